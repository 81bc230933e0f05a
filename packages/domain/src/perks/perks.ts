import { localDate } from '../local-date.ts';
import type { LocalDate } from '../local-date.ts';
import { perkLabels } from '../labels/vocabulary-labels.ts';
import type { PerkId } from '../vocabulary.ts';

/** How often a person may use a perk in a calendar day, month or year of Shanghai. */
export interface PerkQuota {
  readonly count: number;
  readonly per: 'day' | 'month' | 'year';
}

/** When a perk is given: days of the week 1 (Monday) to 7, from a time of day to before another, `HH:MM`. */
export interface PerkPeriod {
  readonly weekdays: readonly number[];
  readonly from: string;
  readonly to: string;
}

/** What a perk (信易+) asks for between two dates. A perk only opens a door: it never denies a statutory service. */
export interface Perk {
  readonly id: PerkId;
  readonly zh: string;
  readonly en: string;
  readonly activeFrom: LocalDate;
  readonly activeTo: LocalDate | null;
  /** Points of the Egret score (白鹭分); null where enrolment alone is enough. */
  readonly minimumScore: number | null;
  /** True where no public source names the threshold and ours stands in for it. */
  readonly assumed: boolean;
  readonly quota: PerkQuota | null;
  readonly period: PerkPeriod | null;
  readonly source: string;
}

/** No public source names a quota or hours for any of these, so none is set. */
function perk(id: PerkId, from: string, minimumScore: number, source: string, assumed = false): Perk {
  const { zh, en } = perkLabels[id];
  const activeFrom = localDate(from);
  return { id, zh, en, activeFrom, activeTo: null, minimumScore, assumed, quota: null, period: null, source };
}

const yearlyReport = '海沧区2020年度信用工作报告所载新增应用场景（报告未载起始日，按年初计）';
const unnamed = `${yearlyReport}；来源未载明分数线，600分为本系统假定值`;

/**
 * The perks of the district and the city. The district's five began in 2020 on days that the report does not
 * name, so they stand from the year's first day. The city's parking began in Haicang on 2018-12-11; the libraries
 * are dated by the launch of the score on 2018-07-05.
 */
export const perks: readonly Perk[] = [
  perk('haicang-sports', '2020-01-01', 600, unnamed, true),
  perk('haicang-culture-tourism', '2020-01-01', 600, unnamed, true),
  perk('haicang-judicial-green-lane', '2020-01-01', 700, yearlyReport),
  perk('haicang-court-green-lane', '2020-01-01', 700, yearlyReport),
  perk('shitang-health-copayment', '2020-01-01', 680, yearlyReport),
  perk('roadside-parking', '2018-12-11', 530, 'port.xm.gov.cn t20230113_2714953；2018-12-11 海沧区停车应用'),
  perk('library-no-deposit', '2018-07-05', 600, 'port.xm.gov.cn t20230113_2714953'),
  perk('paid-parking', '2018-12-11', 650, 'port.xm.gov.cn t20230113_2714953'),
];
