/**
 * What a record has that is neither a licence nor a penalty: no period, severity, procedure or fine, and in
 * effect, since its layout has no column that withdraws or repairs it.
 */
export const plainRecord = {
  validFrom: null,
  publicityEndsOn: null,
  severity: null,
  procedure: null,
  fineFen: null,
  status: 'effective',
  repairedOn: null,
} as const;
