/** Why the embedded server does not run, in Chinese and English: its message says all that an operator needs. */
export class EmbeddedError extends Error {
  override name = 'EmbeddedError';
  readonly forOperator = true;

  constructor(zh: string, en: string) {
    super(`${zh} · ${en}`);
  }
}

/** What stands in the server's log, and what it means to an operator. */
const causes: readonly (readonly [RegExp, string, string])[] = [
  [
    /No space left on device|Disk quota exceeded/,
    '磁盘已满，请腾出空间',
    'the disk is full: free some space',
  ],
  [
    /Read-only file system/,
    '数据目录所在文件系统为只读，请以可写方式挂载',
    'its folder is mounted read-only: mount it writable',
  ],
  [
    /Permission denied|wrong ownership|invalid permissions/,
    '数据目录的属主或权限不对，请恢复原样',
    'owner or permissions of its folder are wrong: restore them',
  ],
  [
    /File name too long|is too long/,
    '数据目录的路径过长，请换用较短的',
    'the path of its folder is too long: use a shorter one',
  ],
  [
    /could not (create shared memory|map anonymous|fork)|Cannot allocate memory|out of memory/,
    '内存不足，请释放内存',
    'there is not enough memory: free some',
  ],
];

/** The known cause that a piece of the server's log names, or null. */
export function causeIn(said: string): { readonly zh: string; readonly en: string } | null {
  const [, zh, en] = causes.find(([pattern]) => pattern.test(said)) ?? [];
  return zh === undefined || en === undefined ? null : { zh, en };
}

/**
 * The error for a server that ended or did not start, of which the log says `said`. Names the cause where it is a known one,
 * and always where the whole log is.
 */
export function serverFailed(said: string, log: string): EmbeddedError {
  const cause = causeIn(said);
  if (cause !== null) {
    return new EmbeddedError(
      `内置数据库无法运行：${cause.zh}，然后重新启动（日志 ${log}）`,
      `the embedded database cannot run: ${cause.en}, then start again (log: ${log})`,
    );
  }
  const lastLine = said.split('\n').at(-1) ?? '';
  return new EmbeddedError(
    `内置数据库停止运行，原因见日志 ${log}`,
    `the embedded database ended, see its log: ${log}${lastLine === '' ? '' : `: ${lastLine}`}`,
  );
}
