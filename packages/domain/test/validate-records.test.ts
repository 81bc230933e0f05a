import { describe, expect, it } from 'vitest';

import type { CreditRecord } from '../src/records.ts';
import { naturalKey } from '../src/validate/natural-key.ts';
import { templates } from '../src/vocabulary.ts';
import {
  adult,
  bureau,
  changed,
  child,
  company,
  court,
  entryOf,
  goodRows,
  household,
  readRow,
  recordOf,
  registrationNumber,
} from './_rows.ts';
import type { Cells } from './_rows.ts';

function without(cells: Cells, ...titles: readonly string[]): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([title]) => !titles.includes(title)));
}

describe('a good row', () => {
  it.each(templates)('of %s gives an entry', (template) => {
    expect(changed(template)).toMatchObject({ ok: true });
  });

  it.each([
    ['wrong', { 法定代表人证件号码: `${adult.slice(0, 17)}${adult.endsWith('0') ? '1' : '0'}` }],
    ['masked', { 法定代表人证件号码: '350***********0010' }],
    ['missing', { 法定代表人证件号码: '' }],
    ['of unknown papers', { 法定代表人证件类型: '暂住证' }],
  ])(
    'stays good where the representative’s number is %s: only the link to the person is lost',
    (_, cells) => {
      expect(entryOf('registry', cells)).toMatchObject({
        legalRepresentative: { name: '陈某', identifier: null, minorUntil: null },
      });
    },
  );

  it('of a licence says what the row says', () => {
    expect(entryOf('licence-organisation', { 有效期至: '2099/12/31', 许可类别: '其他-备案' })).toEqual({
      type: 'record',
      subject: {
        kind: 'organisation',
        name: '厦门甲商贸有限公司',
        identifiers: [{ scheme: 'uscc', value: company }],
        minorUntil: null,
      },
      legalRepresentative: {
        name: '陈某',
        identifier: { scheme: 'resident-id', value: adult },
        minorUntil: null,
      },
      record: {
        kind: 'licence',
        documentNumber: '厦海食许〔2020〕12号',
        issuingAuthority: bureau,
        decidedOn: '2020-06-01',
        validFrom: '2020-06-01',
        validTo: null,
        severityStated: null,
        procedureStated: null,
        disclosureStated: null,
        publicityStatedUntil: null,
        fineFen: null,
        details: {
          documentName: '食品经营许可证',
          licenceKind: 'other',
          licenceKindOther: '备案',
          certificateName: '食品经营许可证',
          certificateNumber: 'JY13502990000012',
          content: '准予食品经营',
          provider: bureau,
          note: null,
        },
      },
      events: [],
    });
  });

  it('of the register may write the unified code without its first two characters as the registration number', () => {
    expect(entryOf('registry', { 注册号: company.slice(2) })?.subject.identifiers).toEqual([
      { scheme: 'uscc', value: company },
    ]);
    const alone = entryOf('registry', { 统一社会信用代码: '', 注册号: company.slice(2) });
    expect(alone?.subject.identifiers).toEqual([{ scheme: 'uscc', value: company }]);
  });

  it('of the register says what the row says', () => {
    expect(entryOf('registry', { 住所: '无', 经营范围: '联系人110105194912310021' })).toEqual({
      type: 'registration',
      subject: {
        kind: 'organisation',
        name: '厦门甲商贸有限公司',
        identifiers: [
          { scheme: 'uscc', value: company },
          { scheme: 'registration-number', value: registrationNumber(1) },
        ],
        minorUntil: null,
      },
      legalRepresentative: {
        name: '陈某',
        identifier: { scheme: 'resident-id', value: adult },
        minorUntil: null,
      },
      registration: {
        name: '厦门甲商贸有限公司',
        legalForm: '有限责任公司(自然人独资)',
        state: 'in-business',
        registeredOn: '2015-03-04',
        approvedOn: '2020-06-03',
        capitalFen: 100_000_000,
        industry: '批发业',
        address: null,
        businessScope: '联系人110*************21',
        registrationAuthority: bureau,
      },
    });
  });

  it('of a commitment has its kind, item and day for a number', () => {
    const record = recordOf('commitment', 'commitment', { 履约状态: '违诺' });
    expect(record.documentNumber).toBe('informed/食品经营许可（新办）告知承诺/2020-06-08');
    expect(record).toMatchObject({ decidedOn: '2020-06-08', validTo: '2021-06-07', disclosureStated: null });
    expect(record.details.fulfilment).toBe('breached');
  });

  it('of a public service is decided on the day it was closed', () => {
    const record = recordOf('public-service', 'public-service');
    expect(record).toMatchObject({ decidedOn: '2020-06-04', disclosureStated: null });
    expect(record.details.acceptedOn).toBe('2020-06-01');
  });

  it.each([
    ['荣誉表彰-国家级', 'honour', 'national'],
    ['荣誉表彰-区级', 'honour', 'district'],
    ['失信被执行人', 'judgment-default', null],
  ])('of %s says its kind and level', (word, otherKind, honourLevel) => {
    expect(recordOf('other', 'other', { 信息类别: word }).details).toMatchObject({ otherKind, honourLevel });
  });

  it('of an enrolment has its end once it is withdrawn', () => {
    const entry = entryOf('enrolment', { 终止日期: '2020-7-1 0:00:00' });
    expect(entry).toMatchObject({
      type: 'enrolment',
      enrolment: {
        agreementNumber: 'BLF35029920200600001',
        acceptedOn: '2020-06-09',
        withdrawnOn: '2020-07-01',
      },
    });
  });
});

