import type { Label } from '../labels/label.ts';
import { localDate } from '../local-date.ts';
import type { LocalDate } from '../local-date.ts';
import type { HonourLevel, PenaltyKind } from '../records.ts';
import type { ListKind, Severity, SubjectKind } from '../vocabulary.ts';

/** What must be on record for a proposal; months are calendar months back from the day asked about. */
export type ListCondition =
  | {
      readonly type: 'honours';
      readonly minimumCount: number;
      readonly levels: readonly HonourLevel[];
      readonly withinMonths: number;
      /** No usable penalty decided in so many months, and no judgment default outstanding. */
      readonly cleanMonths: number;
    }
  | {
      readonly type: 'penalties';
      readonly minimumCount: number;
      readonly severities: readonly Severity[];
      readonly withinMonths: number;
      /** Null where the kinds of penalty do not matter, else at least one of these. */
      readonly penaltyKinds: readonly PenaltyKind[] | null;
    }
  | { readonly type: 'judgment-default' };

/** How long a proposed entry would hold: from the day of the proposal or from its last record's decision. */
export interface ListValidity {
  readonly from: 'proposal' | 'record';
  readonly months: number;
}

/** A rule that proposes entries between two dates. Versions of one rule share its id. */
export interface ListRule {
  readonly id: string;
  readonly version: number;
  /** Id of the list definition that an entry proposed by it stands under. */
  readonly definitionId: string;
  readonly list: ListKind;
  readonly activeFrom: LocalDate;
  readonly activeTo: LocalDate | null;
  readonly appliesTo: readonly SubjectKind[];
  readonly legalBasis: string;
  readonly reason: Label;
  readonly condition: ListCondition;
  readonly validity: ListValidity;
}

const enterprises: readonly SubjectKind[] = ['organisation', 'self-employed'];

const honours: Omit<ListRule, 'version' | 'activeFrom' | 'activeTo' | 'legalBasis'> = {
  id: 'red-repeated-honours',
  definitionId: 'district-red-list',
  list: 'red',
  appliesTo: enterprises,
  reason: {
    zh: '近三年内获市级以上荣誉两次以上，且无行政处罚、无未履行的失信被执行记录',
    en: 'Two or more honours of city level or above within three years, no penalty and no outstanding judgment default',
  },
  condition: {
    type: 'honours',
    minimumCount: 2,
    levels: ['national', 'provincial', 'city'],
    withinMonths: 36,
    cleanMonths: 36,
  },
  validity: { from: 'proposal', months: 24 },
};

const repeatedPenalties: Omit<ListRule, 'version' | 'activeFrom' | 'activeTo' | 'legalBasis'> = {
  id: 'key-attention-repeated-penalties',
  definitionId: 'district-key-attention',
  list: 'key-attention',
  appliesTo: enterprises,
  reason: {
    zh: '近十二个月内受到一般及以上行政处罚两次以上',
    en: 'Two or more penalties of general or greater severity within twelve months',
  },
  condition: {
    type: 'penalties',
    minimumCount: 2,
    severities: ['general', 'serious'],
    withinMonths: 12,
    penaltyKinds: null,
  },
  validity: { from: 'proposal', months: 12 },
};

const of2017 = localDate('2017-10-30');
const lastOf2020 = localDate('2020-12-31');
const first2021 = localDate('2021-01-01');

/**
 * The rules. They only propose: an entry needs the decision of a determining authority after notice and hearing
 * (国办发〔2020〕49号). Counts, windows and validities of the red and the key-attention rule are our settings within
 * what the notices leave to the places; black has a rule only where a national text names the case.
 */
export const listRules: readonly ListRule[] = [
  {
    ...honours,
    version: 1,
    activeFrom: of2017,
    activeTo: lastOf2020,
    legalBasis: '发改财金规〔2017〕1798号',
  },
  {
    ...honours,
    version: 2,
    activeFrom: first2021,
    activeTo: null,
    legalBasis: '国办发〔2020〕49号',
  },
  {
    ...repeatedPenalties,
    version: 1,
    activeFrom: of2017,
    activeTo: lastOf2020,
    legalBasis: '发改财金规〔2017〕1798号；发改办财金〔2018〕87号',
  },
  {
    ...repeatedPenalties,
    version: 2,
    activeFrom: first2021,
    activeTo: null,
    legalBasis: '国办发〔2020〕49号（仅作内部监管提示，不公开，不作为惩戒依据）',
  },
  {
    id: 'black-judgment-default',
    version: 1,
    definitionId: 'judgment-defaulters',
    list: 'black',
    activeFrom: localDate('2017-05-01'),
    activeTo: null,
    appliesTo: ['organisation', 'self-employed', 'natural-person'],
    legalBasis: '《最高人民法院关于公布失信被执行人名单信息的若干规定》（法释〔2017〕7号）',
    reason: {
      zh: '人民法院纳入失信被执行人名单，尚未履行完毕',
      en: 'Entered by a court as a judgment defaulter, not yet fulfilled',
    },
    condition: { type: 'judgment-default' },
    validity: { from: 'record', months: 24 },
  },
  {
    id: 'black-serious-penalty',
    version: 1,
    definitionId: 'market-regulation-serious',
    list: 'black',
    activeFrom: localDate('2021-09-01'),
    activeTo: null,
    appliesTo: enterprises,
    legalBasis: '《市场监督管理严重违法失信名单管理办法》（国家市场监督管理总局令第44号）',
    reason: {
      zh: '受到较重行政处罚且失信程度严重；是否属于应列入的领域由认定单位审查',
      en: 'A grave penalty for serious dishonesty; the determining authority examines whether its field is one to be listed',
    },
    condition: {
      type: 'penalties',
      minimumCount: 1,
      severities: ['serious'],
      withinMonths: 12,
      penaltyKinds: [
        'suspension-of-business',
        'closure',
        'licence-revoked',
        'qualification-lowered',
        'business-restricted',
        'occupation-restricted',
      ],
    },
    validity: { from: 'proposal', months: 36 },
  },
];
