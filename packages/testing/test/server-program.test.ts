import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { obtainFromDebian } from '../src/servers/debian-packages.ts';
import { findOnPath } from '../src/servers/executables.ts';
import { findServerProgram } from '../src/servers/server-program.ts';

const preferred = { command: 'egret-preferred', packages: ['egret-preferred'] };
const other = { command: 'egret-other', packages: ['egret-other'] };
const script = '#!/bin/sh\necho 1.0\n';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'egret-server-program-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A file in a new folder, which is returned. */
function folderWith(name: string, content: string, mode = 0o755): string {
  const made = mkdtempSync(join(folder, 'bin-'));
  writeFileSync(join(made, name), content);
  chmodSync(join(made, name), mode);
  return made;
}

describe('a server program', () => {
  const unobtainable = async () => ({ missing: 'nothing is obtained here' });

  it('is the preferred one of those on the PATH, wherever it stands there', async () => {
    const first = folderWith('egret-other', script);
    const second = folderWith('egret-preferred', script);
    const find = (path: string) => findServerProgram([preferred, other], path, folder, unobtainable);
    expect(await find(`${first}:${second}`)).toEqual({ command: join(second, 'egret-preferred') });
    expect(await find(`:/nowhere:${first}`)).toEqual({ command: join(first, 'egret-other') });
  });

  it('is not a file that cannot be run', async () => {
    const path = folderWith('egret-other', script, 0o644);
    expect(await findServerProgram([other], path, folder, unobtainable)).toEqual({
      missing: 'nothing is obtained here',
    });
  });

  it('is missing with every reason, each once, where none can be had', async () => {
    const reasons = ['no apt-get', 'no apt-get', 'no package'];
    const obtain = async () => ({ missing: reasons.shift() ?? 'asked too often' });
    expect(await findServerProgram([preferred, other, other], '', folder, obtain)).toEqual({
      missing: 'no apt-get; no package',
    });
  });
});

// Elsewhere there are no Debian packages to obtain anything from.
describe.each(findOnPath('apt-get') === null ? [] : ['apt-get'])('a program that %s obtains', () => {
  const program = { command: 'egret-server', packages: ['egret-server'] };
  let source: string;
  let environment: Readonly<Record<string, string>>;

  /** Adds a package to the source in which a program lies that says what its library, of another package, says. */
  function addPackage(name: string, depends: string, file: string, content: string): void {
    const tree = mkdtempSync(join(folder, 'package-'));
    const path = join(tree, file);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, content);
    chmodSync(path, 0o755);
    mkdirSync(join(tree, 'DEBIAN'), { mode: 0o755 });
    const control = `Package: ${name}\nVersion: 1\nArchitecture: all\nMaintainer: Egret\n${depends}Description: test\n`;
    writeFileSync(join(tree, 'DEBIAN', 'control'), control);
    const archive = join(source, `${name}.deb`);
    chmodSync(tree, 0o755);
    execFileSync('dpkg-deb', ['--root-owner-group', '--build', tree, archive], { stdio: 'ignore' });
    const bytes = readFileSync(archive);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const entry = `${control}Filename: ./${name}.deb\nSize: ${bytes.length}\nSHA256: ${sha256}\n\n`;
    writeFileSync(join(source, 'Packages'), entry, { flag: 'a' });
  }

  beforeAll(() => {
    source = mkdtempSync(join(folder, 'source-'));
    const server = '#!/bin/sh\ncat "${LD_LIBRARY_PATH%%:*}/libegret.so.1"\n';
    addPackage('egret-server', 'Depends: libegret1\n', 'usr/sbin/egret-server', server);
    addPackage('libegret1', '', 'usr/lib/libegret.so.1', 'from its library\n');
    const list = join(source, 'sources.list');
    writeFileSync(list, `deb [trusted=yes] copy:${source} ./\n`);
    const config = join(source, 'apt.conf');
    writeFileSync(config, `Dir::Etc::sourcelist "${list}";\nDir::Etc::sourceparts "-";\n`);
    environment = { PATH: process.env['PATH'] ?? '', APT_CONFIG: config };
  });

  const obtain = (cache: string) => obtainFromDebian(program.command, program.packages, cache, environment);
  const newCache = () => mkdtempSync(join(folder, 'cache-'));

  it('runs with its libraries, and is there for the next run', async () => {
    const cache = newCache();
    const command = join(cache, 'egret-server', 'run');
    expect(await obtain(cache)).toEqual({ command });
    expect(execFileSync(command, { encoding: 'utf8' })).toBe('from its library\n');
    expect(readdirSync(join(cache, 'egret-server')).toSorted()).toEqual(['log', 'root', 'run']);
    const again = await findServerProgram([program], '', cache, async () => ({ missing: 'obtained twice' }));
    expect(again).toEqual({ command });
  });

  it('is one where two runs obtain it at the same time, and nothing else is left', async () => {
    const cache = newCache();
    const command = join(cache, 'egret-server', 'run');
    expect(await Promise.all([obtain(cache), obtain(cache)])).toEqual([{ command }, { command }]);
    expect(readdirSync(cache)).toEqual(['egret-server']);
  });

  it('is obtained again where what is there does not run', async () => {
    const cache = newCache();
    mkdirSync(join(cache, 'egret-server'));
    writeFileSync(join(cache, 'egret-server', 'run'), '#!/nowhere\n', { mode: 0o755 });
    const found = await findServerProgram([program], '', cache, (_, into) => obtain(into));
    expect(found).toEqual({ command: join(cache, 'egret-server', 'run') });
    expect(readFileSync(join(cache, 'egret-server', 'run'), 'utf8')).not.toContain('nowhere');
  });

  it('is missing, and leaves nothing, where no source has it', async () => {
    const cache = newCache();
    const packages = ['egret-unknown'];
    expect(await obtainFromDebian('egret-unknown', packages, cache, environment)).toEqual({
      missing: 'E: Unable to locate package egret-unknown',
    });
    expect(readdirSync(cache)).toEqual([]);
  });
});
