import { type KeyPurpose, keyPurposes } from '@egret/store';

/** What is to be done about keys. */
export type Command =
  | { readonly command: 'list' }
  | { readonly command: 'add'; readonly purpose: KeyPurpose }
  | { readonly command: 'rotate'; readonly purpose: KeyPurpose }
  | {
      readonly command: 'retire';
      readonly purpose: KeyPurpose;
      readonly keyId: string;
      readonly acceptLoss: boolean;
    };

/** What was wrong with the command's arguments, in Chinese and English. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export const usage = `用法 usage: npm run keys -- COMMAND
  list                                  各密钥及其下的行数 · the keys and the rows under each
  add PURPOSE                           在 keys.json 中加入新密钥并设为当前（仅限自带数据库的安装，先停止）
                                        a new active key in keys.json; only where npm start brings the database, stopped
  rotate PURPOSE                        以当前密钥重做旧密钥下的数据，可随时中断后重来
                                        makes what is under older keys anew under the active one; may be stopped and begun again
  retire PURPOSE KEY-ID [--accept-loss] 停用不再需要的密钥 · ends a key that nothing needs any more
  PURPOSE ${keyPurposes.join(', ')}`;

/** Reads the arguments of `npm run keys -- …`. Throws `UsageError` that says what is missing or wrong. */
export function readCommand(args: readonly string[]): Command {
  const acceptLoss = args.includes('--accept-loss');
  const [command, purpose, keyId, ...rest] = args.filter((arg) => arg !== '--accept-loss');
  if (rest.length > 0) throw new UsageError('参数过多 · too many arguments');
  if (command === 'list' && purpose === undefined && !acceptLoss) return { command };
  if ((command === 'add' || command === 'rotate') && keyId === undefined && !acceptLoss) {
    return { command, purpose: purposeOf(purpose) };
  }
  if (command === 'retire' && keyId !== undefined) {
    return { command, purpose: purposeOf(purpose), keyId, acceptLoss };
  }
  throw new UsageError('命令或参数有误 · the command is unknown or its arguments are others');
}

function purposeOf(text: string | undefined): KeyPurpose {
  const purpose = keyPurposes.find((each) => each === text);
  if (purpose === undefined) {
    throw new UsageError(`PURPOSE 应为以下之一 must be one of: ${keyPurposes.join(', ')}`);
  }
  return purpose;
}
