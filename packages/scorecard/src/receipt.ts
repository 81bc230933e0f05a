import type { LocalDate, SubjectFacts } from '@egret/domain';

import type { CompiledModel } from './compile.ts';
import type { Arithmetic, Evaluation } from './evaluation.ts';

/** HMAC-SHA-256 of a text's UTF-8 bytes (32 bytes) under a secret key that its caller keeps. */
export type Mac = (text: string) => Uint8Array;

/** What a receipt (可复核凭证) vouches for: that this model said this of this subject on this day. */
export interface ReceiptContent {
  readonly modelHash: string;
  readonly subjectId: string;
  readonly asOf: LocalDate;
  /** What was known: the number of the last committed batch that the facts were read at. */
  readonly seq: number;
  readonly evaluation: Evaluation;
}

/**
 * The receipt of a score: its `mac`, 32 bytes (keyed, because a plain hash over a person's
 * data can be searched for). The facts are not in it: the lines name the records, and whoever checks a receipt reads
 * the facts again as known at `seq` and evaluates them (`verifyScore`).
 */
export function receiptOf(mac: Mac, content: ReceiptContent): Uint8Array {
  return mac(messageOf(content));
}

/** Whether a receipt is the one of this content under the key of `mac`. Takes as long for a near miss as for any other. */
export function verifyReceipt(mac: Mac, receipt: Uint8Array, content: ReceiptContent): boolean {
  const expected = receiptOf(mac, content);
  if (receipt.length !== expected.length) return false;
  let difference = 0;
  for (const [index, byte] of expected.entries()) difference |= byte ^ (receipt[index] ?? 0);
  return difference === 0;
}

/**
 * Checks a receipt by doing the work again, years later: evaluates the facts as known at `seq` with the model of
 * then, and returns the evaluation where the receipt vouches for exactly that; else null.
 */
export function verifyScore(
  mac: Mac,
  receipt: Uint8Array,
  model: CompiledModel,
  question: { readonly subject: SubjectFacts; readonly asOf: LocalDate; readonly seq: number },
): Evaluation | null {
  const { subject, asOf, seq } = question;
  const evaluation = model.evaluate(subject, asOf);
  const content = { modelHash: model.hash, subjectId: subject.subjectId, asOf, seq, evaluation };
  return verifyReceipt(mac, receipt, content) ? evaluation : null;
}

/** The content as text in one form: arrays in a fixed order, so that no order of keys can matter. */
function messageOf({ modelHash, subjectId, asOf, seq, evaluation }: ReceiptContent): string {
  const { points, tier, dimensions, lines, nextChangeOn } = evaluation;
  return JSON.stringify([
    'egret-receipt-2',
    modelHash,
    subjectId,
    asOf,
    seq,
    points,
    tier,
    nextChangeOn,
    dimensions.map((each) => [each.id, each.points]),
    lines.map((line) => [
      ...[line.reason, line.ruleId, line.dimension, line.points, line.recordId, line.until],
      arithmeticInOrder(line.arithmetic),
    ]),
  ]);
}

function arithmeticInOrder(arithmetic: Arithmetic | null): readonly (string | number)[] | null {
  switch (arithmetic?.of) {
    case undefined:
      return null;
    case 'record':
      return ['record', arithmetic.base, arithmetic.fine, arithmetic.kind, arithmetic.percent];
    case 'count':
      return ['count', arithmetic.atLeast];
    case 'months':
      return ['months', arithmetic.atLeast, arithmetic.since];
  }
}
