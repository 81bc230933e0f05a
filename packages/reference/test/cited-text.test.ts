import { localDate } from '@egret/domain';
import { describe, expect, it } from 'vitest';
import { textProblems } from '../src/index.ts';
import { version } from './_documents.ts';

const title = { zh: '处罚法', en: 'Penalty Law' };
const instruments = [
  version({
    kind: 'instrument',
    id: 'law',
    inForceFrom: '1996-10-01',
    inForceTo: '2021-07-14',
    definition: { title },
  }),
  version({ kind: 'instrument', id: 'law', version: 2, inForceFrom: '2021-07-15', definition: { title } }),
  version({
    kind: 'instrument',
    id: 'notice',
    inForceFrom: '2020-12-07',
    definition: { number: '国办发〔2020〕49号' },
  }),
  version({
    kind: 'instrument',
    id: 'order',
    inForceFrom: '2023-05-01',
    inForceTo: '2026-03-31',
    definition: { number: '国家发展改革委令第58号' },
  }),
];

describe('textProblems', () => {
  it.each([
    ['《处罚法》第三十三条', '2018-01-01', null, []],
    ['《处罚法》；国办发〔2020〕49号', '2021-01-01', null, []],
    [
      '《处罚法》；国办发〔2020〕49号',
      '2018-01-01',
      null,
      ['国办发〔2020〕49号 instrument-not-in-force 2018-01-01'],
    ],
    ['国家发展改革委令第58号', '2023-05-01', '2026-03-31', []],
    [
      '国家发展改革委令第58号',
      '2023-05-01',
      null,
      ['国家发展改革委令第58号 instrument-not-in-force 2026-04-01'],
    ],
    ['《处罚法》', '1990-01-01', null, ['《处罚法》 instrument-not-in-force 1990-01-01']],
    ['发改办财金〔2099〕1号', '2020-01-01', null, ['发改办财金〔2099〕1号 unknown-instrument 2020-01-01']],
    ['GB/T 45255-2025', '2020-01-01', null, ['GB/T 45255-2025 unknown-instrument 2020-01-01']],
    ['本人接受的授权协议', '2020-01-01', null, []],
  ] as const)('%s from %s to %s', (text, from, to, expected) => {
    const found = textProblems(text, localDate(from), to === null ? null : localDate(to), instruments);
    expect(found.map(({ name, code, on }) => `${name} ${code} ${on}`)).toEqual(expected);
  });
});
