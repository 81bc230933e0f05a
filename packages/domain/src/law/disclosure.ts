import { isInForce } from '../dated.ts';
import type { Disclosure, SubjectKind } from '../vocabulary.ts';
import type { Cited, RecordContent } from './law.ts';
import { stated } from './penalty-law.ts';
import type { LawRules } from './rules.ts';

/**
 * Who may see a record: as its source says, else as the rule for its kind says on the day of the decision. What the
 * rule keeps from the public of natural persons is shared at most, whatever the source says; without a rule nothing
 * but authorised.
 */
export function disclosureOf(
  content: Pick<RecordContent, 'kind' | 'decidedOn' | 'disclosureStated'>,
  subjectKind: SubjectKind,
  rules: LawRules,
): Cited<Disclosure> {
  const { kind, decidedOn, disclosureStated } = content;
  const rule = rules.disclosure.find((each) => each.kind === kind && isInForce(each, decidedOn));
  if (rule === undefined) {
    return disclosureStated === null || disclosureStated === 'public'
      ? { value: 'authorised', ruleId: 'none', instrument: null }
      : stated(disclosureStated);
  }
  const person = subjectKind === 'natural-person';
  if (disclosureStated !== null && !(person && disclosureStated === 'public' && !rule.publicOfPersons)) {
    return stated(disclosureStated);
  }
  const byRule = person ? rule.persons : rule.organisations;
  const value = disclosureStated === null ? byRule : 'shared';
  return { value, ruleId: rule.id, instrument: rule.legalBasis };
}
