import { type ListDefinition, listDisclosure, type LocalDate } from '@egret/domain';
import type { HeldListing } from '@egret/store';

/**
 * The entries that a report shows: in force on the day asked about and still on the day of issue, of lists that are
 * public then (国办发〔2020〕49号). A question about the past brings nothing back that has ended.
 */
export function shownListings(
  listings: readonly HeldListing[],
  definitions: readonly ListDefinition[],
  issuedOn: LocalDate,
): readonly HeldListing[] {
  return listings.filter(
    ({ definitionId, validTo }) =>
      listDisclosure(definitions, definitionId, issuedOn) === 'public' &&
      (validTo === null || validTo >= issuedOn),
  );
}
