import { isInForce } from '../dated.ts';
import { DomainError } from '../errors.ts';
import { localDate } from '../local-date.ts';
import type { LocalDate } from '../local-date.ts';
import type { Disclosure, ListKind } from '../vocabulary.ts';

/** Who may see the entries of a list between two dates. */
export interface ListDisclosureRule {
  readonly list: ListKind;
  readonly activeFrom: LocalDate;
  readonly activeTo: LocalDate | null;
  readonly disclosure: Disclosure;
  readonly legalBasis: string;
}

const earliest = localDate('1949-10-01');

/**
 * Key-attention entries were public under 发改财金规〔2017〕1798号. 国办发〔2020〕49号 of 2020-12-07 left the list
 * without a national basis: since then it only guides supervision. It gave the places time to follow; that the change
 * falls on the first day of 2021 is our setting.
 */
export const listDisclosureRules: readonly ListDisclosureRule[] = [
  {
    list: 'red',
    activeFrom: earliest,
    activeTo: null,
    disclosure: 'public',
    legalBasis: '发改财金规〔2017〕1798号；国办发〔2020〕49号',
  },
  {
    list: 'black',
    activeFrom: earliest,
    activeTo: null,
    disclosure: 'public',
    legalBasis: '发改财金规〔2017〕1798号；国办发〔2020〕49号',
  },
  {
    list: 'key-attention',
    activeFrom: earliest,
    activeTo: localDate('2020-12-31'),
    disclosure: 'public',
    legalBasis: '发改财金规〔2017〕1798号；发改办财金〔2018〕87号',
  },
  {
    list: 'key-attention',
    activeFrom: localDate('2021-01-01'),
    activeTo: null,
    disclosure: 'shared',
    legalBasis: '国办发〔2020〕49号',
  },
];

/**
 * Who may see the entries of a list on a date; a natural person's name on a public list is masked (`maskName`) by
 * whoever shows it. Throws `DomainError` `no-rule` where the table has no answer.
 */
export function listDisclosure(
  list: ListKind,
  on: LocalDate,
  rules: readonly ListDisclosureRule[] = listDisclosureRules,
): Disclosure {
  const rule = rules.find((one) => one.list === list && isInForce(one, on));
  if (rule === undefined) throw new DomainError('no-rule', `no disclosure rule for ${list} on ${on}`);
  return rule.disclosure;
}