describe('the subject', () => {
  it('is a household by its registration number alone, as older rows name it', () => {
    const entry = entryOf('licence-organisation', {
      行政相对人类别: '个体工商户',
      '行政相对人代码_1(统一社会信用代码)': '',
      '行政相对人代码_2(工商注册号)': registrationNumber(7),
    });
    expect(entry.subject).toMatchObject({
      kind: 'self-employed',
      identifiers: [{ scheme: 'registration-number', value: registrationNumber(7) }],
    });
  });

  it('is a household in the register by its form', () => {
    expect(entryOf('registry', { 企业类型: '个体工商户', 统一社会信用代码: household }).subject.kind).toBe(
      'self-employed',
    );
  });

  it('may be a natural person in an organisation’s layout', () => {
    const entry = entryOf('licence-organisation', {
      行政相对人类别: '自然人',
      '行政相对人代码_1(统一社会信用代码)': '',
      证件类型: '护照号',
      证件号码: 'e12345678',
    });
    expect(entry.subject.identifiers).toEqual([{ scheme: 'passport', value: 'E12345678' }]);
    expect(entry.type === 'record' && entry.legalRepresentative).toBeNull();
  });

  it('of a minor carries the day of the 18th birthday', () => {
    expect(entryOf('other', { 证件号码: child }).subject.minorUntil).toBe('2022-09-12');
  });

  it('is told by its numbers where the layout has no category', () => {
    const person = without(goodRows['licence-natural-person'], '行政相对人类别');
    expect(readRow('licence-natural-person', person)).toMatchObject({
      value: { subject: { kind: 'natural-person' } },
    });
    const organisation = without(goodRows['licence-organisation'], '行政相对人类别');
    expect(readRow('licence-organisation', organisation)).toMatchObject({
      value: { subject: { kind: 'organisation' } },
    });
  });
});

describe('the authority', () => {
  it('is the delivering department where the layout has no such columns', () => {
    const cells = without(
      goodRows['penalty-organisation'],
      '处罚机关',
      '处罚机关统一社会信用代码',
      '数据来源单位',
    );
    const checked = readRow('penalty-organisation', cells);
    expect(checked).toMatchObject({
      value: { record: { issuingAuthority: bureau, details: { provider: bureau } } },
    });
  });

  it('is known by name alone where the layout has no code for it', () => {
    const cells = { ...without(goodRows.other, '认定机关统一社会信用代码'), 认定机关: court.name };
    expect(readRow('other', cells)).toMatchObject({
      value: { record: { issuingAuthority: { uscc: null, name: court.name } } },
    });
  });

  it('has its code in normalised form', () => {
    const cells = { 认定机关: court.name, 认定机关统一社会信用代码: ` ${court.uscc.toLowerCase()}` };
    expect(recordOf('other', 'other', cells).issuingAuthority).toEqual(court);
  });
});

