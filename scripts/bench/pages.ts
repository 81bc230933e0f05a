import { localDate } from '@egret/domain';
import { buildApp } from '@egret/query-api';
import { createLogger, createMetrics, systemClock } from '@egret/runtime';
import { createReferenceReader, createSealing, overview, type Store } from '@egret/store';
import { testKeys } from '@egret/testing';
import { withBenchDatabase } from './bench-database.ts';
import { type BenchResult, median, milliseconds } from './bench-result.ts';
import { fillForPages, uscc } from './pages-sample.ts';

const few = 1_000;
const many = 50_000;
const rounds = 15;
const asOf = localDate('2020-12-31');

/** One thing that is read; `round` chooses whom it is about. */
type Page = (round: number) => Promise<unknown>;

/**
 * Measures what the API reads of one subject and of one page of a list, in a store of 50,000 subjects and 100,000 records
 * against the same in a store of 1,000: how much a page depends on how much is held. Requests to both in turn, medians
 * in milliseconds, the page with the worst ratio is the result. What counts the whole store stands beside it, printed
 * only. Takes the URL of a database on a server where databases may be created; works in two of its own and drops them.
 */
export async function benchPages(serverUrl: string): Promise<BenchResult> {
  return withBenchDatabase(serverUrl, (small) =>
    withBenchDatabase(serverUrl, async (large) => {
      const [baseline, ours] = [await openPages(small, few), await openPages(large, many)];
      const results: BenchResult[] = [];
      for (const name of Object.keys(ours)) {
        const times = await measure(baseline[name], ours[name]);
        console.log(
          `pages: ${name} ${times.ours.toFixed(1)} ms, of ${few} subjects ${times.baseline.toFixed(1)} ms`,
        );
        if (counting.has(name)) continue;
        results.push({
          ...{ name: 'pages', ...times, unit: `ms (${name})` },
          ...{ ratio: times.ours / times.baseline, limit: 4 },
        });
      }
      const [worst] = results.toSorted((a, b) => b.ratio - a.ratio);
      if (!worst) throw new Error('no page was measured');
      return worst;
    }),
  );
}

async function measure(small: Page | undefined, large: Page | undefined) {
  if (!small || !large) throw new Error('a page is missing');
  const [ours, baseline]: [number[], number[]] = [[], []];
  for (let round = -2; round < rounds; round += 1) {
    const [mine, theirs] = [
      await milliseconds(() => large(round + 2)),
      await milliseconds(() => small(round + 2)),
    ];
    // The first rounds warm up.
    if (round < 0) continue;
    ours.push(mine);
    baseline.push(theirs);
  }
  return { ours: median(ours), baseline: median(baseline) };
}

/** Counts all that is held, and so takes longer the more that is. */
const counting: ReadonlySet<string> = new Set(['overview']);

/** Fills a store and returns what is read from it. */
async function openPages(store: Store, subjects: number): Promise<Readonly<Record<string, Page>>> {
  const sealing = createSealing(testKeys);
  const key = await fillForPages(store, sealing, subjects, asOf);
  const app = await buildApp({
    ...{ store, sealing, clock: systemClock(asOf), metrics: createMetrics(), ready: async () => true },
    reference: createReferenceReader(store),
    logger: createLogger({ service: 'bench', level: 'silent' }),
  });
  const { rows: entries } = await store.pool.query<{ id: string; subject_id: string }>(
    'select id, subject_id from list_entry order by id',
  );
  const nth = (round: number) => entries[Math.floor((entries.length * (round + 0.5)) / (rounds + 2))];
  const deep = Buffer.from(entries.at(-Math.ceil(entries.length / 10))?.id ?? '').toString('base64url');
  async function ask(method: 'GET' | 'POST', url: string, payload?: object): Promise<void> {
    const headers = { authorization: `Bearer ${key}` };
    const { statusCode, body } = await app.inject({ method, url, headers, ...(payload && { payload }) });
    if (statusCode >= 300) throw new Error(`${method} ${url} answered ${statusCode}: ${body}`);
  }
  const list = (query: string) => () => ask('GET', `/v1/list-entries?${query}&limit=50`);
  return {
    'first page of a list': list('list=black'),
    'page deep in a list': list(`list=black&cursor=${deep}`),
    'first page of a definition': list('definition=market-regulation-serious'),
    'page of suspended entries': list('list=black&state=suspended'),
    'page of a definition’s ended entries': list('definition=judgment-defaulters&state=ended'),
    proposals: list('list=black&state=proposed'),
    'future entries (none)': list('list=black&state=future'),
    'entry with its evidence': (round) => ask('GET', `/v1/list-entries/${nth(round)?.id}`),
    score: (round) => ask('GET', `/v1/subjects/${nth(round)?.subject_id}/score`),
    'credit report': (round) =>
      ask('POST', '/v1/credit-reports', {
        subject: { scheme: 'uscc', value: uscc(round * 50) },
        ...{ purpose: 'merit-award', matter: '评优', operator: { staffNo: 'A-017', name: '经办员' } },
      }),
    perks: () => ask('GET', '/v1/perks'),
    statistics: () => ask('GET', '/v1/statistics?year=2019'),
    overview: () => overview(store.db, asOf),
  };
}
