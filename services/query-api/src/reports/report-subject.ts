import { type Identifier, isNameOf, isPersonalScheme, type LawRules, type LocalDate } from '@egret/domain';
import { tierLabel } from '@egret/scorecard';
import { findSubject, isUnderVerification, reportMaterial, scoreAsOf } from '@egret/store';
import type { ApiContext } from '../context.ts';
import type { ReportEvaluation, ReportSubject } from './report-input.ts';

/** Whom a requester means, and when. */
export interface SubjectQuestion {
  readonly identifier: Identifier;
  readonly givenName: string | null;
  readonly asOf: LocalDate;
  readonly issuedOn: LocalDate;
  readonly seq: number;
  readonly law: LawRules;
}

/**
 * The subject that a requester means, with all that is held on it; null where nobody is known by the identifier, or
 * where a natural person's name is not the one given: for the requester the two are the same.
 */
export async function readReportSubject(
  context: Pick<ApiContext, 'store' | 'sealing'>,
  question: SubjectQuestion,
): Promise<ReportSubject | null> {
  const { store, sealing } = context;
  const { identifier, givenName, asOf, issuedOn, seq } = question;
  const found = await findSubject(store.prepared, sealing, identifier);
  if (found === null) return null;
  const named = givenName !== null && isNameOf(found.kind, givenName, [found.name, ...found.formerNames]);
  if (isPersonalScheme(identifier.scheme) && !named) return null;
  const [material, underVerification, evaluation] = await Promise.all([
    reportMaterial(store.prepared, found.id, { asOf, issuedOn, seq }),
    isUnderVerification(store.prepared, found.id),
    // A person's score is in no department's report.
    found.kind === 'natural-person' ? null : readEvaluation(context, found.id, question),
  ]);
  return {
    ...found,
    nameDiffers: givenName !== null && !named,
    underVerification,
    material,
    evaluation,
  };
}

/** The score as of the day asked about, of what may still be used on the day of issue; null where there is none. */
async function readEvaluation(
  { store }: Pick<ApiContext, 'store'>,
  subjectId: string,
  { asOf, issuedOn, seq, law }: SubjectQuestion,
): Promise<ReportEvaluation | null> {
  const question = { asOf, seq, today: issuedOn, law, standing: 'today' } as const;
  const score = await scoreAsOf(store, subjectId, question);
  if (!score) return null;
  const { model, points, tier } = score;
  const label = tierLabel(model.model, tier, asOf);
  // Of a day for which it has no tiers a model says nothing.
  return label && { model: model.model, asOf, points, tier: { id: tier, ...label } };
}
