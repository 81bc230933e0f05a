import {
  type Label,
  type ListingIssueCode,
  listStateLabels,
  type MayTake,
  type Refusal,
  type StepIssue,
} from '@egret/domain';
import { ApiError, conflict, type RequestError, unprocessable } from '../../../errors/api-error.ts';

type Obstacle = Extract<Refusal, { outcome: 'obstacle' }>['why'];

const obstacles: Readonly<Record<Obstacle, Label>> = {
  minor: { zh: '未成年人不得列入任何名单', en: 'A minor is on no list' },
  'on-black-list': {
    zh: '该主体在严重失信主体名单有效期内，不得列入红名单（发改财金规〔2017〕1798号）',
    en: 'The subject is on the black list and cannot be on the red one',
  },
  'already-entered': {
    zh: '同一认定单位的同一决定文号已在该名单中',
    en: 'This decision of this authority is on the list already',
  },
  'ground-fallen': {
    zh: '所依据的记录已被撤销、修复、履行完毕或正在异议处理中，不得据以列入',
    en: 'A record that it rests on is annulled, repaired, fulfilled or under objection',
  },
  'no-ground-left': {
    zh: '所依据的记录均已被撤销、修复、履行完毕或正在异议处理中，不得恢复',
    en: 'All records that it rests on are annulled, repaired, fulfilled or under objection',
  },
  'differs-from-transcription': {
    zh: '所填决定内容与录入内容不一致，请核对决定书；录入有误的应予退回',
    en: 'The particulars differ from the transcribed ones: check the decision, and reject a wrong transcription',
  },
};

const refusals: Readonly<Record<Exclude<MayTake, 'yes'>, Label>> = {
  'own-proposal': {
    zh: '提出或录入该条目者不得自行认定',
    en: 'Whoever proposed or transcribed an entry does not determine it',
  },
  'other-authority': {
    zh: '该条目应由其认定单位作出决定',
    en: 'This entry is for its determining authority to decide',
  },
  'other-role': {
    zh: '外部认定由名单管理员复核，本系统建议由认定经办人认定',
    en: 'Transcriptions are accepted by list administrators, proposals are determined by determining officers',
  },
};

/** What is wrong with a claim or a step; each is printed beside what would have been right. */
const issueWords: Readonly<Record<ListingIssueCode | StepIssue['code'], Label>> = {
  'unknown-definition': { zh: '没有这一名单', en: 'There is no such list' },
  'definition-not-in-force': {
    zh: '该名单在决定日期不在施行期内',
    en: 'This list did not exist on the day of the decision',
  },
  'not-of-this-kind': { zh: '该名单不适用于此类主体', en: 'This list is not for subjects of this kind' },
  'authority-not-named': {
    zh: '该单位无权认定此名单，须为名单定义所列的认定单位',
    en: 'This body may not determine entries of this list',
  },
  'instrument-not-named': { zh: '该文件不是此名单的依据', en: 'This instrument is no basis of this list' },
  'instrument-not-in-force': {
    zh: '列入依据在决定日期未施行或已失效',
    en: 'The basis was not in force on the day of the decision',
  },
  'term-required': { zh: '须载明有效期止，名单条目不得无期限', en: 'An entry needs a last day' },
  'term-out-of-bounds': {
    zh: '有效期超出该名单规定的期限',
    en: 'The term is not within the bounds of this list',
  },
  required: { zh: '此项必填', en: 'This is required' },
  'too-early': { zh: '不得早于认定日期', en: 'It must not be earlier than the decision' },
  'before-ground': {
    zh: '不得早于所依据信息的决定日期',
    en: 'It must not be earlier than the decisions of the records that it rests on',
  },
  'in-future': { zh: '日期不得晚于今天', en: 'The date must not be in the future' },
};

/** 403, 422 or 409 with why a step was refused. `pointers` renames the parts that the body calls otherwise. */
export function refusalProblem(refusal: Refusal, pointers: Readonly<Record<string, string>> = {}): ApiError {
  switch (refusal.outcome) {
    case 'forbidden': {
      const { zh, en } = refusals[refusal.why];
      return new ApiError(403, refusal.why, zh, en);
    }
    case 'invalid':
      return issuesProblem(refusal.issues, pointers);
    case 'illegal': {
      const state = listStateLabels[refusal.state];
      const allowed = refusal.allowed.length === 0 ? '—' : refusal.allowed.join(', ');
      return conflict(
        'illegal-step',
        `该条目当前状态为“${state.zh}”，不能执行此操作；可执行：${allowed}`,
        `The entry is "${state.en}": this step does not follow; allowed: ${allowed}`,
      );
    }
    case 'obstacle':
      return obstacleProblem(refusal.why);
  }
}

/** 409 with what stands in the way of an entry. */
export function obstacleProblem(why: Obstacle): ApiError {
  return conflict(why, obstacles[why].zh, obstacles[why].en);
}

/** 422 with all that is wrong, each at its place in the body. */
export function issuesProblem(
  issues: readonly [StepIssue, ...StepIssue[]],
  pointers: Readonly<Record<string, string>> = {},
): ApiError {
  const toError = ({ part, code, expected }: StepIssue): RequestError => ({
    ...{ pointer: `/${pointers[part] ?? part}`, code, expected, received: null },
    ...issueWords[code],
  });
  const [first, ...rest] = issues;
  return unprocessable([toError(first), ...rest.map(toError)]);
}
