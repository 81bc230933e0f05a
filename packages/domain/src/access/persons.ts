/** A person who acts for a department: an operator, known there by a staff number. */
export interface Person {
  readonly departmentId: string;
  readonly staffNo: string;
}

/**
 * Whether two acts are those of two persons, as the four-eyes rule requires. Persons are told apart by department and
 * staff number, never by key or client: one person with two keys is one person, and two who share a program are two.
 */
export function areTwoPersons(one: Person, other: Person): boolean {
  return (
    one.departmentId !== other.departmentId ||
    normaliseStaffNo(one.staffNo) !== normaliseStaffNo(other.staffNo)
  );
}

/** A staff number as it is kept: full-width characters, case and surrounding spaces make no difference. */
export function normaliseStaffNo(staffNo: string): string {
  return staffNo.normalize('NFKC').trim().toUpperCase();
}
