import { innerErrors } from './inner-errors.ts';

/** What is wrong and what to do about it. */
interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** What a driver or the system tells of an error beside its message. */
interface Told {
  readonly code: string;
  readonly message: string;
  readonly path: string;
  /** Where the connection was to go, such as `127.0.0.1:5432`. */
  readonly peer: string;
  /** The system call that failed. */
  readonly call: string;
}

/**
 * Returns the sentence, in Chinese and English, for a failure that an operator can act on, whoever threw it: the database,
 * the system, or ourselves (an error with `forOperator` says all in its message). Looks into causes and aggregates.
 * Returns null for what is not known: a defect, whose stack is needed.
 */
export function knownFailure(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('forOperator' in error && error.forOperator === true) return error.message;
  const told = toldBy(error);
  const own = sentences[told.code]?.(told) ?? byMessage(told);
  if (own !== null) return `${own.zh} · ${own.en}`;
  for (const inner of innerErrors(error)) {
    const found = knownFailure(inner);
    if (found !== null) return found;
  }
  return null;
}

type Say = (told: Told) => Sentence;

const say =
  (zh: string, en: string): Say =>
  () => ({ zh, en });

const lost = say(
  '与数据库的连接已断开，请确认数据库仍在运行；恢复后重试即可',
  'the connection to the database was lost: check that it runs, then try again',
);
const refused = say(
  '数据库拒绝登录，请检查 DATABASE_URL（迁移时为 EGRET_MIGRATION_URL）中的账户、密码和库名',
  'the database refuses the login: check user, password and database in DATABASE_URL (EGRET_MIGRATION_URL for migrations)',
);
const late = say(
  '数据库未在规定时间内完成操作，请稍后重试；若反复出现，请检查其负载和被占用的锁',
  'the database did not finish in time: try again later; if it comes again, look at its load and locks',
);
const away: Say = ({ peer }) => ({
  zh: `无法连接 ${peer || '数据库'}，请确认数据库（或 Redis）已启动，且 DATABASE_URL（或 REDIS_URL）中的地址无误`,
  en: `nothing answers at ${peer || 'the database'}: check that the database (or Redis) runs and that DATABASE_URL (or REDIS_URL) names it`,
});
const unwritable: Say = (told) =>
  told.call === 'listen'
    ? {
        zh: `无权监听 ${told.peer}，请用 PORT 指定 1024 以上的端口`,
        en: `this account may not listen at ${told.peer}: name a port above 1024 in PORT`,
      }
    : {
        zh: `无权读写 ${told.path}，请改正其权限（或以可写方式挂载），数据目录也可用 EGRET_DATA_DIR 另行指定`,
        en: `${told.path} cannot be read or written: correct its permissions (or mount it writable), or name another data folder in EGRET_DATA_DIR`,
      };
const notFolder: Say = ({ path }) => ({
  zh: `${path} 应为目录，却是文件，请移开该文件或用 EGRET_DATA_DIR 另行指定数据目录`,
  en: `${path} is a file where a folder is needed: move it away, or name another data folder in EGRET_DATA_DIR`,
});

const missing: Say = (told) => {
  // What Node.js says of a folder that it cannot make on a read-only file system.
  if (told.call === 'mkdir') return unwritable(told);
  const what = told.path || told.peer || told.call;
  return {
    zh: `没有这个文件或目录：${what}`,
    en: `there is no such file or folder: ${what}`,
  };
};

/** By the SQLSTATE of PostgreSQL or the system's code. */
const sentences: Readonly<Record<string, Say>> = {
  '25006': say(
    '数据库为只读（备用库或已设为只读），请在 DATABASE_URL 中改用可写的主库',
    'the database is read-only (a standby, or set so): name the writable primary in DATABASE_URL',
  ),
  '25P03': late,
  '25P04': late,
  '28000': refused,
  '28P01': refused,
  '3D000': refused,
  '40001': late,
  '40P01': late,
  '42501': say(
    '数据库账户权限不足：服务须使用 egret_service 组内的账户，迁移须使用属主账户，见 docs/operating/running.md',
    'the database role lacks a right: services need a member of egret_service, migrations the owner, see docs/operating/running.md',
  ),
  '53100': say(
    '数据库所在磁盘已满，请腾出空间；已提交的数据不受影响，未完成的工作可以继续',
    'the disk of the database is full: free some space; what is committed is safe, and unfinished work can go on',
  ),
  '53200': say(
    '数据库内存不足，请增加其内存或减少连接数',
    'the database is out of memory: give it more, or fewer connections',
  ),
  '53300': say(
    '数据库连接数已用尽，请调小 EGRET_CONNECTIONS 或调大 max_connections',
    'the database has no connection left: lower EGRET_CONNECTIONS or raise max_connections',
  ),
  '55P03': late,
  '57014': late,
  '57P01': lost,
  '57P02': lost,
  '57P04': lost,
  '57P05': lost,
  '57P03': say(
    '数据库正在启动或停止，请稍后重试',
    'the database is starting or stopping: try again in a moment',
  ),
  EACCES: unwritable,
  EADDRINUSE: ({ peer }) => ({
    zh: `端口已被占用（${peer}），请用 PORT（或 EGRET_OPERATIONS_PORT）指定另一个端口`,
    en: `the port is taken (${peer}): name another in PORT (or EGRET_OPERATIONS_PORT)`,
  }),
  EADDRNOTAVAIL: ({ peer }) => ({
    zh: `本机没有地址 ${peer}，请改正 HOST`,
    en: `this machine has no address ${peer}: correct HOST`,
  }),
  EAI_AGAIN: away,
  ECONNREFUSED: away,
  ECONNRESET: lost,
  EDQUOT: diskFull,
  EEXIST: notFolder,
  EHOSTUNREACH: away,
  EMFILE: say('打开的文件过多，请调大 ulimit -n', 'too many files are open: raise `ulimit -n`'),
  ENAMETOOLONG: ({ path }) => ({
    zh: `路径或文件名过长，请缩短：${shortened(path)}`,
    en: `the path or file name is too long, shorten it: ${shortened(path)}`,
  }),
  ENETUNREACH: away,
  ENOENT: missing,
  ENOSPC: diskFull,
  ENOTDIR: notFolder,
  ENOTFOUND: away,
  EPERM: unwritable,
  EROFS: unwritable,
  ETIMEDOUT: away,
};

function diskFull({ path }: Told): Sentence {
  const at = path === '' ? '' : `（${path}）`;
  return {
    zh: `磁盘已满${at}，请腾出空间后重试`,
    en: `the disk is full${path === '' ? '' : ` at ${path}`}: free some space and try again`,
  };
}

/** What the driver throws without a code, and the whole class of codes that is about connections. */
function byMessage(told: Told): Sentence | null {
  if (/^08...$/.test(told.code)) return lost(told);
  if (/^Connection terminated due to connection timeout|^timeout e/.test(told.message)) return away(told);
  if (/^Connection terminated|^Client (was closed|has encountered a connection error)/.test(told.message)) {
    return lost(told);
  }
  if (/^SASL: .*password must be/.test(told.message)) return refused(told);
  return null;
}

function toldBy(error: Error): Told {
  const field = (name: string): string => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const host = field('address') || field('hostname');
  const port = field('port');
  return {
    code: field('code'),
    message: error.message,
    path: field('path') || field('dest'),
    peer: port === '' ? host : `${host}:${port}`,
    call: field('syscall'),
  };
}

function shortened(path: string): string {
  return path.length <= 120 ? path : `${path.slice(0, 60)}…${path.slice(-40)}`;
}
