import { finished } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Store } from '../db.ts';
import { readSubjects } from './fact-lines.ts';
import { factQuery, type SubjectScope } from './fact-query.ts';
import type { KnownSubject } from './known-subject.ts';
import { inSession } from './session.ts';

const lineFeed = 10;

/** Bytes of a COPY as text, cut at the ends of lines, so that no character and no line is cut in two. */
async function* wholeLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(lineFeed) + 1;
    if (end === 0) {
      rest.push(chunk);
      continue;
    }
    rest.push(chunk.subarray(0, end));
    yield Buffer.concat(rest).toString('utf8');
    rest = end < chunk.length ? [chunk.subarray(end)] : [];
  }
}

/**
 * Streams the facts of a scope by one COPY, subject by subject in the order of their ids: as known now,
 * or as known at `seq`. Memory is bounded by what the connection buffers and one subject. A consumer may
 * stop early: what is left is read and dropped, because the connection serves nothing else before.
 */
export async function* streamSubjects(
  client: ClientBase,
  scope: SubjectScope,
  seq: number | null = null,
): AsyncGenerator<KnownSubject> {
  const stream = client.query(copyTo(`copy (${factQuery(scope, seq)}) to stdout`));
  try {
    yield* readSubjects(wholeLines(stream.iterator({ destroyOnReturn: false })));
  } finally {
    if (!stream.readableEnded && !stream.errored) {
      stream.resume();
      await finished(stream);
    }
  }
}

/** A few subjects with what a fact is made of, in the order of their ids, as known now or at `seq`; unknown ids are left out. */
export function knownSubjects(
  store: Store,
  ids: readonly string[],
  seq: number | null = null,
): Promise<readonly KnownSubject[]> {
  return inSession(store, async ({ client }) => {
    const subjects: KnownSubject[] = [];
    for await (const subject of streamSubjects(client, { ids }, seq)) subjects.push(subject);
    return subjects;
  });
}
