import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type HeldProcess, holdProcess } from '@egret/embedded';

/** The root of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the project's tools one at a time; none of them outlives this process. */
export class Commands {
  #running: HeldProcess | null = null;
  #stopped = false;

  /** Runs a tool of node_modules/.bin in the root with our output; returns its exit code. */
  async run(tool: string, args: readonly string[]): Promise<number> {
    if (this.#stopped) return 1;
    const environment = Object.entries(process.env).filter((entry): entry is [string, string] => {
      return entry[1] !== undefined;
    });
    this.#running = holdProcess({
      command: join(root, 'node_modules', '.bin', tool),
      args,
      cwd: root,
      account: null,
      environment: Object.fromEntries(environment),
      output: 'inherit',
      stopSignals: [{ signal: 'SIGTERM', patienceMs: 10_000 }],
      stopGroup: true,
      removeWhenStopped: [],
    });
    const code = await this.#running.exited;
    this.#running = null;
    return code;
  }

  /** Stops what runs, and lets nothing else start. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running?.stop();
  }
}

/** Every TypeScript project, relative to the root: sources and, where they differ, tests. */
export function typeScriptProjects(): readonly string[] {
  return globSync(['{packages,services}/*/tsconfig{,.test}.json', '{scripts,infra}/tsconfig.json'], {
    cwd: root,
  })
    .filter((path) => existsSync(join(root, path)))
    .toSorted();
}
