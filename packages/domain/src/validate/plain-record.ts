/** What a record has that is neither a licence nor a penalty: no period, severity, procedure, publicity or fine. */
export const plainRecord = {
  validFrom: null,
  severityStated: null,
  procedureStated: null,
  publicityStatedUntil: null,
  fineFen: null,
} as const;
