import type { LocalDate } from '@egret/domain';
import type { DeterminationOutcome, TranscriptionOutcome } from '@egret/store';
import { type ApiError, conflict, unprocessable } from '../../../errors/api-error.ts';

type Why =
  | Extract<DeterminationOutcome, { outcome: 'conflict' }>['why']
  | Exclude<Extract<TranscriptionOutcome, { outcome: 'refused' }>['why'], 'unknown-subject'>;

const words: Readonly<Record<Why, { readonly zh: string; readonly en: string }>> = {
  minor: { zh: '未成年人不得列入任何名单', en: 'A minor is on no list' },
  'on-black-list': {
    zh: '该主体在严重失信主体名单有效期内，不得列入红名单（发改财金规〔2017〕1798号）',
    en: 'The subject is on the black list and cannot be on the red one',
  },
  'already-decided': { zh: '该条目已作出决定', en: 'This entry has been decided already' },
  'already-entered': {
    zh: '同一认定单位的同一决定文号已在该名单中',
    en: 'This decision of this authority is on the list already',
  },
  'differs-from-transcription': {
    zh: '所填决定内容与录入内容不一致，请核对决定书；录入有误的应予退回',
    en: 'The particulars differ from the transcribed ones: check the decision, and reject a wrong transcription',
  },
};

/** 409 with what stands in the way of an entry. */
export function listConflict(why: Why): ApiError {
  return conflict(why, words[why].zh, words[why].en);
}

/** Refuses (422) an entry that would end before its decision. */
export function refuseEarlierEnd(decidedOn: LocalDate | undefined, validTo: LocalDate | undefined): void {
  if (!decidedOn || !validTo || validTo >= decidedOn) return;
  throw unprocessable([
    {
      pointer: '/validTo',
      code: 'out-of-range',
      expected: `>= ${decidedOn}`,
      received: validTo,
      zh: '有效期止不得早于决定日期',
      en: 'The last day must not lie before the decision',
    },
  ]);
}
