import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { checkIdentifier, holdsCitizenNumber, renderIssue, type Template, templates } from '@egret/domain';
import type { DepartmentOption } from '../installation/department.ts';

export interface IngestOptions {
  readonly file: string;
  readonly template: Template;
  readonly department: DepartmentOption;
  /** A person decides whether it is released once its rows are read. */
  readonly hold: boolean;
}

/** What was wrong with the command's arguments, in Chinese and English. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export const usage = `用法 usage:
  npm run ingest -- FILE --template T --department USCC [--department-name NAME] [--hold]
  FILE        CSV，UTF-8 或 GB18030，首行为表头，末行须有换行符 · CSV with a header row, a line break after the last line
  --template  ${templates.join(', ')}
  --department  报送单位统一社会信用代码 · the delivering department's unified social credit code
  --department-name  报送单位名称，首次报送必填 · its name, needed for its first delivery
  --hold      读取后暂缓归集，待人工决定 · its rows are read, and a person decides whether they are taken in`;

/** Reads the arguments of `npm run ingest -- …`. Throws `UsageError` that says what is missing or wrong. */
export function readOptions(args: readonly string[]): IngestOptions {
  const { values, positionals } = parse(args);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    throw new UsageError('须给出一个文件 · exactly one FILE is needed');
  }
  if (holdsCitizenNumber(basename(file))) {
    throw new UsageError(
      '文件名不得含有身份证号码 · the name of the file holds an identity number: rename it',
    );
  }
  const template = templates.find((name) => name === values.template);
  if (template === undefined) {
    throw new UsageError(`未知模板 unknown template ${values.template ?? '(none)'}: ${templates.join(', ')}`);
  }
  const checked = checkIdentifier('uscc', values.department ?? '', '--department');
  if (!checked.ok) {
    throw new UsageError(
      checked.issues
        .map(renderIssue)
        .map(({ zh, en }) => `${zh} · ${en}`)
        .join('\n'),
    );
  }
  return {
    file,
    template,
    department: { uscc: checked.value.value, name: values['department-name'] ?? null },
    hold: values.hold ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        template: { type: 'string' },
        department: { type: 'string' },
        'department-name': { type: 'string' },
        hold: { type: 'boolean' },
      },
    });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}
