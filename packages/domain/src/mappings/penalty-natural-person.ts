import { counterpartyKind, counterpartyName, personColumns } from './dual-publicity-columns.ts';
import type { Mapping } from './mapping.ts';
import { penaltyColumns } from './penalty-columns.ts';

/** 自然人行政处罚. */
export const penaltyNaturalPerson: Mapping = {
  template: 'penalty-natural-person',
  category: 'penalty',
  fields: [counterpartyName, counterpartyKind, ...personColumns, ...penaltyColumns],
};
