import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Template } from '@egret/domain';

/** A folder of a test's own, removed at the end with all that is in it. */
export interface TestFolder extends AsyncDisposable {
  readonly path: string;
  /** Writes a file into the folder and returns its path. */
  write(name: string, content: string | Uint8Array): Promise<string>;
}

export async function testFolder(): Promise<TestFolder> {
  const path = await mkdtemp(join(tmpdir(), 'egret-ingestion-test-'));
  return {
    path,
    async write(name, content) {
      const file = join(path, name);
      await writeFile(file, content);
      return file;
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}

export const approvals = { uscc: '11350299TT90000115', name: '测试审批局' };
export const court = { uscc: '11350299TT900002XW', name: '测试法院' };

/** Synthetic: division 350299 does not exist, the check characters are right. */
const company = '91350299TT9000011W';

export const honourTitles = [
  ...['信息类别', '文书号', '主体名称', '主体类别', '统一社会信用代码', '证件类型', '证件号码'],
  ...['认定机关', '认定机关统一社会信用代码', '认定日期', '内容'],
];

/** The CSV text of cells: quoted only where needed. */
export function csvOf(...rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

/** The cells of an honour of the test company; `changes` are by title. */
export function honour(
  documentNumber: string,
  changes: Readonly<Record<string, string>> = {},
): readonly string[] {
  const cells: Readonly<Record<string, string>> = {
    信息类别: '荣誉表彰-市级',
    文书号: documentNumber,
    主体名称: '测试一号有限公司',
    主体类别: '法人及非法人组织',
    统一社会信用代码: company,
    认定机关: approvals.name,
    认定机关统一社会信用代码: approvals.uscc,
    认定日期: '2019/05/06',
    内容: '诚信示范单位',
    ...changes,
  };
  return honourTitles.map((title) => cells[title] ?? '');
}

/** A file of honours (template `other`) with its header. */
export function honours(...rows: readonly (readonly string[])[]): string {
  return csvOf(honourTitles, ...rows);
}

export interface DroppedFile {
  readonly file: string;
  /** Null where the manifest names a file that is not there. */
  readonly content: string | Uint8Array | null;
  readonly rows: number;
  readonly template?: Template;
  readonly department?: { readonly uscc: string; readonly name: string };
  readonly deliveredOn?: string;
  readonly hold?: boolean;
}

/** Drops a delivery as departments do: the files first, the manifest last and under another name before. */
export async function drop(folder: string, month: string, files: readonly DroppedFile[]): Promise<void> {
  const path = join(folder, month);
  await mkdir(path);
  for (const { file, content } of files) {
    if (content !== null) await writeFile(join(path, file), content);
  }
  const deliveries = files.map(({ file, rows, ...named }) => ({
    file,
    rows,
    template: named.template ?? 'other',
    department: named.department ?? approvals,
    deliveredOn: named.deliveredOn ?? `${month}-28`,
    hold: named.hold,
  }));
  await writeFile(join(path, 'manifest.new'), JSON.stringify({ synthetic: true, deliveries }));
  await rename(join(path, 'manifest.new'), join(path, 'manifest.json'));
}

/** Everything that a generator gives. */
export async function collect<T>(given: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const one of given) all.push(one);
  return all;
}
