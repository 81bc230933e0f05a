import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { ConfigError, isUnavailable, knownFailure } from '../src/index.ts';

const failure = (fields: object, message = 'as the driver says it'): Error =>
  Object.assign(new Error(message), fields);

describe('the sentence for a failure', () => {
  it.each([
    ['a full disk of the database', failure({ code: '53100' }), '数据库所在磁盘已满', true],
    ['a full disk', failure({ code: 'ENOSPC', path: '/data/inbox/a.csv' }), '/data/inbox/a.csv', false],
    ['a wrong password', failure({ code: '28P01' }), 'DATABASE_URL', false],
    ['a database that is not there', failure({ code: '3D000' }), 'DATABASE_URL', false],
    ['no connection left', failure({ code: '53300' }), 'EGRET_CONNECTIONS', true],
    ['a standby', failure({ code: '25006' }), '只读', true],
    ['a killed connection', failure({ code: '57P01' }), '连接已断开', true],
    ['a connection that broke', failure({}, 'Connection terminated unexpectedly'), '连接已断开', true],
    ['no server', failure({ code: 'ECONNREFUSED', address: '::1', port: 5432 }), '::1:5432', true],
    ['no answer', failure({}, 'Connection terminated due to connection timeout'), '无法连接', true],
    ['no free connection', failure({}, 'timeout exceeded when trying to connect'), '无法连接', true],
    ['an unknown host', failure({ code: 'ENOTFOUND', hostname: 'db.example' }), 'db.example', true],
    ['a lock that is not had', failure({ code: '55P03' }), '未在规定时间内', true],
    ['a statement out of time', failure({ code: '57014' }), '未在规定时间内', true],
    ['a read-only folder', failure({ code: 'EROFS', path: '/srv/egret' }), 'EGRET_DATA_DIR', false],
    ['a folder of somebody else', failure({ code: 'EACCES', path: '/srv/egret' }), '/srv/egret', false],
    ['a low port', failure({ code: 'EACCES', syscall: 'listen', address: '::', port: 80 }), 'PORT', false],
    ['a long name', failure({ code: 'ENAMETOOLONG', path: `/srv/${'a'.repeat(300)}` }), '过长', false],
    ['a file for a folder', failure({ code: 'ENOTDIR', path: '/srv/egret' }), '应为目录', false],
    ['our own', new ConfigError('请改正 · correct it', ['PORT']), '请改正 · correct it', false],
  ])('is there for %s', (_, error, part, passes) => {
    const sentence = knownFailure(error);
    expect(sentence).toContain(part);
    expect(sentence).toMatch(/^[^\n]*\p{Script=Han}[^\n]* · [^\n]+$/u);
    expect(isUnavailable(error)).toBe(passes);
    expect(isUnavailable(new AggregateError([new Error('x'), error]))).toBe(passes);
    expect(knownFailure(new Error('closing', { cause: error }))).toBe(sentence);
    const onTheWayOut = new SuppressedError(new Error('closing'), error);
    expect([knownFailure(onTheWayOut), isUnavailable(onTheWayOut)]).toEqual([sentence, passes]);
    expect(knownFailure(new AggregateError([new Error('another'), error]))).toBe(sentence);
  });

  it('is there for a port that is really taken', async () => {
    const first = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => first.once('listening', resolve));
    const address = first.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const error = await new Promise((resolve) => {
      createServer().once('error', resolve).listen(port, '127.0.0.1');
    });
    first.close();
    expect(knownFailure(error)).toContain(`端口已被占用（127.0.0.1:${port}）`);
  });

  it.each([
    new TypeError('x is not a function'),
    ...['23505', '22P02', '42P01', '57000', 'XX000'].map((code) => failure({ code })),
    'text',
  ])('is not there for a defect: %s', (error) => {
    expect(knownFailure(error)).toBeNull();
    expect(isUnavailable(error)).toBe(false);
  });
});
