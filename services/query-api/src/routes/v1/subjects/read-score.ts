import type { SubjectKind } from '@egret/domain';
import {
  appendAuditEntry,
  type Client,
  type Db,
  isGranted,
  holdsOn,
  modelVersion,
  receiptKey,
  rescoreSubjects,
  scoreOf,
  type Subject,
  subjectById,
} from '@egret/store';
import type { z } from 'zod';
import type { ApiContext, V1App } from '../../../context.ts';
import { notFound } from '../../../errors/api-error.ts';
import { idParams } from '../../../schemas/ids.ts';
import { scoreOutput, showScore } from './score-output.ts';

/**
 * GET /v1/subjects/{id}/score: the live score and why it is what it is. A score whose day of change has come
 * is computed again first, which writes the score and no proposal. A department reads organisations and self-employed only; a person is to it the
 * same as nobody. Every question leaves its trace, one that found nothing too.
 */
export function readScore(app: V1App, context: ApiContext): void {
  const { clock, store } = context;
  const key = receiptKey(context.sealing);
  app.get(
    '/subjects/:id/score',
    {
      schema: {
        tags: ['subjects'],
        summary: '信用主体的得分及明细 Score of a subject, explained',
        params: idParams,
        response: { 200: scoreOutput },
      },
    },
    async (request) => {
      const { id } = request.params;
      const today = clock.businessDate();
      const subject = await subjectById(store.db, id);
      const readable = subject && mayRead(request.client, subject) ? subject : null;
      if (readable) {
        const score = await scoreOf(store.db, id);
        if (score && !holdsOn(score, today)) {
          const { law } = await context.reference.current();
          await rescoreSubjects(store, [id], { asOf: today, key, law });
        }
      }
      const answer = await store.db.transaction().execute(async (trx) => {
        const shown = readable && (await showLiveScore(trx, readable));
        await leaveTrace(trx, request.client, id, subject, shown !== null);
        return shown;
      });
      request.traced = true;
      if (!answer) throw notFound();
      return answer;
    },
  );

  async function showLiveScore(db: Db, subject: Subject): Promise<z.input<typeof scoreOutput> | null> {
    const score = await scoreOf(db, subject.id);
    const model = score && (await modelVersion(db, score.modelId, score.modelVersion));
    return model && showScore(subject, score, model, clock.businessDate());
  }
}

async function leaveTrace(
  db: Db,
  client: Client,
  id: string,
  subject: Subject | null,
  found: boolean,
): Promise<void> {
  await appendAuditEntry(db, {
    clientId: client.id,
    operator: null,
    action: 'read-score',
    purpose: null,
    matter: null,
    accessBasis: null,
    subjectId: subject?.id ?? null,
    identifierDigest: null,
    object: `subject/${id}`,
    result: found ? 'read' : 'not-found',
  });
}

const kindsForDepartments: ReadonlySet<SubjectKind> = new Set<SubjectKind>(['organisation', 'self-employed']);

function mayRead(client: Client, subject: Subject): boolean {
  return isGranted(client, 'read-personal-score') || kindsForDepartments.has(subject.kind);
}
