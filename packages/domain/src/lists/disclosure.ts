import { isInForce } from '../dated.ts';
import type { LocalDate } from '../local-date.ts';
import type { Disclosure, ListKind } from '../vocabulary.ts';
import { definitionOn } from './definition.ts';
import type { ListDefinition } from './definition.ts';

/**
 * Who may see that somebody is on a list, by the definition in force on a day: what a list discloses changes with the law
 * (key-attention lists were public until 国办发〔2020〕49号 left them without a national basis). Null where no
 * definition of the list is in force. A natural person's name on a public list is masked by whoever shows it.
 */
export function listDisclosure(
  definitions: readonly ListDefinition[],
  definitionId: string,
  on: LocalDate,
): Disclosure | null {
  return definitionOn(definitions, definitionId, on)?.publicity ?? null;
}

/** Whether a list of a kind is in force on a day that is not public: then a report says nothing of who is on it. */
export function hasInternalList(
  definitions: readonly ListDefinition[],
  list: ListKind,
  on: LocalDate,
): boolean {
  return definitions.some((one) => one.list === list && isInForce(one, on) && one.publicity !== 'public');
}
