import type { LocalDate } from '@egret/domain';

import { representativeOn } from './businesses.ts';
import type { Party } from './businesses.ts';
import type { Random } from './prng.ts';
import { cellsOf } from './rows.ts';
import type { Cells } from './rows.ts';

/** What layouts and texts may say of a party: null for what its kind does not have. */
export function wordsOf(party: Party) {
  if (party.kind === 'natural-person') {
    const nothing = { uscc: null, socialNumber: null, scope: null };
    return { ...party, ...nothing, category: '自然人', address: '厦门市海沧区' };
  }
  const category = party.kind === 'organisation' ? '法人及非法人组织' : '个体工商户';
  return { ...party, category, documentType: null, number: null, scope: party.trade.scope };
}

/** A party's best identifier with its name, as files beside the deliveries name it. */
export function identityOf(party: Party) {
  return party.kind === 'natural-person'
    ? { scheme: 'resident-id' as const, value: party.number, name: party.name }
    : { scheme: 'uscc' as const, value: party.uscc, name: party.name };
}

/**
 * The columns of the dual-publicity layouts that name the counterparty on a day. Until October 2018 some offices had not
 * yet moved to the unified code: they wrote a household by its registration number alone, firms with all their old ones.
 */
export function counterpartyCells(party: Party, on: LocalDate, random: Random): Cells {
  const legacy = on < '2018-10-01' && random.chance(0.08);
  const who = wordsOf(party);
  if (party.kind === 'natural-person') {
    return cellsOf('counterparty', { who, representative: { name: null, person: null } });
  }
  const cells = cellsOf('counterparty', { who, representative: representativeOn(party, on) });
  if (!legacy) return cells;
  if (party.kind === 'self-employed') return { ...cells, ...cellsOf('legacyHousehold', { who }) };
  const organisationCode = party.uscc.slice(8, 17).replace(/.$/, '-$&');
  return {
    ...cells,
    ...cellsOf('legacyOrganisation', { organisationCode, taxNumber: party.uscc.slice(2, 17) }),
  };
}
