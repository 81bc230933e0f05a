import {
  counterpartyKind,
  counterpartyName,
  organisationColumns,
  personColumns,
} from './dual-publicity-columns.ts';
import type { Mapping } from './mapping.ts';
import { penaltyColumns } from './penalty-columns.ts';

/** 法人行政处罚, which may carry rows of natural persons too. */
export const penaltyOrganisation: Mapping = {
  template: 'penalty-organisation',
  category: 'penalty',
  fields: [counterpartyName, counterpartyKind, ...organisationColumns, ...personColumns, ...penaltyColumns],
};
