import { localDate } from '../src/index.ts';
import type {
  DisclosureRule,
  LawRules,
  LocalDate,
  PublicityPeriod,
  PublicityRule,
  SeverityRule,
  SummaryProcedureRule,
  UseRule,
} from '../src/index.ts';

/** The day before which no record lies: a rule from then on has no beginning that matters. */
const earliest: LocalDate = localDate('1949-10-01');
const warnings = ['warning', 'public-criticism'] as const;

/**
 * The classes by ministry of Order 36 have no column, so their general list stands for all; 1,000,000 yuan as a very
 * large fine is our setting.
 */
const severity: readonly SeverityRule[] = [
  {
    id: '2019-527',
    activeFrom: earliest,
    activeTo: localDate('2026-03-31'),
    legalBasis: '发改办财金〔2019〕527号（此前及第58号令期间参照）',
    seriousKinds: ['licence-revoked', 'suspension-of-business', 'closure', 'occupation-restricted'],
    seriousFineFrom: null,
    minorKinds: warnings,
  },
  {
    id: '2026-order-36',
    activeFrom: localDate('2026-04-01'),
    activeTo: null,
    legalBasis: '《信用修复管理办法》（国家发展改革委令2025年第36号）；国办发〔2025〕22号',
    seriousKinds: ['licence-revoked', 'closure', 'occupation-restricted'],
    seriousFineFrom: 1_000_000_00,
    minorKinds: warnings,
  },
];

/**
 * The limits of 行政处罚法. The law knows citizens on one side, legal persons and other organisations on the other; the
 * self-employed are counted with the latter, whose limit is the higher one, so that doubt never makes a penalty heavier.
 */
const summaryProcedure: readonly SummaryProcedureRule[] = [
  {
    id: 'penalty-law-1996-33',
    activeFrom: localDate('1996-10-01'),
    activeTo: localDate('2021-07-14'),
    legalBasis: '《中华人民共和国行政处罚法》（1996年）第三十三条',
    kinds: ['warning', 'fine'],
    citizenFineFen: 50_00,
    organisationFineFen: 1_000_00,
  },
  {
    id: 'penalty-law-2021-51',
    activeFrom: localDate('2021-07-15'),
    activeTo: null,
    legalBasis: '《中华人民共和国行政处罚法》（2021年修订）第五十一条',
    kinds: ['warning', 'fine'],
    citizenFineFen: 200_00,
    organisationFineFen: 3_000_00,
  },
];

/**
 * Five years from the end of the conduct (征信业管理条例 art. 16, which the city's rules follow), counted from the decision
 * because no column names the end of the conduct. Since 2026-04-01 a repair ends publicity, sharing and use together
 * (Order 36 of 2025, art. 3), before that publicity alone. Of a judgment that is fulfilled the court deletes the entry
 * within three working days (法释〔2017〕7号): from the day of fulfilment it is used no more.
 */
const use: readonly UseRule[] = [
  {
    id: 'credit-industry-16',
    activeFrom: earliest,
    activeTo: localDate('2026-03-31'),
    legalBasis: '《征信业管理条例》第十六条；法释〔2017〕7号',
    penaltyYears: 5,
    repairEnds: 'publicity',
    fulfilmentEnds: true,
  },
  {
    id: '2026-order-36-3',
    activeFrom: localDate('2026-04-01'),
    activeTo: null,
    legalBasis:
      '《信用修复管理办法》（国家发展改革委令2025年第36号）第三条；《征信业管理条例》第十六条；法释〔2017〕7号',
    penaltyYears: 5,
    repairEnds: 'all',
    fulfilmentEnds: true,
  },
];

/**
 * Licences and penalties are published (双公示) but penalties on natural persons are not; the rest of what is known of
 * persons is shared among departments, cases of public services need their consent. The last three are settings of ours.
 */
const disclosure: readonly DisclosureRule[] = [
  disclosed('licence', '发改办财金〔2018〕424号', {
    organisations: 'public',
    persons: 'public',
    publicOfPersons: true,
  }),
  disclosed('penalty', '发改办财金〔2018〕424号', { organisations: 'public', persons: 'shared' }),
  disclosed('public-service', '本系统设定', { organisations: 'shared', persons: 'authorised' }),
  disclosed('other', '本系统设定', { organisations: 'public', persons: 'shared' }),
  disclosed('commitment', '本系统设定', { organisations: 'public', persons: 'shared' }),
];

function disclosed(
  kind: DisclosureRule['kind'],
  legalBasis: string,
  rule: Pick<DisclosureRule, 'organisations' | 'persons'> & { readonly publicOfPersons?: boolean },
): DisclosureRule {
  const { publicOfPersons = false, ...rest } = rule;
  return { id: kind, activeFrom: earliest, activeTo: null, legalBasis, kind, ...rest, publicOfPersons };
}

const generalYear: PublicityPeriod = { minimumMonths: 3, maximumMonths: 12 };

/**
 * The rules in the order of their dates, without gaps. The clock starts at the day of the decision in all of them.
 *
 * Two settings are ours. Order 58 shows every penalty of the ordinary procedure for 3 months to 3 years, and
 * at least a year in food, drugs, special equipment, work safety and fire protection: as no column names the
 * field, the severity `serious` stands for these. The specific serious breaches of 2019 No. 527, shown to the full
 * maximum, likewise have no column and follow the serious ones.
 */
const publicity: readonly PublicityRule[] = [
  {
    id: '2018-424',
    activeFrom: localDate('1949-10-01'),
    activeTo: localDate('2019-06-30'),
    legalBasis: '发改办财金〔2018〕424号及当时各地公示做法（一般1年，严重3年）',
    periods: {
      minor: { minimumMonths: 0, maximumMonths: 12 },
      general: { minimumMonths: 0, maximumMonths: 12 },
      serious: { minimumMonths: 0, maximumMonths: 36 },
    },
    showsSummaryProcedure: true,
    showsWarningsAlone: true,
  },
  {
    id: '2019-527',
    activeFrom: localDate('2019-07-01'),
    activeTo: localDate('2023-04-30'),
    legalBasis: '发改办财金〔2019〕527号',
    periods: { minor: generalYear, general: generalYear, serious: { minimumMonths: 6, maximumMonths: 36 } },
    showsSummaryProcedure: true,
    showsWarningsAlone: true,
  },
  {
    id: '2023-order-58',
    activeFrom: localDate('2023-05-01'),
    activeTo: localDate('2026-03-31'),
    legalBasis: '《信用修复管理办法（试行）》（国家发展改革委令第58号）',
    periods: {
      minor: { minimumMonths: 3, maximumMonths: 36 },
      general: { minimumMonths: 3, maximumMonths: 36 },
      serious: { minimumMonths: 12, maximumMonths: 36 },
    },
    showsSummaryProcedure: false,
    showsWarningsAlone: false,
  },
  {
    id: '2026-order-36',
    activeFrom: localDate('2026-04-01'),
    activeTo: null,
    legalBasis: '《信用修复管理办法》（国家发展改革委令2025年第36号）；国办发〔2025〕22号',
    periods: { minor: null, general: generalYear, serious: { minimumMonths: 12, maximumMonths: 36 } },
    showsSummaryProcedure: false,
    showsWarningsAlone: false,
  },
];

/** A national law to try the functions with: what ships is reference data (`packages/domain/law`). */
export const nationalLaw: LawRules = {
  severity,
  summaryProcedure,
  publicity,
  use,
  disclosure,
};
