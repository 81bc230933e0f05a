import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type RunningProgram,
  type TestInstallation,
  testInstallation,
} from '../installation/_installation.ts';
import { expectedCounters, printedCounters, summaryOf } from '../installation/_summary.ts';
import { honours } from '../installation/_honours.ts';
import type { DemoClients } from './demo-clients.ts';
import type { SampleSubjects } from './sample-subjects.ts';

const program = 'scripts/start/main.ts';
const minute = 60_000;

/** An identity number of the sample; its division does not exist. */
const identityNumber = /350299\d{11}[\dXx]/g;

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** One load serves every question; they are asked in this order. */
describe('npm start', () => {
  let installation: TestInstallation;
  let first: string;

  beforeAll(async () => {
    installation = await testInstallation();
    const loading = installation.run(program, ['--exit']);
    const status = await loading.ended;
    first = loading.output();
    if (status !== 0) throw new Error(`the first start ended with ${status}:\n${first}`);
  }, 3 * minute);
  afterAll(() => installation[Symbol.asyncDispose]());

  it('loads the sample district as the sample expects, and reproduces the published figures', async () => {
    const printed = printedCounters(first);
    expect(printed).toEqual(await expectedCounters(installation.folder));
    const published = { licence: 7_581, penalty: 842, 'public-service': 2_554, other: 97, commitment: 1_108 };
    for (const [category, entries] of Object.entries(published)) {
      expect(printed[category]?.inserted, category).toBe(entries);
    }
    expect(first).not.toContain('deliveries failed');
  });

  it('prints scores by tier for both kinds of model, and the lists', () => {
    expect(first).toMatch(
      /^评分 scores +egret-person: highest \d+ · high \d+ · middle \d+ · low \d+ · lowest \d+$/m,
    );
    expect(first).toMatch(
      /^评分 scores +enterprise-\S+: excellent \d+ · good \d+ · fair \d+ · poor \d+ · not-rated \d+( · insufficient-data \d+)?$/m,
    );
    expect(first).toMatch(/^名单 lists .*black determined 4 .*red determined 5 /m);
    expect(first).toMatch(/^名单 lists .*key-attention proposed [1-9]/m);
  });

  it('keeps its keys and what names persons from everybody else', async () => {
    const { keys, demoClients, sampleSubjects } = installation.folder;
    for (const path of [keys, demoClients, sampleSubjects]) {
      expect((await stat(path)).mode & 0o077, path).toBe(0);
    }
  });

  it('leaves no process behind', async () => {
    expect(await installation.processes()).toEqual([]);
  });

  describe('started again', () => {
    let running: RunningProgram;
    let url: string;
    let clients: DemoClients;
    let subjects: SampleSubjects;

    beforeAll(async () => {
      running = installation.run(program, []);
      url = (await running.printed(/http:\/\/127\.0\.0\.1:\d+/))[0];
      await running.printed(/ready, business date/);
      clients = await json<DemoClients>(installation.folder.demoClients);
      subjects = await json<SampleSubjects>(installation.folder.sampleSubjects);
    }, minute);

    async function json<T>(path: string): Promise<T> {
      return JSON.parse(await readFile(path, 'utf8')) as T;
    }

    async function ask(
      client: string,
      path: string,
      body?: object,
    ): Promise<{ status: number; body: unknown }> {
      const response = await fetch(url + path, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          authorization: `Bearer ${clients[client]?.key ?? 'nobody'}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: await response.json() };
    }

    const operator = { staffNo: 'HC-0001', name: '张三' };

    it('is ready, and loads nothing twice', async () => {
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
      expect(summaryOf(running.output())).toBe(summaryOf(first));
      expect(summaryOf(first)).not.toBe('');
    });

    it('is not started twice', async () => {
      const second = installation.run(program, ['--exit']);
      expect(await second.ended).toBe(1);
      expect(second.output()).toContain('already running');
    });

    it('gives a department the report on an enterprise of the black list', async () => {
      const { scheme, value, name } = subjects.enterpriseBlackListed;
      const { status, body } = await ask('department', '/v1/credit-reports', {
        subject: { scheme, value },
        purpose: 'policy-support',
        matter: '产业扶持资金审核',
        operator,
      });
      expect(status).toBe(201);
      expect(body).toMatchObject({ report: { subject: { name }, asOf: '2020-12-31' } });
      expect(body).toHaveProperty(
        'report.overview',
        expect.arrayContaining([expect.objectContaining({ section: 'serious-dishonesty', count: 1 })]),
      );
    });

    it.each([
      ['personScore700', 'haicang-court-green-lane', true],
      ['personBelow530', 'roadside-parking', false],
    ] as const)('tells a venue whether %s qualifies for %s: %s', async (person, perk, eligible) => {
      const { scheme, value } = subjects[person];
      const { status, body } = await ask('venue', '/v1/eligibility-checks', {
        perk,
        subject: { scheme, value },
        consentRef: 'A-1',
        requestNo: person,
        operator,
      });
      expect([status, body]).toMatchObject([200, { eligible }]);
      expect(JSON.stringify(body)).not.toMatch(/score|分/);
    });

    it('has an open proposal for its determining officer to decide on', async () => {
      const proposed = '/v1/list-entries?list=key-attention&state=proposed';
      const { body } = await ask('determining-officer', proposed);
      const [proposal] = (body as { readonly items: readonly { readonly id: string }[] }).items;
      const { status, body: entry } = await ask(
        'determining-officer',
        `/v1/list-entries/${proposal?.id}/determination`,
        {
          ...{ decision: 'determine', decisionNumber: '测试认〔2020〕1号', decidedOn: '2020-12-31' },
          ...{ reason: '已告知并听取陈述申辩', operator },
        },
      );
      expect([status, entry]).toMatchObject([200, { id: proposal?.id, state: 'determined' }]);
    });

    it('counts 11,074 records where the report printed 11,073', async () => {
      const { status, body } = await ask('data-steward', '/v1/statistics?year=2020');
      expect(status).toBe(200);
      expect(body).toHaveProperty(
        'stock.figures',
        expect.arrayContaining([
          expect.objectContaining({ measure: 'stock.total', counted: 11_074, printed: 11_073 }),
        ]),
      );
    });

    it('refuses a wrong key', async () => {
      const { status, body } = await ask('somebody', '/v1/statistics?year=2020');
      expect([status, body]).toMatchObject([401, { status: 401 }]);
    });

    it('takes a file in beside its own workers', async () => {
      const file = join(installation.folder.path, 'honours.csv');
      await writeFile(file, honours(['测试1号', '91350299TT9000011W'], ['测试2号', '91350299TT9000011X']));
      const ingest = installation.run('scripts/ingest/main.ts', [
        ...[file, '--template', 'other'],
        ...['--department', '11350299TT90000115', '--department-name', '合成审批局'],
      ]);
      expect(await ingest.ended, ingest.output()).toBe(0);
      expect(ingest.output()).toContain('read 2 = inserted 1');
      expect(ingest.output()).toContain('line 3 疑问数据 quarantined');
      expect(await readdir(installation.folder.inbox)).toEqual([]);
      const { body } = await ask('data-steward', '/v1/statistics?year=2020');
      expect(body).toHaveProperty(
        'stock.figures',
        expect.arrayContaining([expect.objectContaining({ measure: 'stock.total', counted: 11_075 })]),
      );
    });

    it('ends at SIGTERM with status 0 and leaves no process behind', async () => {
      running.signal('SIGTERM');
      expect(await running.ended, running.output()).toBe(0);
      expect(await installation.processes()).toEqual([]);
    });
  });

  it('has no identity number of the sample in any file of the database', async () => {
    const { sample, postgres } = installation.folder;
    const numbers = new Set<string>();
    for (const path of await filesIn(sample)) {
      if (!path.endsWith('.csv')) continue;
      // Decoded as bytes: the numbers are ASCII whatever the rest is.
      const cells = (await readFile(path, 'latin1')).split(/[,"\r\n]/);
      for (const cell of cells) if (/^350299\d{11}[\dXx]$/.test(cell)) numbers.add(cell.toUpperCase());
    }
    expect(numbers.size).toBeGreaterThan(2_000);

    const { enterpriseBlackListed } = JSON.parse(
      await readFile(installation.folder.sampleSubjects, 'utf8'),
    ) as SampleSubjects;
    const found: string[] = [];
    let filesWithEnterprise = 0;
    for (const path of await filesIn(postgres)) {
      const bytes = await readFile(path, 'latin1');
      if (bytes.includes(enterpriseBlackListed.value)) filesWithEnterprise += 1;
      for (const [number] of bytes.matchAll(identityNumber)) {
        if (numbers.has(number.toUpperCase())) found.push(`${path}: ${number}`);
      }
    }
    expect(found).toEqual([]);
    // What is not a person's stands there in plain: these are the files that hold the data.
    expect(filesWithEnterprise).toBeGreaterThan(0);
  });
});
