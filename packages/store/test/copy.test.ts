import { type OpenKnowledge, openKnowledge } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyInto, encodeCopyRow, inSession } from '../src/index.ts';

describe('copyInto', () => {
  let knowledge: OpenKnowledge;
  beforeAll(async () => {
    knowledge = await openKnowledge();
  });
  afterAll(() => knowledge[Symbol.asyncDispose]());

  const staging = 'create temporary table staged_number (number integer not null) on commit drop';

  it.each([1, 200_000])(
    'throws what the database refuses with %i more rows to come, and goes on',
    async (count) => {
      const rows = Array.from({ length: count }, (_, number) => encodeCopyRow([number]));
      const work = inSession(knowledge.store, async ({ client }) => {
        await client.query(staging);
        await copyInto(client, 'staged_number', ['not a number\n', ...rows]);
      });
      await expect(work).rejects.toThrow('invalid input syntax');
      await inSession(knowledge.store, async ({ client }) => {
        await client.query(staging);
        await copyInto(client, 'staged_number', rows);
        const counted = await client.query('select count(*)::integer as rows from staged_number');
        expect(counted.rows).toEqual([{ rows: count }]);
      });
    },
  );
});
