import type { Label, RecordEventKind } from '@egret/domain';
import type { RefusedEvent } from '@egret/store';
import { type ApiError, conflict, type RequestError, unprocessable } from '../../../errors/api-error.ts';

/** What of an event the problems are about. */
interface Asked {
  readonly kind: RecordEventKind;
  readonly effectiveOn: string;
  readonly outcome?: string | undefined;
  readonly replacedBy?: string | undefined;
  readonly revokes?: string | undefined;
}

/** Kinds that decide or end something, and so have an outcome. */
const decidingKinds: readonly RecordEventKind[] = [
  'objection-decided',
  'reconsideration-ended',
  'litigation-ended',
];

const particulars = {
  outcome: {
    zh: '办结须说明处理结果',
    en: 'What ends or decides something says how it was decided',
    isOf: (kind: RecordEventKind) => decidingKinds.includes(kind),
  },
  replacedBy: {
    zh: '替换须指明替换后的信息',
    en: 'A replacement names the record that stands instead',
    isOf: (kind: RecordEventKind) => kind === 'replaced',
  },
  revokes: {
    zh: '撤回须指明被撤回的事件',
    en: 'A revocation names the event that it revokes',
    isOf: (kind: RecordEventKind) => kind === 'event-revoked',
  },
} as const;

/** Refuses (422) an event that lacks what its kind needs, or names what its kind does not have. */
export function refuseIncomplete(asked: Asked): void {
  const errors: RequestError[] = [];
  for (const name of ['outcome', 'replacedBy', 'revokes'] as const) {
    const { zh, en, isOf } = particulars[name];
    const needed = isOf(asked.kind);
    if (needed === (asked[name] !== undefined)) continue;
    errors.push(
      needed
        ? {
            pointer: `/${name}`,
            code: 'required',
            expected: `a value for ${asked.kind}`,
            received: null,
            zh,
            en,
          }
        : {
            pointer: `/${name}`,
            code: 'not-applicable',
            expected: `no value for ${asked.kind}`,
            received: asked[name] ?? null,
            zh: '该类事件不应填写此项',
            en: 'This kind of event has no such particular',
          },
    );
  }
  const [first, ...rest] = errors;
  if (first) throw unprocessable([first, ...rest]);
}

type Conflict = Exclude<
  RefusedEvent['why'],
  'unknown-replacement' | 'unknown-event' | 'before-decision' | 'not-a-judgment'
>;

const conflicts: Readonly<Record<Conflict, Label>> = {
  'ended-already': { zh: '该信息已失效', en: 'The record has ended already' },
  'reinstated-since': {
    zh: '该信息已于当日或其后恢复，登记此事件不改变其现状；恢复有误的，须先撤回恢复事件',
    en: 'The record was reinstated on that day or later, so that this end changes nothing today; a wrong reinstatement is revoked first',
  },
  stands: { zh: '该信息有效，无须恢复', en: 'The record stands: there is nothing to bring back' },
  void: {
    zh: '该信息因误报或被替换而自始无效，须先撤回该事件',
    en: 'The record is void, as misreported or replaced: revoke that event first',
  },
  'repaired-already': { zh: '该信息已完成信用修复', en: 'The record is repaired already' },
  'fulfilled-already': { zh: '该判决已履行完毕', en: 'The judgment is fulfilled already' },
  'revoked-already': { zh: '该事件已被撤回', en: 'This event is revoked already' },
  'no-objection': {
    zh: '该信息没有以此文号提出、正在处理的异议',
    en: 'No objection of this number to the record is under way',
  },
  'no-review': {
    zh: '该信息没有以此文号提起、正在进行的复议或诉讼',
    en: 'No reconsideration or litigation of this number is under way',
  },
  'said-already': { zh: '同一事件已经登记', en: 'The same event is held already' },
  'circular-replacement': {
    zh: '两条信息不得互相替换',
    en: 'A record cannot stand in the place of one that stands in its own',
  },
};

/** 422 where the request names what is not there, 409 where it contradicts where the record stands. */
export function refusedEvent(why: RefusedEvent['why'], asked: Asked): ApiError {
  switch (why) {
    case 'unknown-replacement':
      return unprocessable([
        {
          pointer: '/replacedBy',
          code: why,
          expected: 'the id of a record that is held',
          received: asked.replacedBy ?? null,
          zh: '没有找到替换后的信息',
          en: 'The record that should stand instead is not held',
        },
      ]);
    case 'unknown-event':
      return unprocessable([
        {
          pointer: '/revokes',
          code: why,
          expected: 'the id of an event of this record',
          received: asked.revokes ?? null,
          zh: '该信息没有此事件',
          en: 'The record has no such event',
        },
      ]);
    case 'not-a-judgment':
      return unprocessable([
        {
          pointer: '/kind',
          code: 'not-applicable',
          expected: 'an entry of a court',
          received: asked.kind,
          zh: '法院删除只适用于失信被执行人等法院信息',
          en: 'Only what a court entered is deleted by a court',
        },
      ]);
    case 'before-decision':
      return unprocessable([
        {
          pointer: '/effectiveOn',
          code: 'out-of-range',
          expected: 'not before the day of the decision',
          received: asked.effectiveOn,
          zh: '生效日期不得早于作出决定的日期',
          en: 'The event must not hold before the record was decided',
        },
      ]);
    default:
      return conflict(why, conflicts[why].zh, conflicts[why].en);
  }
}
