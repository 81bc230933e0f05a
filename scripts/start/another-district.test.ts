import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { removeEmbeddedPostgres } from '@egret/embedded';
import { loadReference } from '@egret/reference';
import { closeAll, type RunningService, runningService } from '@egret/runtime';
import {
  createClient,
  createReferenceReader,
  createSealing,
  openServiceStore,
  saveShippedReference,
  type Store,
} from '@egret/store';
import { aResidentId, fixedClock } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../clients/run-command.ts';
import { dataFolderAt } from '../installation/data-folder.ts';
import { openEnvironment } from '../installation/environment.ts';
import { createPersist } from './persist.ts';
import { createProgress } from './progress.ts';
import { startServices } from './services.ts';
import { waitUntilIngested, waitUntilScored } from './wait-until-loaded.ts';

const profile = fileURLToPath(new URL('../../services/query-api/test/_second-district', import.meta.url));
const harbour = { uscc: '11350299MB0000019E', name: '望潮区港务局' };
const operator = { staffNo: 'W-1', name: '潮生' };

/** A household with two honours of its city, and a person who enrolled. */
const boat = { scheme: 'uscc', value: '92350299TT15706183' };
const boatName = '望潮区归帆渔家';
const honourOf = (no: string, day: string): string =>
  `荣誉表彰-市级,${no},${boatName},个体工商户,${boat.value},${harbour.name},${harbour.uscc},${day},诚信船户`;
const files = [
  {
    file: 'registry.csv',
    template: 'registry',
    lines: [
      '主体名称,统一社会信用代码,企业类型,登记状态,登记机关,登记机关统一社会信用代码,注册日期,经营者',
      `${boatName},${boat.value},个体工商户,存续,${harbour.name},${harbour.uscc},20150304,海生`,
    ],
  },
  {
    file: 'other.csv',
    template: 'other',
    lines: [
      '信息类别,文书号,主体名称,主体类别,统一社会信用代码,认定机关,认定机关统一社会信用代码,认定日期,内容',
      honourOf('青文明〔2019〕8号', '2019/06/03'),
      honourOf('青文明〔2020〕2号', '2020/06/02'),
    ],
  },
  {
    file: 'enrolment.csv',
    template: 'enrolment',
    lines: ['授权协议编号,姓名,证件类型,证件号码,接受日期', `WC-1,潮平,身份证,${aResidentId()},2019-01-10`],
  },
];

