import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { removeEmbeddedPostgres } from '@egret/embedded';
import { type DataFolder, dataFolderAt } from './data-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const node = join(root, 'node_modules', '.bin', 'node');

/** One of the project's programs as a process, leader of a process group of its own. */
export interface RunningProgram {
  /** Everything it printed so far. */
  output(): string;
  /** Waits until it printed something that matches, and returns the match. Throws where it ends without. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  /** Its exit status, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  signal(name: NodeJS.Signals): void;
  /** Closes the reading end of its standard output, as `| head` does. */
  stopReading(): void;
  /** Ends it and every process of its group as nothing can prevent. */
  killGroup(): void;
}

/** An installation in a folder of a test's own; at the end what runs is killed and everything removed. */
export interface TestInstallation extends AsyncDisposable {
  readonly folder: DataFolder;
  /** Starts a program such as `scripts/start/main.ts` upon it, on a free port, with nothing else in its environment. */
  run(
    program: string,
    args: readonly string[],
    environment?: Readonly<Record<string, string>>,
  ): RunningProgram;
  /** Command lines that name the folder: its server's, and the watchdogs'. */
  processes(): Promise<readonly string[]>;
}

export async function testInstallation(): Promise<TestInstallation> {
  const path = await mkdtemp(join(tmpdir(), 'egret-installation-test-'));
  // The embedded server's account must be able to pass through.
  await chmod(path, 0o711);
  const folder = dataFolderAt(join(path, 'data'));
  const programs: RunningProgram[] = [];
  return {
    folder,
    run(program, args, environment = {}) {
      const running = runProgram(program, args, { EGRET_DATA_DIR: folder.path, PORT: '0', ...environment });
      programs.push(running);
      return running;
    },
    processes: () => processesIn(path),
    async [Symbol.asyncDispose]() {
      for (const running of programs) {
        running.killGroup();
        await running.ended;
      }
      await removeEmbeddedPostgres(folder.postgres);
      await rm(path, { recursive: true, force: true });
    },
  };
}

function runProgram(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): RunningProgram {
  const { PATH, HOME } = process.env;
  const NODE_COMPILE_CACHE = join(root, 'node_modules', '.cache', 'node');
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', program, ...args], {
    cwd: root,
    env: { PATH, HOME, NODE_COMPILE_CACHE, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<number | NodeJS.Signals>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? signal ?? 1));
  });
  return {
    output: () => output,
    stopReading: () => void child.stdout.destroy(),
    ended,
    signal: (name) => void child.kill(name),
    killGroup() {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
        process.kill(-child.pid, 'SIGKILL');
      }
    },
    async printed(pattern) {
      return new Promise((resolve, reject) => {
        function look(): void {
          const match = pattern.exec(output);
          if (match === null) return;
          listeners.delete(look);
          resolve(match);
        }
        listeners.add(look);
        look();
        ended.then((status) => reject(new Error(`${program} ended (${status}):\n${output}`)), reject);
      });
    },
  };
}

async function processesIn(path: string): Promise<readonly string[]> {
  if (!existsSync('/proc/self')) {
    const lines = execFileSync('/bin/ps', ['-A', '-ww', '-o', 'command='], { encoding: 'utf8' }).split('\n');
    return lines.filter((line) => line.includes(path));
  }
  const found: string[] = [];
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    try {
      const line = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ');
      if (line.includes(path)) found.push(line);
    } catch (error) {
      // It ended while it was looked at.
      if (!['ENOENT', 'ESRCH'].includes(String((error as NodeJS.ErrnoException).code))) throw error;
    }
  }
  return found;
}