describe('a licence', () => {
  it('without a document number takes the certificate’s', () => {
    expect(recordOf('licence', 'licence-organisation', { 行政许可决定文书号: '无' }).documentNumber).toBe(
      'JY13502990000012',
    );
  });

  it('keeps its certificate number, but never a citizen’s as one', () => {
    const numberOf = (number: string) =>
      recordOf('licence', 'licence-natural-person', { 许可编号: number }).details.certificateNumber;
    expect(numberOf('350299202006001')).toBe('350299202006001');
    expect(numberOf(adult)).toBe(`350${'*'.repeat(13)}${adult.slice(-2)}`);
  });

  it('of the standard of 2015 is read by that one’s words', () => {
    const codes = {
      XK_WSH: '厦海食许[2017]12号',
      XK_XMMC: '食品经营许可',
      XK_SPLB: '普通',
      XK_NR: '准予食品经营',
      XK_XDR: '厦门甲商贸有限公司',
      XK_XDR_SHXYM: company,
      XK_FR: '陈某',
      XK_JDRQ: '2017/06/01',
      XK_JZQ: '2020/05/31',
      XK_XZJG: bureau.name,
      DFBM: '350299',
    };
    expect(readRow('licence-organisation', { ...codes, XK_ZT: '0' })).toMatchObject({
      value: {
        record: {
          documentNumber: '厦海食许〔2017〕12号',
          issuingAuthority: bureau,
          validFrom: null,
          validTo: '2020-05-31',
          details: { documentName: '食品经营许可', licenceKind: 'ordinary' },
        },
        events: [],
      },
    });
    expect(readRow('licence-organisation', { ...codes, XK_ZT: '1' })).toMatchObject({
      value: { events: [{ kind: 'annulled' }] },
    });
  });
});

describe('a municipal table of the register', () => {
  it('is read with its capital in yuan', () => {
    const checked = readRow('registry', {
      uni_social_crd_cd: company.toLowerCase(),
      comp_nm: '厦门甲商贸有限公司',
      comp_type: '有限责任公司（自然人独资）',
      reg_state: '吊销',
      reg_org: bureau.name,
      est_dt: '2005-3-4 0:00:00',
      reg_capt: '32758140.0',
      opt_to: '2099-12-31',
    });
    expect(checked).toMatchObject({
      value: {
        registration: {
          state: 'revoked',
          registeredOn: '2005-03-04',
          capitalFen: 3_275_814_000,
          registrationAuthority: bureau,
        },
      },
    });
  });
});

describe('naturalKey', () => {
  const keys: readonly (readonly [CreditRecord, string])[] = [
    [recordOf('licence', 'licence-organisation'), '厦海食许〔2020〕12号/2020-06-01'],
    [recordOf('penalty', 'penalty-organisation'), '厦海罚〔2020〕7号'],
    [recordOf('public-service', 'public-service'), '35029920200600001'],
    [recordOf('other', 'other'), '厦文明办〔2020〕3号'],
    [recordOf('commitment', 'commitment'), 'informed/食品经营许可（新办）告知承诺/2020-06-08'],
  ];
  it.each(keys)('of $kind', (record, key) => {
    expect(naturalKey(record)).toBe(key);
  });

  it('is the same however brackets and blanks were typed', () => {
    const typed = recordOf('penalty', 'penalty-organisation', { 行政处罚决定书文号: '厦海罚 [2020]\n７号' });
    expect(naturalKey(typed)).toBe('厦海罚〔2020〕7号');
  });
});
