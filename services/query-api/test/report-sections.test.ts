import { randomUUID } from 'node:crypto';
import { localDate } from '@egret/domain';
import { aJudgmentDefault, aLicence, anHonour, aPenalty, department } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from './_api.ts';
import { holdDelivery } from './_deliveries.ts';
import { holdCompany, holdDetermined, saveTestModels } from './_held.ts';
import { aQuestion, issueReport } from './_reports.ts';

let api: TestApi;
let companyId: string;

beforeAll(async () => {
  api = await openTestApi();
  await saveTestModels(api);
  companyId = await holdCompany(api);
  await api.knowledge.record(companyId, aLicence());
  await holdDelivery(api, 'commitment', '2020-11-05');
});
afterAll(() => api[Symbol.asyncDispose]());

const ask = (changes: object = {}) => issueReport(api, aQuestion(changes));

describe('the evaluation', () => {
  it('is that of the day asked about, and says so', async () => {
    await api.knowledge.record(companyId, aPenalty({ decidedOn: localDate('2020-05-06') }));
    // 600 and 10 for the licence; 100 less since the penalty.
    const after = await ask({ asOf: '2020-06-30' });
    const before = await ask({ asOf: '2020-05-05' });
    expect([after.values('evaluation', 'points'), before.values('evaluation', 'points')]).toEqual([
      [510],
      [610],
    ]);
    expect(before.values('evaluation', 'evaluatedAsOf')).toEqual(['2020-05-05']);
    expect(before.section('evaluation')).toMatchObject({ state: 'held', count: 1 });
    expect(before.section('evaluation').notes[0]?.zh).toContain('最近归集的登记状态');
    expect((await ask()).section('evaluation').notes).toEqual([]);
  });

  it('brings nothing back that was annulled since', async () => {
    const documentNumber = '厦海市监处〔2020〕9号';
    const annulled = await api.knowledge.record(companyId, aPenalty({ documentNumber }));
    await api.knowledge.happen(annulled, 'annulled', '2020-12-01');
    expect((await ask({ asOf: '2020-06-30' })).values('evaluation', 'points')).toEqual([510]);
  });

  it.each([
    ['before the subject was registered', '1949-10-01'],
    ['for which the model has no tiers', '2017-12-31'],
  ])('is none of a day %s', async (_, asOf) => {
    expect((await ask({ asOf })).section('evaluation')).toMatchObject({
      state: 'none',
      count: 0,
      notes: [{ zh: '本平台没有截至所查询之日的评价结果' }],
    });
  });
});

describe('a section', () => {
  it('is 无 on a day before the first delivery of its sources, which is said, and 未归集 without a source', async () => {
    const past = await ask({ asOf: '1949-10-01' });
    expect(past.section('commitment')).toMatchObject({
      state: 'none',
      count: 0,
      sources: [{ name: department.name, lastDeliveredOn: '2020-11-05' }],
    });
    expect(past.section('commitment').notes.map(({ zh }) => zh)).toEqual([
      '查询期内，已归集的来源中无依法可以提供的信息',
      '所列来源自2020-11-05起报送；此前的情况，以其已报送的信息为限',
    ]);
    expect(past.section('local')).toMatchObject({ state: 'not-collected', count: null, sources: [] });
    expect(past.section('local').notes[0]?.zh).toBe('本平台尚未归集此类信息，不表示有或者无');
  });

  it('says of the register that it is shown as it was collected last', async () => {
    const past = await ask({ asOf: '2020-06-30' });
    expect(past.section('registration').notes[0]?.zh).toContain('可能不同');
    expect((await ask()).section('registration').notes).toEqual([]);
  });

  it('names as sources who delivers its kind of information, and no other', async () => {
    const source = await holdDelivery(api, 'other', '2020-11-06');
    await api.knowledge.record(companyId, anHonour(), randomUUID(), source);
    const { section } = await ask();
    const of = { name: department.name, lastDeliveredOn: '2020-11-06' };
    expect(section('honour').sources).toEqual([of]);
    expect(section('judgment')).toMatchObject({ state: 'not-collected', sources: [] });
  });

  it('names as sources of a list the authorities that decided, with their last decision', async () => {
    expect((await ask()).section('serious-dishonesty')).toMatchObject({
      state: 'not-collected',
      sources: [],
    });
    await holdDetermined(api, companyId, 'black', {
      decidedOn: localDate('2020-03-01'),
      validTo: localDate('2020-05-31'),
    });
    expect((await ask()).section('serious-dishonesty')).toMatchObject({
      state: 'none',
      count: 0,
      sources: [{ name: department.name, lastDeliveredOn: '2020-03-01' }],
    });
  });

  it('says which of licences and penalties nobody delivers', async () => {
    await holdDelivery(api, 'licence-organisation', '2020-11-07');
    const notes = async () => (await ask()).section('administration').notes.map(({ zh }) => zh);
    expect(await notes()).toEqual(['其中行政处罚信息本平台尚未归集，不表示有或者无']);
    await holdDelivery(api, 'penalty-organisation', '2020-11-08');
    expect(await notes()).toEqual([]);
  });

  it('of suggestions has no source, and is none in its own words', async () => {
    const other = { scheme: 'uscc', value: '91350200155013367M' } as const;
    await api.knowledge.subject({ name: '乙公司', identifier: other });
    const { section } = await ask({ subject: other });
    expect(section('suggestion')).toMatchObject({
      state: 'none',
      count: 0,
      sources: [],
      notes: [{ zh: '所示信息中没有需要提出建议的事项' }],
    });
  });
});

