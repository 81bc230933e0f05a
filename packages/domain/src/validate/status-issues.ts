import type { Issue } from '../issue.ts';
import { shown } from './issues.ts';

/* The wording of issues about what has happened to a record, and about what a penalty cannot be. */

/** A number of 当前状态 that means one thing by the standard of 2015 and its opposite by that of 2018. */
export function statusUnclear(title: string, received: string): Issue {
  return {
    field: title,
    code: 'status-unclear',
    expected: 'a word (有效, 撤销), or a header of one standard only',
    received: shown(received),
    zh: `表头兼有2015年与2018年标准的列，无法判断“${title}”中数字的含义，请改填“有效”“撤销”等文字`,
    en: `the header mixes columns of the standards of 2015 and 2018, so the number in "${title}" can mean either: write 有效 or 撤销`,
  };
}

/** A day of annulment without the status that says so. */
export function annulledWithoutStatus(title: string, received: string, statusTitle: string): Issue {
  return {
    field: title,
    code: 'mismatch',
    expected: `nothing, or 撤销 in "${statusTitle}"`,
    received,
    zh: `填写了“${title}”，但“${statusTitle}”不是“撤销”，请核对`,
    en: `"${title}" is filled but "${statusTitle}" does not say that the decision is annulled (撤销)`,
  };
}

/** A row that only brings an event cannot be taken back by its status. */
export function eventTakenBack(title: string, received: string): Issue {
  return {
    field: title,
    code: 'event-taken-back',
    expected: 'nothing or 有效: what a row reported by mistake is revoked by a person',
    received: shown(received),
    zh: `履行情况不能用“${title}”撤回，误报的请申请撤销该事件`,
    en: `a fulfilment is not taken back by "${title}": one reported by mistake is revoked as an event`,
  };
}

/** A penalty heavier than the summary procedure allows; `limit` is the largest fine in yuan. */
export function beyondSummary(title: string, received: string | null, limit: number, basis: string): Issue {
  return {
    field: title,
    code: 'beyond-summary-procedure',
    expected: `普通程序, or a warning or a fine of at most ${limit} yuan`,
    received: shown(received),
    zh: `简易程序只能处以警告或${limit}元以下罚款（${basis}），请核对处罚程序、处罚类别和罚款金额`,
    en: `the summary procedure allows a warning or a fine of at most ${limit} yuan only: check procedure, kinds and amount`,
  };
}
