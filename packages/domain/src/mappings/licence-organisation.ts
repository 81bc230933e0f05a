import {
  counterpartyKind,
  counterpartyName,
  organisationColumns,
  personColumns,
} from './dual-publicity-columns.ts';
import { licenceColumns } from './licence-columns.ts';
import type { Mapping } from './mapping.ts';

/** 法人行政许可, which may carry rows of natural persons too. */
export const licenceOrganisation: Mapping = {
  template: 'licence-organisation',
  category: 'licence',
  fields: [counterpartyName, counterpartyKind, ...organisationColumns, ...personColumns, ...licenceColumns],
};
