import { parseArgs } from 'node:util';
import {
  type Action,
  actions,
  checkIdentifier,
  holdsCitizenNumber,
  type LocalDate,
  parseLocalDate,
  type Purpose,
  purposes,
  renderIssue,
  type Role,
  roles,
} from '@egret/domain';
import type { DepartmentOption } from '../installation/department.ts';

/** What is to be done about clients. */
export type Command =
  | { readonly command: 'list'; readonly code: string | null }
  | {
      readonly command: 'create';
      readonly code: string;
      readonly name: string;
      readonly department: DepartmentOption;
      readonly roles: readonly Role[];
      readonly perks: readonly string[];
    }
  | { readonly command: 'key'; readonly code: string; readonly expires: LocalDate | null }
  | { readonly command: 'revoke'; readonly code: string; readonly keyId: string }
  | {
      readonly command: 'grant';
      readonly code: string;
      readonly action: Action;
      readonly purposes: readonly Purpose[] | null;
      readonly perks: readonly string[] | null;
      readonly from: LocalDate | null;
      readonly to: LocalDate | null;
    }
  | { readonly command: 'end-grant'; readonly code: string; readonly action: Action }
  | {
      readonly command: 'operator';
      readonly code: string;
      readonly staffNo: string;
      readonly name: string;
    }
  | { readonly command: 'close-operator'; readonly code: string; readonly staffNo: string };

/** What was wrong with the command's arguments, in Chinese and English. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export const usage = `用法 usage: npm run clients -- COMMAND
  list [CODE]                                      客户端、密钥、授权、经办人 · clients, keys, grants, operators
  create CODE --name NAME --department USCC [--department-name NAME] --role ROLE… [--perk PERK…]
                                                   新建，密钥只显示一次 · makes a client; its key is shown once
  key CODE [--expires YYYY-MM-DD]                  再发一个密钥 · another key, beside those there are
  revoke CODE KEY-ID                               停用密钥 · ends a key
  grant CODE ACTION [--purpose P…] [--perk PERK…] [--from YYYY-MM-DD] [--to YYYY-MM-DD]
                                                   授权 · grants an action
  end-grant CODE ACTION                            收回授权 · takes it back as of today
  operator CODE STAFF-NO NAME                      登记客户端所属单位的经办人 · a person of the client's department
  close-operator CODE STAFF-NO                     停用经办人 · closes that person
  ROLE    ${roles.join(', ')}
  ACTION  ${actions.join(', ')}
  P       ${purposes.join(', ')}`;

/** Reads the arguments of `npm run clients -- …`. Throws `UsageError` that says what is missing or wrong. */
export function readCommand(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if ([...positionals, values.name ?? '', values['department-name'] ?? ''].some(holdsCitizenNumber)) {
    throw new UsageError('不得填写身份证号码 · an identity number must not be written here');
  }
  const [command, code, ...rest] = positionals;
  if (command === 'list' && rest.length === 0) return { command, code: code ?? null };
  if (command === undefined || code === undefined) {
    throw new UsageError('命令不完整 · the command is incomplete');
  }
  const [first, second] = rest;
  const counts: Readonly<Record<string, number>> = {
    ...{ create: 0, key: 0, revoke: 1, grant: 1, 'end-grant': 1, operator: 2, 'close-operator': 1 },
  };
  if (counts[command] === undefined) throw new UsageError(`未知命令 unknown command ${command}`);
  if (rest.length !== counts[command]) throw new UsageError('参数个数不符 · other arguments were expected');
  switch (command) {
    case 'create':
      return {
        command,
        code,
        name: needed(values.name, '--name'),
        department: department(values.department, values['department-name']),
        roles: needed(values.role, '--role').map((role) => oneOf(roles, role, '--role')),
        perks: values.perk ?? [],
      };
    case 'key':
      return { command, code, expires: date(values.expires, '--expires') };
    case 'revoke':
      return { command, code, keyId: needed(first, 'KEY-ID') };
    case 'grant':
      return {
        command,
        code,
        action: oneOf(actions, needed(first, 'ACTION'), 'ACTION'),
        purposes: values.purpose?.map((purpose) => oneOf(purposes, purpose, '--purpose')) ?? null,
        perks: values.perk ?? null,
        from: date(values.from, '--from'),
        to: date(values.to, '--to'),
      };
    case 'end-grant':
      return { command, code, action: oneOf(actions, needed(first, 'ACTION'), 'ACTION') };
    case 'operator':
      return { command, code, staffNo: needed(first, 'STAFF-NO'), name: needed(second, 'NAME') };
    default:
      return { command: 'close-operator', code, staffNo: needed(first, 'STAFF-NO') };
  }
}

function department(uscc: string | undefined, name: string | undefined): DepartmentOption {
  const checked = checkIdentifier('uscc', uscc ?? '', '--department');
  if (!checked.ok) {
    throw new UsageError(
      checked.issues
        .map(renderIssue)
        .map(({ zh, en }) => `${zh} · ${en}`)
        .join('\n'),
    );
  }
  return { uscc: checked.value.value, name: name ?? null };
}

function needed<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new UsageError(`缺少 ${name} · ${name} is missing`);
  return value;
}

function oneOf<T extends string>(known: readonly T[], value: string, name: string): T {
  const found = known.find((each) => each === value);
  if (found === undefined) {
    throw new UsageError(`${name} 取值有误 unknown value ${value}: ${known.join(', ')}`);
  }
  return found;
}

function date(text: string | undefined, name: string): LocalDate | null {
  if (text === undefined) return null;
  const parsed = parseLocalDate(text);
  if (parsed === null) {
    throw new UsageError(`${name} 应为日期 YYYY-MM-DD · ${name} must be a date YYYY-MM-DD`);
  }
  return parsed;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        name: { type: 'string' },
        department: { type: 'string' },
        'department-name': { type: 'string' },
        role: { type: 'string', multiple: true },
        perk: { type: 'string', multiple: true },
        purpose: { type: 'string', multiple: true },
        expires: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
      },
    });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}
