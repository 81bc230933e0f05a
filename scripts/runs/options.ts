import { parseArgs } from 'node:util';
import { holdsCitizenNumber } from '@egret/domain';
import { UsageError } from '../ingest/options.ts';

export type Command =
  | { readonly command: 'list' }
  | { readonly command: 'release'; readonly delivery: string }
  | { readonly command: 'refuse'; readonly delivery: string; readonly reason: string };

/** A reason stands in a list beside others. */
const longestReason = 200;

export const usage = `用法 usage: npm run runs -- COMMAND
  list                             尚未归集的批次及其状态 · deliveries that are not released, and how they stand
  release DELIVERY                 放行暂缓的批次 · lets a held delivery be taken in
  refuse DELIVERY --reason TEXT    退回暂缓的批次并说明理由 · refuses a held delivery and says why
  DELIVERY  批次名称 · the delivery's name, as list prints it`;

/** Reads the arguments of `npm run runs -- …`; none: `list`. Throws `UsageError` that says what is missing or wrong. */
export function readCommand(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  const { reason } = values;
  if ([...positionals, reason ?? ''].some(holdsCitizenNumber)) {
    throw new UsageError('不得填写身份证号码 · an identity number must not be written here');
  }
  const [command = 'list', delivery, ...more] = positionals;
  if (!['list', 'release', 'refuse'].includes(command)) {
    throw new UsageError(`未知命令 unknown command ${command}`);
  }
  if (reason !== undefined && command !== 'refuse') {
    throw new UsageError('--reason 只用于 refuse · --reason is for refuse only');
  }
  if (more.length > 0 || (delivery === undefined) !== (command === 'list')) {
    throw new UsageError('参数个数不符 · other arguments were expected');
  }
  if (delivery === undefined) return { command: 'list' };
  if (command === 'release') return { command, delivery };
  return { command: 'refuse', delivery, reason: readReason(reason) };
}

function readReason(given: string | undefined): string {
  const reason = given?.trim() ?? '';
  if (reason === '') throw new UsageError('须用 --reason 说明理由 · --reason is needed');
  if (reason.length > longestReason || !reason.isWellFormed() || /\p{Cc}/u.test(reason)) {
    throw new UsageError(
      `理由限一行，至多${longestReason}字 · the reason is one line of at most ${longestReason} characters`,
    );
  }
  return reason;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { reason: { type: 'string' } },
    });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}
