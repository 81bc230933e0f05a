import { type LocalDate, subjectKinds } from '@egret/domain';
import { type CompiledModel, type Evaluation, explain } from '@egret/scorecard';
import type { CitedRecord, Score, Subject } from '@egret/store';
import { z } from 'zod';
import { dateOutput, instantOutput } from '../../../schemas/calendar-date.ts';
import { idOutput } from '../../../schemas/ids.ts';

const label = { zh: z.string(), en: z.string() };

/** A score with its reasons; of a natural person without identity. */
export const scoreOutput = z.object({
  subject: z.object({
    id: idOutput,
    kind: z.enum(subjectKinds),
    name: z.string().nullable().meta({ description: '名称；自然人一律为 null' }),
  }),
  points: z.number().int().nullable().meta({ description: '无得分时为 null，等级说明原因' }),
  tier: z.object({ id: z.string(), ...label }),
  asOf: dateOutput.meta({ description: '得分形成日期' }),
  seq: z.number().int().meta({ description: '得分形成时已知信息的序号' }),
  scoredAt: instantOutput,
  nextChangeOn: dateOutput.nullable().meta({ description: '无新信息时得分下一次变化的日期' }),
  model: z.object({ id: z.string(), version: z.number().int(), hash: z.string(), ...label }),
  noteZh: z.string(),
  noteEn: z.string(),
  dimensions: z.array(z.object({ id: z.string(), points: z.number().int(), ...label })),
  explanation: z
    .array(
      z.object({
        reason: z.enum(['start', 'rule', 'disputed', 'cap', 'dimension-limit', 'range-limit', 'ceiling']),
        ...label,
        points: z.number().int(),
        dimension: z.object(label).nullable(),
        arithmetic: z.object(label).nullable().meta({ description: '该项分值的算式' }),
        legalBasis: z.string().nullable(),
        source: z.string().nullable(),
        recordId: idOutput.nullable(),
        documentNumber: z.string().nullable().meta({ description: '所依据记录的文书号' }),
        decidedOn: dateOutput.nullable().meta({ description: '所依据记录的决定（办结、签署）日期' }),
        until: dateOutput.nullable().meta({ description: '该项按现状保持到哪一天' }),
      }),
    )
    .meta({ description: '得分明细，各项之和即为得分' }),
  receipt: z.string().meta({ description: '可复核凭证（Base64）' }),
});

/**
 * Takes a subject, its live score, the model that gave it, the records that the lines cite, and the day on which it
 * is read: tiers are called by their names of that day.
 */
export function showScore(
  subject: Subject,
  score: Score,
  { model, hash }: CompiledModel,
  { cited, today }: { readonly cited: ReadonlyMap<string, CitedRecord>; readonly today: LocalDate },
): z.input<typeof scoreOutput> {
  const rated = score.points !== null;
  const dimensions = (rated ? model.dimensions : []).map(({ id, zh, en }) => ({
    id,
    zh,
    en,
    points: pointsOf(score, id),
  }));
  const evaluation: Evaluation = { ...score, dimensions };
  const { points, tier, noteZh, noteEn, lines, nextChangeOn } = explain(model, evaluation, today);
  return {
    subject: {
      id: subject.id,
      kind: subject.kind,
      name: subject.kind === 'natural-person' ? null : subject.name,
    },
    points,
    tier,
    asOf: score.asOf,
    seq: score.seq,
    scoredAt: score.scoredAt.toISOString(),
    nextChangeOn,
    model: { id: model.id, version: model.version, hash, zh: model.zh, en: model.en },
    noteZh,
    noteEn,
    dimensions,
    explanation: lines.map((line) => {
      const record = line.recordId === null ? undefined : cited.get(line.recordId);
      return {
        ...line,
        documentNumber: record?.documentNumber ?? null,
        decidedOn: record?.decidedOn ?? null,
      };
    }),
    receipt: Buffer.from(score.receipt).toString('base64'),
  };
}

/** A dimension's lines add up to its points, what goes over its limits among them. */
function pointsOf(score: Score, dimension: string): number {
  return score.lines.reduce((sum, line) => (line.dimension === dimension ? sum + line.points : sum), 0);
}
