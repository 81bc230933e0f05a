import { normaliseTitle } from '../normalise/title.ts';
import type { Template } from '../vocabulary.ts';
import type { Field, Mapping } from './mapping.ts';
import { mappings } from './mappings.ts';

/*
 * Columns that a template does not know. Most are a department's own affair and may be left out. One that tells of
 * status, repair or validity may not: left out, a withdrawn decision counts on, a repaired one stays published and an
 * expired one in use. A word too many costs a department a second delivery, one too few costs a subject its right: in
 * doubt a word is found anywhere in a title and not weighed against its context.
 */

const words =
  /状态|状况|撤销|撤回|撤下|注销|吊销|恢复|有效|无效|失效|截止|到期|终止|中止|停止|废止|作废|删除|屏蔽|下架|移出|退出|解除|是否公示|公示期|异议|复议|诉讼|误报|更正|status|repair|valid(?!at)|effective|expir|withdrawn|revoke|annul|cancel|delete|objection|dispute|litigation/u;

/**
 * What is performed or repaired may be anything: a contract, a shore. 履行 and 修复 tell of the record where the title
 * says whether, how far or when: at its end, before such a word or after one. A title that goes on to something else
 * (合同履行地点, 履行方式, 生态修复费用) describes that.
 */
const outcomes =
  /(?:履行|修复)(?:$|[(（]|情况|状况|进度|结果|完毕|完成|与否|标志|标识|日|时间|年月)|(?:是否|已|未|全部|部分)(?:履行|修复)/u;

/** Where nothing else is named that is repaired, or the record is, every column of the repair tells that there was one: 修复机关. */
const repairs = /(?:^|信用|失信|信息|记录|处罚)修复/u;

/**
 * Codes of the national layouts by their last part: ZT 状态, YXQ(Z, ZI) 有效期, JZQ and JZRQ 截止, XFRQ 修复日期; and
 * those of database tables. A code that begins with ZT is 主体, the subject.
 */
const codes = /(?:^|_)(?:zt|yxq|yxqz|yxqzi|(?:gs)?jzq|jzrq|val_from|val_to)$|xfrq/;

/**
 * Of titles that a template does not know (`HeaderMap.unknownTitles`), those that look like status, repair or validity,
 * as they came: no delivery that has one can be taken in without it.
 */
export function standingTitles(unknownTitles: readonly string[]): readonly string[] {
  return unknownTitles.filter((title) => {
    const normal = normaliseTitle(title);
    return [words, outcomes, repairs, codes].some((pattern) => pattern.test(normal));
  });
}

const standingFields: ReadonlySet<Field> = new Set<Field>([
  ...(['status', 'statusOn', 'annulledOn', 'repairedOn', 'validFrom', 'validTo', 'publicityEndsOn'] as const),
  ...(['registrationState', 'approvedOn', 'fulfilment', 'withdrawnOn'] as const),
]);

/** A template's own titles for status, repair and validity: what a department may rename a column to. */
export function standingTitlesOf(
  template: Template,
  mapping: Mapping = mappings[template],
): readonly string[] {
  return mapping.fields.filter(({ field }) => standingFields.has(field)).map(({ titles }) => titles[0]);
}
