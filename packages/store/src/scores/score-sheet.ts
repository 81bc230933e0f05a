import type { LawRules, LocalDate } from '@egret/domain';
import type { CompiledModel, ScoreDecision } from '@egret/scorecard';
import type { KnownSubject } from './known-subject.ts';
import { lawDigest } from './law-digest.ts';
import { type Due, saveDues } from './save-dues.ts';
import { encodeScore, endScores, type ReceiptKey, saveScores } from './save-scores.ts';
import type { Session } from './session.ts';

/** What is decided on the scores of one batch, on its way into the store. */
export interface ScoreSheet {
  /** Takes the decision on one subject, by the model for its kind if there is one. */
  enter(subject: KnownSubject, model: CompiledModel | undefined, decision: ScoreDecision): void;
  /** Takes subjects that are none any more, as known at `seq`: they were merged into others. */
  leave(ids: readonly string[], seq: number): void;
  /** The scores entered so far. */
  readonly scored: number;
  /**
   * Saves the days on which these subjects are due next (together with `otherDues`, because dues go first),
   * then the scores, and takes away those that are over; returns how many were.
   */
  save(session: Session, otherDues?: readonly Due[]): Promise<number>;
}

/** What the scores of a batch have in common: the day, the law by which records are read, and the key of receipts. */
export interface ScoreTerms {
  readonly asOf: LocalDate;
  readonly law: LawRules;
  readonly key: ReceiptKey;
}

/** A sheet for scores under the same terms. It holds encoded lines: some ten thousand fit well. */
export function createScoreSheet({ asOf, law, key }: ScoreTerms): ScoreSheet {
  const lines: string[] = [];
  const dues: Due[] = [];
  const over: Record<'ended' | 'erased', string[]> = { ended: [], erased: [] };
  let knownSeq = 0;
  return {
    enter({ subjectId, seq }, model, decision) {
      knownSeq = seq;
      dues.push({ subjectId, purpose: model?.model.id ?? null, nextOn: decision.nextOn, seq });
      if (decision.outcome !== 'scored') over[decision.outcome].push(subjectId);
      else if (model) {
        lines.push(
          encodeScore(key, {
            subjectId,
            seq,
            model,
            asOf,
            lawDigest: lawDigest(law),
            evaluation: decision.evaluation,
          }),
        );
      }
    },
    leave(ids, seq) {
      knownSeq = seq;
      over.erased.push(...ids);
      dues.push(...ids.map((subjectId) => ({ subjectId, purpose: null, nextOn: null, seq })));
    },
    get scored() {
      return lines.length;
    },
    async save(session, otherDues = []) {
      await saveDues(session, [...dues, ...otherDues]);
      await saveScores(session, lines);
      return endScores(session, { ...over, seq: knownSeq });
    },
  };
}
