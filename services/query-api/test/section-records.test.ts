import { localDate, registrationStates } from '@egret/domain';
import { aRegistrationEntry, sampleTables } from '@egret/testing';
import { describe, expect, it } from 'vitest';
import { recordsBySection } from '../src/reports/section-records.ts';

const subject = {
  id: '00000000-0000-4000-8000-000000000001',
  kind: 'organisation',
  name: '甲公司',
  minorUntil: null,
  nameDiffers: false,
  underVerification: false,
  evaluation: null,
} as const;
const question = {
  issuedBy: { zh: '某区平台', en: 'Platform of a district' },
  issuedOn: localDate('2020-12-31'),
  contacts: new Map<string, string>(),
  lists: await sampleTables(),
};

describe('the section of abnormal operations', () => {
  it.each(registrationStates)('says what the register says of a firm that is %s', (state) => {
    const entry = aRegistrationEntry({ state });
    const registration = entry.type === 'registration' ? entry.registration : null;
    const material = { registration, representative: null, records: [], listings: [] };
    const section = recordsBySection({ ...subject, material }, [], question).get('abnormal-operations');
    const printed = section?.map(({ fields }) => fields.map(({ text }) => text.zh));
    expect(printed).toEqual(
      state === 'abnormal' ? [['经营异常', registration?.registrationAuthority.name]] : undefined,
    );
  });
});
