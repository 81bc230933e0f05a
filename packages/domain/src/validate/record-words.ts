import type {
  CommitmentKind,
  Fulfilment,
  HonourLevel,
  LicenceKind,
  OtherKind,
  PenaltyKind,
  RegistrationState,
} from '../records.ts';
import type { Disclosure, Procedure, Severity } from '../vocabulary.ts';

/*
 * What departments write for the words of the vocabulary: the standard's own first (发改办财金〔2018〕424号 where
 * no other source is named), because issues list them in this order.
 */

/** 许可类别 without 其他, which names a subtype. */
export const licenceKindWords: ReadonlyMap<string, LicenceKind> = new Map<string, LicenceKind>([
  ['普通', 'ordinary'],
  ['特许', 'special'],
  ['认可', 'recognition'],
  ['核准', 'approval'],
  ['登记', 'registration'],
]);

/** Kinds whose word leaves open whether a certificate was taken for a time or for good: the content says. */
export type PenaltyKindWord = PenaltyKind | 'licence-suspended-or-revoked';

/** 处罚类别 without 其他; the second group is of the Administrative Penalty Law of 2021, art. 9. */
export const penaltyKindWords: ReadonlyMap<string, PenaltyKindWord> = new Map<string, PenaltyKindWord>([
  ['警告', 'warning'],
  ['罚款', 'fine'],
  ['没收违法所得、没收非法财物', 'confiscation'],
  ['责令停产停业', 'suspension-of-business'],
  ['暂扣或者吊销许可证、暂扣或者吊销执照', 'licence-suspended-or-revoked'],
  ['行政拘留', 'administrative-detention'],
  ['通报批评', 'public-criticism'],
  ['暂扣许可证件', 'licence-suspended'],
  ['吊销许可证件', 'licence-revoked'],
  ['降低资质等级', 'qualification-lowered'],
  ['限制开展生产经营活动', 'business-restricted'],
  ['责令关闭', 'closure'],
  ['限制从业', 'occupation-restricted'],
  ['没收违法所得', 'confiscation'],
  ['没收非法财物', 'confiscation'],
  ['暂扣或者吊销许可证', 'licence-suspended-or-revoked'],
  ['暂扣或者吊销执照', 'licence-suspended-or-revoked'],
  ['暂扣许可证', 'licence-suspended'],
  ['暂扣执照', 'licence-suspended'],
  ['吊销许可证', 'licence-revoked'],
  ['吊销执照', 'licence-revoked'],
  ['吊销营业执照', 'licence-revoked'],
]);

/**
 * 失信严重程度: numbers of the local column (1 一般, 2 较重, 3 严重) and words, after 国办发〔2025〕22号. 0 is undetermined,
 * as an empty cell is: `undetermined`.
 */
export const severityWords: ReadonlyMap<string, Severity | 'undetermined'> = new Map<
  string,
  Severity | 'undetermined'
>([
  ['0', 'undetermined'],
  ['1', 'general'],
  ['2', 'general'],
  ['3', 'serious'],
  ['未定', 'undetermined'],
  ['轻微', 'minor'],
  ['一般', 'general'],
  ['较重', 'general'],
  ['严重', 'serious'],
]);

/** 信息使用范围 (local column). */
export const disclosureWords: ReadonlyMap<string, Disclosure> = new Map<string, Disclosure>([
  ['0', 'public'],
  ['1', 'shared'],
  ['2', 'authorised'],
  ['公示', 'public'],
  ['社会公开', 'public'],
  ['内部共享', 'shared'],
  ['政务共享', 'shared'],
  ['授权查询', 'authorised'],
]);

/** 处罚程序 (local column); 一般程序 is the name that the law of before 2021 had for 普通程序. */
export const procedureWords: ReadonlyMap<string, Procedure> = new Map<string, Procedure>([
  ['简易程序', 'summary'],
  ['普通程序', 'ordinary'],
  ['一般程序', 'ordinary'],
  ['01', 'summary'],
  ['02', 'ordinary'],
]);

/** 登记状态 of the market-regulation register. */
export const registrationStateWords: ReadonlyMap<string, RegistrationState> = new Map<
  string,
  RegistrationState
>([
  ['存续', 'in-business'],
  ['注销', 'cancelled'],
  ['吊销', 'revoked'],
  ['迁出', 'moved-out'],
  ['经营异常', 'abnormal'],
  ['列入经营异常名录', 'abnormal'],
  ['在业', 'in-business'],
  ['开业', 'in-business'],
  ['正常', 'in-business'],
  ['存续(在营、开业、在册)', 'in-business'],
  ['存续（在营、开业、在册）', 'in-business'],
  ['已注销', 'cancelled'],
  ['吊销,已注销', 'cancelled'],
  ['吊销，已注销', 'cancelled'],
  ['已吊销', 'revoked'],
  ['吊销,未注销', 'revoked'],
  ['吊销，未注销', 'revoked'],
]);

/** What 信息类别 says of an entry of the template `other`: a layout of ours. */
export interface OtherWord {
  readonly otherKind: OtherKind;
  readonly honourLevel: HonourLevel | null;
}

/** The word of a row that brings no record but says that a judgment default is over. */
export const judgmentFulfilled = '判决履行完毕';
export const otherKindWords: ReadonlyMap<string, OtherWord | typeof judgmentFulfilled> = new Map<
  string,
  OtherWord | typeof judgmentFulfilled
>([
  ['荣誉表彰-国家级', { otherKind: 'honour', honourLevel: 'national' }],
  ['荣誉表彰-省级', { otherKind: 'honour', honourLevel: 'provincial' }],
  ['荣誉表彰-市级', { otherKind: 'honour', honourLevel: 'city' }],
  ['荣誉表彰-区级', { otherKind: 'honour', honourLevel: 'district' }],
  ['失信被执行人', { otherKind: 'judgment-default', honourLevel: null }],
  ['志愿服务', { otherKind: 'volunteering', honourLevel: null }],
  ['公益捐赠', { otherKind: 'donation', honourLevel: null }],
  [judgmentFulfilled, judgmentFulfilled],
]);

/** 承诺类型, with the names that end in 型. */
export const commitmentKindWords: ReadonlyMap<string, CommitmentKind> = new Map<string, CommitmentKind>([
  ['告知承诺', 'informed'],
  ['容缺受理', 'tolerant-acceptance'],
  ['证明事项告知承诺', 'proof-replacement'],
  ['信用修复', 'repair'],
  ['行业自律', 'self-discipline'],
  ['主动公示', 'voluntary-publicity'],
  ['审批替代型', 'informed'],
  ['容缺受理型', 'tolerant-acceptance'],
  ['证明事项替代型', 'proof-replacement'],
  ['信用修复型', 'repair'],
  ['行业自律型', 'self-discipline'],
  ['主动公示型', 'voluntary-publicity'],
]);

/** 履约状态. */
export const fulfilmentWords: ReadonlyMap<string, Fulfilment> = new Map<string, Fulfilment>([
  ['履行中', 'pending'],
  ['全部履行', 'fulfilled'],
  ['部分履行', 'partly-fulfilled'],
  ['违诺', 'breached'],
  ['未履行', 'pending'],
  ['正常履行', 'pending'],
]);
