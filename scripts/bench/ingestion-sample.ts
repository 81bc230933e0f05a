import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { LocalDate } from '@egret/domain';
import { deliveringDepartments, layouts } from '../seed/layouts.ts';
import { residentId, uscc } from '../seed/identifiers.ts';

export const template = 'licence-organisation';

const authority = deliveringDepartments[template];
const titles = layouts[template];

/** Lines written at once. */
const linesAtOnce = 5_000;

/**
 * Writes a file of `rows` synthetic licences of firms with `rowsOfSubject` licences each; every firm has a representative
 * with a number of their own. Firms follow each other in turn, so that the licences of one are far apart in the file.
 */
export async function writeLicences(path: string, rows: number, rowsOfSubject: number): Promise<void> {
  const subjects = Math.ceil(rows / rowsOfSubject);
  function* blocks(): Generator<string> {
    yield `${titles.join(',')}\r\n`;
    for (let from = 0; from < rows; from += linesAtOnce) {
      const lines: string[] = [];
      for (let row = from; row < Math.min(rows, from + linesAtOnce); row += 1) {
        lines.push(licence(row % subjects, row));
      }
      yield lines.join('');
    }
  }
  await pipeline(Readable.from(blocks()), createWriteStream(path));
}

function licence(subject: number, row: number): string {
  const day = `2019-0${1 + (row % 9)}-1${row % 10}`;
  const cells: Readonly<Record<string, string>> = {
    行政相对人名称: `合成${subject}号商贸有限公司`,
    行政相对人类别: '法人及非法人组织',
    '行政相对人代码_1(统一社会信用代码)': uscc('91', subject),
    法定代表人: `合成${subject % 977}`,
    法定代表人证件类型: '身份证',
    法定代表人证件号码: representative(subject),
    行政许可决定文书名称: '准予行政许可决定书',
    行政许可决定文书号: `海审许〔2019〕${row}号`,
    许可类别: '普通',
    许可证书名称: '食品经营许可证',
    许可编号: `JY${row}`,
    许可内容: '准予从事预包装食品销售、散装食品销售',
    许可决定日期: day,
    有效期自: day,
    有效期至: '2024/12/31',
    许可机关: authority.name,
    许可机关统一社会信用代码: authority.uscc,
    当前状态: '1',
    数据来源单位: authority.name,
    数据来源单位统一社会信用代码: authority.uscc,
  };
  return `${titles.map((title) => cells[title] ?? '').join(',')}\r\n`;
}

/** A number of its own for each of a million: a thousand orders on each of a thousand days. */
function representative(subject: number): string {
  const day = Math.floor(subject / 1000);
  const born = new Date(Date.UTC(1970, 0, 1 + day)).toISOString().slice(0, 10);
  return residentId(born as LocalDate, subject % 1000);
}
