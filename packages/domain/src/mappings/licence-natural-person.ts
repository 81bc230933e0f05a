import { counterpartyKind, counterpartyName, personColumns } from './dual-publicity-columns.ts';
import { licenceColumns } from './licence-columns.ts';
import type { Mapping } from './mapping.ts';

/** 自然人行政许可. */
export const licenceNaturalPerson: Mapping = {
  template: 'licence-natural-person',
  category: 'licence',
  fields: [counterpartyName, counterpartyKind, ...personColumns, ...licenceColumns],
};