/** All services in one process, on their own database, from the district's profile alone. */
describe('a district that starts from its profile alone', () => {
  const running: RunningService[] = [];
  const keys = new Map<string, string>();
  const bodies: string[] = [];
  let folder = '';
  let url = '';
  let store: Store;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'egret-district-test-'));
    const data = dataFolderAt(join(folder, 'data'));
    const log = (): void => undefined;
    const { config, server, isSample } = await openEnvironment(
      { EGRET_PROFILE: profile, EGRET_LOG_LEVEL: 'silent', PORT: '0' },
      data,
      { attach: false, log },
    );
    if (server === null || isSample) throw new Error('a database of its own was to be started');
    running.push(
      runningService(async () => {
        await server.stop();
        await removeEmbeddedPostgres(data.postgres);
        await rm(folder, { recursive: true });
      }),
    );
    const sealing = createSealing(config.keys);
    const { databaseUrl } = config;
    const onError = (error: Error): void => {
      throw error;
    };
    const opened = await openServiceStore(
      { databaseUrl, connections: 6, applicationName: 'district-test', onError },
      sealing,
    );
    running.push(opened);
    store = opened;
    await saveShippedReference(store.db, await loadReference(config.profile));
    const clock = fixedClock('2020-12-31T12:00:00+08:00');
    const services = await startServices({
      ...{ config, store, apiStore: store, sealing, clock, reference: createReferenceReader(store) },
      ...{ dropFolder: join(folder, 'deliveries'), ready: () => Promise.resolve(true) },
    });
    running.push(services.api, services.ingestion);
    url = services.api.url;
    await deliver();
    const { signal } = new AbortController();
    const progress = createProgress();
    const persist = createPersist(progress, signal);
    await waitUntilIngested(store, files.length, progress, persist, signal);
    running.push(await services.startScoring());
    await waitUntilScored(store, clock.businessDate(), persist, signal);
    for (const role of ['department', 'venue', 'auditor'] as const) {
      const perks = role === 'venue' ? ['ferry-later-payment'] : [];
      const made = { code: role, name: role, department: harbour, roles: [role], perks };
      keys.set(role, (await createClient(store.db, made)).key);
    }
    await store.db
      .transaction()
      .execute((trx) => runCommand(trx, { command: 'operator', code: 'department', ...operator }, 'test'));
  }, 120_000);
  afterAll(() => closeAll(running));

  /** Drops the deliveries of a month: the files first, the manifest last and whole. */
  async function deliver(): Promise<void> {
    const month = join(folder, 'deliveries', '2020-12');
    await mkdir(month, { recursive: true });
    const deliveries = files.map(({ file, template, lines }) => ({
      ...{ file, template, department: harbour, deliveredOn: '2020-12-28', rows: lines.length - 1 },
    }));
    for (const { file, lines } of files) await writeFile(join(month, file), `${lines.join('\r\n')}\r\n`);
    await writeFile(join(month, 'manifest.new'), JSON.stringify({ synthetic: true, deliveries }));
    await rename(join(month, 'manifest.new'), join(month, 'manifest.json'));
  }

  async function ask(client: string, path: string, body?: object) {
    const response = await fetch(url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${keys.get(client) ?? ''}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    bodies.push(`${path}: ${text}`);
    return { status: response.status, json: JSON.parse(text) };
  }

  it('takes in what its departments deliver', async () => {
    const runs = await store.db
      .selectFrom('ingest_run')
      .select(['delivery', 'state'])
      .orderBy('delivery')
      .execute();
    expect(runs.map(({ delivery, state }) => `${delivery} ${state}`)).toEqual([
      '2020-12/enrolment.csv released',
      '2020-12/other.csv released',
      '2020-12/registry.csv released',
    ]);
    expect((await ask('auditor', '/v1/statistics?year=2020')).status).toBe(200);
  });

  it('proposes by its own rule on its own list, and scores whom it proposes', async () => {
    const { json } = await ask('auditor', '/v1/list-entries?list=red&state=proposed');
    expect(json.items).toMatchObject([
      {
        definition: { id: 'harbour-red-list', zh: '望潮区诚信船户名单' },
        subject: { name: boatName, identifier: boat },
        legalBasis: '青府规〔2018〕9号',
      },
    ]);
    const [entry] = json.items;
    expect(await ask('auditor', `/v1/list-entries/${entry.id}`)).toMatchObject({
      json: { effects: [{ id: 'berth-first', basis: '青府规〔2018〕9号第12条' }], grounds: [{}, {}] },
    });
    const score = await ask('department', `/v1/subjects/${entry.subject.id}/score`);
    expect(score).toMatchObject({ status: 200, json: { asOf: '2020-12-31', subject: { name: boatName } } });
  });

  it('issues reports under its own name and number', async () => {
    const question = { purpose: 'policy-support', matter: '扶持资金审核', operator };
    const { status, json } = await ask('department', '/v1/credit-reports', { subject: boat, ...question });
    expect(status).toBe(201);
    expect(json.reportNo).toMatch(/^WCQ-20201231-/);
    expect(json.report.issuedBy.zh).toBe('望潮区信用信息中心');
    expect((await ask('department', `/v1/credit-reports/${json.reportNo}`)).status).toBe(200);
  });

  it('has its own perk, which the score of a person opens', async () => {
    const perks = await ask('venue', '/v1/perks');
    expect(perks.json.items.map(({ id }: { id: string }) => id)).toEqual(['ferry-later-payment']);
    const check = (perk: string, requestNo: string) =>
      ask('venue', '/v1/eligibility-checks', {
        ...{ perk, requestNo, operator, consentRef: '授权-1' },
        subject: { scheme: 'resident-id', value: aResidentId() },
      });
    // The shipped model begins at 580 points and takes none from somebody without a breach.
    expect((await check('ferry-later-payment', '1')).json).toMatchObject({ eligible: true });
    expect((await check('paid-parking', '2')).status).toBe(422);
    const person = await store.db
      .selectFrom('enrolment_version')
      .select('subject_id')
      .executeTakeFirstOrThrow();
    const read = await ask('auditor', `/v1/subjects/${person.subject_id}/score-readings`, {
      ...{ purpose: 'admission', matter: '准入审核', operator },
      accessBasis: { kind: 'statutory-duty', ref: '职责1', instrument: 'administrative-licensing-law' },
    });
    expect(read).toMatchObject({ status: 200, json: { model: { id: 'egret-person' } } });
    expect(read.json.points).toBeGreaterThanOrEqual(580);
  });

  it('names no other place in any answer, the description of the API included', async () => {
    for (const kind of ['issuer', 'authority', 'list-definition', 'list-rule', 'perk', 'instrument', 'use']) {
      expect((await ask('auditor', `/v1/reference/${kind}`)).status).toBe(200);
    }
    expect((await ask('auditor', '/docs/json')).status).toBe(200);
    expect(bodies.length).toBeGreaterThan(15);
    expect(bodies.filter((body) => /海沧|厦门|白鹭|haicang|xiamen/i.test(body))).toEqual([]);
  });
});
