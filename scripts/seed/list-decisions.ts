import { addMonths, localDate } from '@egret/domain';
import type { LocalDate } from '@egret/domain';

import type { Business } from './businesses.ts';
import { departments } from './departments.ts';
import type { Department } from './departments.ts';
import type { Personas } from './histories.ts';
import type { Person } from './persons.ts';
import type { Population } from './population.ts';
import type { SampleRow } from './rows.ts';

/** A determination (认定) that its authority made elsewhere, to be transcribed into the lists. */
export interface ListDecision {
  /** Id of the list definition that it stands under. */
  readonly definitionId: string;
  readonly subject: {
    readonly scheme: 'uscc' | 'resident-id';
    readonly value: string;
    readonly name: string;
  };
  readonly decisionNumber: string;
  readonly decidedOn: LocalDate;
  readonly validTo: LocalDate;
  readonly determiningAuthority: { readonly uscc: string; readonly name: string };
  /** Id of the instrument that the decision names, and the article as it names it. */
  readonly instrumentId: string;
  readonly article: string | null;
  readonly reason: string;
}

function subjectOf(subject: Person | Business): ListDecision['subject'] {
  return subject.kind === 'natural-person'
    ? { scheme: 'resident-id', value: subject.number, name: subject.name }
    : { scheme: 'uscc', value: subject.uscc, name: subject.name };
}

function decision(
  definitionId: string,
  subject: ListDecision['subject'],
  decidedOn: string,
  months: number,
  authority: Department,
  words: {
    readonly number: string;
    readonly basis: Pick<ListDecision, 'instrumentId' | 'article'>;
    readonly reason: string;
  },
): ListDecision {
  const on = localDate(decidedOn);
  return {
    definitionId,
    subject,
    decisionNumber: words.number,
    decidedOn: on,
    validTo: addMonths(on, months),
    determiningAuthority: { uscc: authority.uscc, name: authority.name },
    ...words.basis,
    reason: words.reason,
  };
}

const redBasis = { instrumentId: 'ndrc-pboc-2017-1798', article: null };
const defaulterBasis = { instrumentId: 'supreme-court-defaulters', article: '第一条、第二条' };
const taxBasis = { instrumentId: 'major-tax-cases', article: '5' };

/** The first `count` organisations with two honours of the city and no penalty. */
function honouredFirms(rows: readonly SampleRow[], count: number): ListDecision['subject'][] {
  const penalised = new Set(
    rows
      .filter(({ template }) => template === 'penalty-organisation')
      .map(({ cells }) => cells['行政相对人代码_1(统一社会信用代码)']?.toUpperCase()),
  );
  const honours = new Map<string, { name: string; times: number }>();
  for (const { template, outcome, cells } of rows) {
    const code = cells['统一社会信用代码']?.toUpperCase() ?? '';
    if (
      template !== 'other' ||
      outcome !== 'inserted' ||
      code === '' ||
      cells['信息类别'] !== '荣誉表彰-市级'
    ) {
      continue;
    }
    honours.set(code, { name: cells['主体名称'] ?? '', times: (honours.get(code)?.times ?? 0) + 1 });
  }
  return [...honours]
    .filter(([code, { times }]) => times >= 2 && !penalised.has(code))
    .slice(0, count)
    .map(([value, { name }]) => ({ scheme: 'uscc', value, name }));
}

/** The determinations of the sample: four for the black list, five for the red one. */
export function listDecisions(
  personas: Personas,
  population: Population,
  rows: readonly SampleRow[],
): ListDecision[] {
  const { court, market, tax, cityCivility } = departments;
  const [firstExemplary] = population.exemplary;
  const reds = [
    ...honouredFirms(rows, 3),
    subjectOf(personas.personScore700),
    ...(firstExemplary === undefined ? [] : [subjectOf(firstExemplary)]),
  ];
  return [
    decision('judgment-defaulters', subjectOf(personas.enterpriseBlackListed), '2020-06-24', 24, court, {
      number: '（2020）闽0299执失1号',
      basis: defaulterBasis,
      reason: '有履行能力而拒不履行生效法律文书确定义务',
    }),
    decision('judgment-defaulters', subjectOf(personas.contractorBlackListed), '2020-05-29', 24, court, {
      number: '（2020）闽0299执失2号',
      basis: defaulterBasis,
      reason: '违反财产报告制度，未履行生效法律文书确定义务',
    }),
    decision('major-tax-cases', subjectOf(personas.traderBlackListed), '2020-03-20', 36, tax, {
      number: '厦海税失信认〔2020〕1号',
      basis: taxBasis,
      reason: '虚开增值税专用发票，构成重大税收违法失信案件',
    }),
    decision('judgment-defaulters', subjectOf(personas.personBelow530), '2020-10-19', 24, court, {
      number: '（2020）闽0299执失3号',
      basis: defaulterBasis,
      reason: '有履行能力而拒不履行生效法律文书确定义务',
    }),
    ...reds.map((subject, index) =>
      decision(
        'district-red-list',
        subject,
        '2020-12-11',
        24,
        subject.scheme === 'uscc' ? market : cityCivility,
        {
          number:
            subject.scheme === 'uscc'
              ? `厦海市监守信〔2020〕${index + 1}号`
              : `厦文明办守信〔2020〕${index + 1}号`,
          basis: redBasis,
          reason: subject.scheme === 'uscc' ? '连续获评厦门市诚信经营示范单位' : '获市级以上表彰的诚信志愿者',
        },
      ),
    ),
  ];
}
