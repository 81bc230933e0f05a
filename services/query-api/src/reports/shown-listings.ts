import { listDisclosure, type ListKind, type LocalDate } from '@egret/domain';
import type { HeldListing } from '@egret/store';

/** Whether a list is one that a report may show on the day of its issue (国办发〔2020〕49号). */
export function isDisclosedOn(list: ListKind, issuedOn: LocalDate): boolean {
  return listDisclosure(list, issuedOn) === 'public';
}

/**
 * The entries that a report shows: in force on the day asked about and still on the day of issue, of lists that are
 * public then. A question about the past brings nothing back that has ended.
 */
export function shownListings(listings: readonly HeldListing[], issuedOn: LocalDate): readonly HeldListing[] {
  return listings.filter(
    ({ list, validTo }) => isDisclosedOn(list, issuedOn) && (validTo === null || validTo >= issuedOn),
  );
}
