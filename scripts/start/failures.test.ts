import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testKeys } from '@egret/testing';
import { type TestInstallation, testInstallation } from '../installation/_installation.ts';

const start = 'scripts/start/main.ts';

/** Nobody answers on port 1 of this machine. */
const elsewhere = {
  DATABASE_URL: 'postgres://egret:secret@127.0.0.1:1/egret',
  EGRET_MIGRATION_URL: 'postgres://egret:secret@127.0.0.1:1/egret',
  EGRET_KEYS: JSON.stringify(testKeys),
};

/** Chinese, then English, on one line, and nothing of a stack. */
const sentence = /^[^\n]*\p{Script=Han}[^\n]* · [^\n]+\n$/u;

describe('what a person is told of a failure', () => {
  let installation: TestInstallation;

  beforeAll(async () => {
    installation = await testInstallation();
  });
  afterAll(() => installation[Symbol.asyncDispose]());

  async function failed(
    program: string,
    environment: Readonly<Record<string, string>>,
    args: readonly string[] = [],
  ): Promise<string> {
    const running = installation.run(program, args, environment);
    const status = await running.ended;
    const output = running.output().replace(/^\[.*\n/gm, '');
    expect(output, running.output()).toMatch(sentence);
    expect(output).not.toContain('secret');
    expect(status, output).toBe(1);
    return output;
  }

  it.each([
    ['npm start', start, []],
    ['npm run migrate', 'services/migration/src/main.ts', []],
    ['npm run clients', 'scripts/clients/main.ts', ['list']],
    ['the API', 'services/query-api/src/main.ts', []],
  ])('is one sentence where no database answers %s', async (_, program, args) => {
    expect(await failed(program, elsewhere, args)).toContain('无法连接 127.0.0.1:1');
  });

  it('is one sentence where the environment is wrong', async () => {
    const output = await failed(start, { ...elsewhere, DATABASE_URL: 'here', PORT: 'http' });
    expect(output).toMatch(/DATABASE_URL: .*; PORT: /);
  });

  it('is one sentence where the data folder is a file, or its name too long', async () => {
    const file = join(dirname(installation.folder.path), 'file');
    await writeFile(file, '');
    expect(await failed(start, { EGRET_DATA_DIR: file })).toContain(`${file} 应为目录`);
    expect(await failed(start, { EGRET_DATA_DIR: join(file, '..', 'a'.repeat(300)) })).toContain('过长');
    const deep = join(dirname(file), ...Array.from({ length: 4 }, () => 'b'.repeat(200)));
    expect(await failed(start, { EGRET_DATA_DIR: deep })).toContain('过长');
  });

  it('is one sentence where keys.json is damaged or the port is taken', async () => {
    const { keys, path } = installation.folder;
    await mkdir(path);
    await writeFile(keys, '{"sealing": ');
    expect(await failed(start, {})).toContain(`密钥文件内容有误，请从备份恢复：${keys}`);
    await writeFile(keys, JSON.stringify(testKeys));
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const PORT = String(typeof address === 'object' ? address?.port : 0);
    expect(await failed(start, { PORT })).toContain(`端口已被占用（127.0.0.1:${PORT}）`);
    server.close();
  });
});
