/**
 * What the district's yearly report for 2020 printed. `total` is as printed: one less than the four stocks
 * add up to, which a reconciliation must notice. Catalogue counts are of items, never to be derived from
 * signed commitments.
 */
export const publishedFigures = {
  synthetic: true,
  year: 2020,
  asOf: '2020-12-31',
  stock: { licences: 7581, penalties: 842, publicServices: 2554, others: 97, total: 11073 },
  flow: {
    commitmentsSigned: 1108,
    reportQueries: {
      atLeast: 200,
      purposes: ['merit-award', 'recruitment', 'office-qualification', 'policy-support', 'admission'],
    },
    creditTrainings: 1,
    hotlineItems: { received: 65, closed: 65, upTo: '2020-12-07' },
  },
  catalogue: {
    powers: { total: 33, confirmations: 1, otherAdministrativePowers: 2, otherItems: 30 },
    subItems: { informedCommitment: 248, tolerantAcceptance: 679, total: 927, coveragePercent: 100 },
  },
} as const;
