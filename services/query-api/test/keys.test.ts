import { openStore, revokeClientKey } from '@egret/store';
import { describe, expect, it } from 'vitest';
import { countByMinute } from '../src/plugins/limits.ts';
import { remember } from '../src/plugins/remember.ts';
import { openTestApi, type TestApi } from './_api.ts';

/** Takes the table of keys away, so that nothing that looks a key up can answer. */
async function hideKeys(api: TestApi): Promise<void> {
  await using owner = openStore({
    ...{ databaseUrl: api.ownerUrl, connections: 1, applicationName: 'keys-test' },
    onError: (error) => {
      throw error;
    },
  });
  await owner.pool.query('alter table client_key rename to hidden_key');
}

describe('keys', () => {
  it('that are wrong are counted before they are looked up, and displace no right one', async () => {
    await using api = await openTestApi({ limits: { wrongKeys: 2 } });
    const ask = async (key: string) => (await api.askWith(key, 'GET', '/v1/perks')).statusCode;
    const { auditor, venue } = api.clients;
    expect(await ask(auditor.key)).toBe(200);
    expect([await ask('wrong-1'), await ask('wrong-2')]).toEqual([401, 401]);
    await hideKeys(api);
    // Nothing that this address brings is looked up from here on; what is known works.
    expect([await ask('wrong-3'), await ask(venue.key), await ask(auditor.key)]).toEqual([429, 429, 200]);
  });

  it('that were right end within five seconds of being withdrawn', async () => {
    await using api = await openTestApi();
    const { id, key } = api.clients.auditor;
    const ask = async () => (await api.askWith(key, 'GET', '/v1/perks')).statusCode;
    expect(await ask()).toBe(200);
    const { rows } = await api.store.pool.query<{ id: string }>(
      'select id from client_key where client_id = $1',
      [id],
    );
    expect(await revokeClientKey(api.store.db, id, rows[0]?.id ?? '')).toBe(true);
    await expect.poll(ask, { timeout: 5_500, interval: 250 }).toBe(401);
  });

  it('leave answers that nobody keeps', async () => {
    await using api = await openTestApi();
    for (const role of ['auditor', null] as const) {
      const { headers } = await api.ask(role, 'GET', '/v1/perks');
      expect(headers['cache-control']).toBe('no-store');
    }
  });
});

describe('remember', () => {
  it('asks once for all who ask at a time, and remembers what was found only', async () => {
    const asked: string[] = [];
    const memory = remember(
      async (id) => {
        asked.push(id);
        return id.startsWith('known') ? id : null;
      },
      { forMs: 60_000, most: 2 },
    );
    expect(await Promise.all([memory.find('known-1'), memory.find('known-1')])).toEqual([
      'known-1',
      'known-1',
    ]);
    expect(asked).toEqual(['known-1']);
    await memory.find('other');
    expect([memory.recall('known-1'), memory.recall('other'), memory.knew('other')]).toEqual([
      ...['known-1', undefined],
      false,
    ]);
    await memory.find('known-2');
    await memory.find('known-3');
    // The one found first made room.
    expect(['known-1', 'known-2', 'known-3'].map(memory.knew)).toEqual([false, true, true]);
  });

  it('does not remember what failed or what is over', async () => {
    let fails = true;
    const memory = remember(
      async (id) => {
        if (fails) throw new Error('down');
        return id;
      },
      { forMs: 0, most: 2 },
    );
    await expect(memory.find('a')).rejects.toThrow('down');
    fails = false;
    expect(await memory.find('a')).toBe('a');
    expect([memory.recall('a'), memory.knew('a')]).toEqual([undefined, true]);
  });
});

describe('countByMinute', () => {
  it('tells who is over, takes back what did not count, and keeps askers apart', () => {
    const counter = countByMinute(2);
    expect([counter.count('a'), counter.count('a')]).toEqual([null, null]);
    expect(counter.count('a')).toBeGreaterThan(0);
    counter.forgive('b');
    expect(counter.count('b')).toBe(null);
    counter.forgive('a');
    counter.forgive('a');
    expect(counter.count('a')).toBe(null);
  });
});
