import { describe, expect, it } from 'vitest';
import { contactsOn, type KnownAuthority, localDate } from '../src/index.ts';

describe('contactsOn', () => {
  const bureau: KnownAuthority = {
    id: 'bureau',
    version: 1,
    uscc: '11350299TT0000015R',
    name: '甲市场监督管理局',
    documentPrefix: '甲市监',
    contact: '0592-1',
    activeFrom: localDate('2019-01-01'),
    activeTo: localDate('2020-12-31'),
  };
  const moved: KnownAuthority = {
    ...bureau,
    version: 2,
    contact: '0592-2',
    activeFrom: localDate('2021-01-01'),
    activeTo: null,
  };
  const silent: KnownAuthority = { ...moved, id: 'silent', uscc: '11350299TT0000031F', contact: null };

  it.each([
    ['2018-12-31', []],
    ['2020-12-31', [['11350299TT0000015R', '0592-1']]],
    ['2021-01-01', [['11350299TT0000015R', '0592-2']]],
  ])('on %s names those of that day', (on, contacts) => {
    expect([...contactsOn([bureau, moved, silent], localDate(on))]).toEqual(contacts);
  });
});
