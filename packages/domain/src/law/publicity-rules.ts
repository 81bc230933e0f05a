import { localDate } from '../local-date.ts';
import type { PublicityPeriod, PublicityRule } from './rules.ts';

const generalYear: PublicityPeriod = { minimumMonths: 3, maximumMonths: 12 };

/**
 * The rules in the order of their dates, without gaps. The clock starts at the day of the decision in all of them.
 *
 * Two settings are ours. Order 58 shows every penalty of the ordinary procedure for 3 months to 3 years, and
 * at least a year in food, drugs, special equipment, work safety and fire protection: as no column names the
 * field, the severity `serious` stands for these. The specific serious breaches of 2019 No. 527, shown to the full
 * maximum, likewise have no column and follow the serious ones.
 */
export const publicityRules: readonly PublicityRule[] = [
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
