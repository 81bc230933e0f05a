import { type ListDefinition, listDisclosure, type LocalDate } from '@egret/domain';
import type { HeldListing } from '@egret/store';

/** The entries that a report shows: those of lists that are public on the day of issue (国办发〔2020〕49号). */
export function shownListings(
  listings: readonly HeldListing[],
  definitions: readonly ListDefinition[],
  issuedOn: LocalDate,
): readonly HeldListing[] {
  return listings.filter(
    ({ definitionId }) => listDisclosure(definitions, definitionId, issuedOn) === 'public',
  );
}
