import type { LocalDate } from '@egret/domain';

import { isActive, representativeOn } from './businesses.ts';
import type { Business } from './businesses.ts';
import type { Person } from './persons.ts';
import type { Random } from './prng.ts';
import type { Cells } from './rows.ts';
import type { TradeId } from './trades.ts';

/** Whoever a row is about. */
export type Party = Person | Business;

const categoryWords = {
  organisation: '法人及非法人组织',
  'self-employed': '个体工商户',
  'natural-person': '自然人',
} as const;

/**
 * The columns of the dual-publicity layouts that name the counterparty on a day. `legacy` writes a household
 * as offices did that had not yet moved to the unified code: by its registration number alone.
 */
export function counterpartyCells(party: Party, on: LocalDate, legacy: boolean): Cells {
  const head = { 行政相对人名称: party.name, 行政相对人类别: categoryWords[party.kind] };
  if (party.kind === 'natural-person') {
    return { ...head, 证件类型: party.documentType, 证件号码: party.number };
  }
  const { name, person } = representativeOn(party, on);
  const codes: Cells =
    legacy && party.kind === 'self-employed'
      ? { '行政相对人代码_2(工商注册号)': party.registrationNumber }
      : {
          '行政相对人代码_1(统一社会信用代码)': party.uscc,
          '行政相对人代码_3(组织机构代码)': legacy
            ? `${party.organisationCode.slice(0, 8)}-${party.organisationCode.slice(8)}`
            : '',
          '行政相对人代码_4(税务登记号)': legacy ? party.uscc.slice(2, 17) : '',
        };
  return {
    ...head,
    ...codes,
    '行政相对人代码_6(社会组织登记证号)': party.socialNumber ?? '',
    法定代表人: name,
    法定代表人证件类型: person?.documentType ?? '',
    法定代表人证件号码: person?.number ?? '',
  };
}

/** The columns that name a subject in the municipality's own layouts, whose titles for name and category differ. */
export function subjectCells(party: Party, nameTitle: string, categoryTitle: string): Cells {
  const head = { [nameTitle]: party.name, [categoryTitle]: categoryWords[party.kind] };
  return party.kind === 'natural-person'
    ? { ...head, 证件类型: party.documentType, 证件号码: party.number }
    : { ...head, 统一社会信用代码: party.uscc };
}

/** The places that texts about a party may name. */
export function partyWords(party: Party): {
  readonly name: string;
  readonly address: string;
  readonly scope: string;
} {
  if (party.kind === 'natural-person') return { name: party.name, address: '厦门市海沧区', scope: '' };
  return { name: party.name, address: party.address, scope: party.trade.scope };
}

/** Businesses by line of business and kind, to be picked from in time that does not grow with their number. */
export interface BusinessIndex {
  /** One that exists on the day, or null where the trades have none. */
  pick(
    random: Random,
    on: LocalDate,
    kind: Business['kind'],
    trades: readonly TradeId[] | 'all',
  ): Business | null;
}

/** Indexes businesses for `pick`. */
export function indexBusinesses(businesses: readonly Business[]): BusinessIndex {
  const lists = new Map<string, Business[]>();
  const list = (key: string) => lists.get(key) ?? lists.set(key, []).get(key) ?? [];
  for (const business of businesses) {
    list(`${business.kind}/${business.trade.id}`).push(business);
    list(`${business.kind}/all`).push(business);
  }
  return {
    pick(random, on, kind, trades) {
      // A firm founded later or struck off before cannot be party; a few tries find one that can.
      for (let attempt = 0; attempt < 40; attempt++) {
        const candidates = list(`${kind}/${trades === 'all' ? 'all' : random.pick(trades)}`);
        if (candidates.length === 0) continue;
        const business = random.pickLate(candidates, 1.2);
        if (isActive(business, on)) return business;
      }
      return null;
    },
  };
}