describe('the remedy', () => {
  it('against a judgment default is at the court, against a listing as the decision says, and none against an honour', async () => {
    await api.knowledge.record(companyId, aJudgmentDefault());
    await holdDetermined(api, companyId, 'black', { decidedOn: localDate('2020-06-01') });
    const { section } = await ask();
    const remedies = (id: Parameters<typeof section>[0]) =>
      section(id).records.map(({ remedy }) => remedy?.zh);
    expect(remedies('judgment')).toEqual([expect.stringContaining('向执行法院申请纠正')]);
    expect(remedies('serious-dishonesty')).toEqual([expect.stringContaining('对列入决定不服')]);
    expect(new Set(remedies('honour'))).toEqual(new Set([undefined]));
  });
});

describe('the last day of publicity', () => {
  it('is that of the repair, where a penalty was repaired before', async () => {
    const documentNumber = '厦海市监处〔2020〕31号';
    const id = await api.knowledge.record(companyId, aPenalty({ documentNumber }));
    await api.knowledge.happen(id, 'repaired', '2020-09-01');
    const records = (await ask()).section('administration').records;
    const repaired = records.find(({ fields }) => fields.some(({ value }) => value === documentNumber));
    expect(repaired?.fields.find(({ name }) => name === 'publicityEndsOn')).toMatchObject({
      value: '2020-09-01',
      text: { zh: '2020-09-01（因信用修复终止公示）' },
    });
  });
});

describe('what no source stated of a penalty', () => {
  it('is marked as concluded by a rule, and what was stated is not', async () => {
    const [stated, silent] = ['厦海市监处〔2020〕21号', '厦海市监处〔2020〕22号'];
    await api.knowledge.record(companyId, aPenalty({ documentNumber: stated }));
    await api.knowledge.record(
      companyId,
      // 1,000 yuan: the most that the summary procedure allowed for an organisation in 2020.
      aPenalty({ documentNumber: silent, severityStated: null, procedureStated: null, fineFen: 1_000_00 }),
    );
    const { section } = await ask();
    const texts = (number: string) => {
      const records = section('administration').records;
      const record = records.find(({ fields }) => fields.some(({ value }) => value === number));
      const names = ['severity', 'procedure', 'publicityEndsOn'];
      return names.map((name) => record?.fields.find((field) => field.name === name)?.text);
    };
    const publicity = {
      zh: '2021-05-06（依发改办财金〔2019〕527号计算）',
      en: '2021-05-06 (worked out by rule)',
    };
    expect(texts(stated)).toEqual([
      { zh: '一般', en: 'General' },
      { zh: '普通程序', en: 'Ordinary procedure' },
      publicity,
    ]);
    expect(texts(silent)).toEqual([
      {
        zh: '轻微（未报送，由本平台依发改办财金〔2019〕527号推定）',
        en: 'Minor (not reported; concluded by rule)',
      },
      {
        zh: '简易程序（未报送，由本平台依《中华人民共和国行政处罚法》第33条推定）',
        en: 'Summary procedure (not reported; concluded by rule)',
      },
      publicity,
    ]);
  });
});
