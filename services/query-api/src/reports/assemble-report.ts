import {
  identifierSchemeLabels,
  isPersonalIdentifier,
  mask,
  purposeLabels,
  registrationStateLabels,
  reportPhrases,
  sectionStateLabels,
} from '@egret/domain';
import { legend } from './marks.ts';
import { statement } from './phrases.ts';
import type { ReportInput } from './report-input.ts';
import type { Report } from './report-output.ts';
import { assembleSections } from './sections.ts';
import { visibleRecords } from './shown-records.ts';
import { summarise } from './summary.ts';

/** Puts a report together. Pure: the same input gives the same report. */
export function assembleReport(input: ReportInput): Report {
  const { identifier, subject, purpose, asOf, issuedOn, seq } = input;
  const { registration } = subject.material;
  const visible = visibleRecords(subject, input);
  const sections = assembleSections(subject, visible, input);
  return {
    title: reportPhrases.title,
    reportNo: input.reportNo,
    subject: {
      id: subject.id,
      kind: subject.kind,
      name: registration?.name ?? subject.name,
      identifier: {
        scheme: identifier.scheme,
        ...identifierSchemeLabels[identifier.scheme],
        value: isPersonalIdentifier(identifier) ? mask(identifier.value) : identifier.value,
      },
      registrationState: registration && registrationStateLabels[registration.state],
      nameDiffers: subject.nameDiffers ? reportPhrases.nameDiffers : null,
    },
    purpose: { id: purpose, ...purposeLabels[purpose] },
    requestedBy: input.requestedBy,
    issuedBy: input.issuedBy,
    generatedAt: input.generatedAt.toISOString(),
    issuedOn,
    period: { from: null, to: asOf },
    asOf,
    seq,
    summary: summarise(visible.shown).map((figure) => ({ ...figure, ofWhich: [...figure.ofWhich] })),
    overview: sections.map(({ id, zh, en, state, count }) => ({ section: id, zh, en, state, count })),
    sections: sections.map((section) => ({ ...section, stateLabel: sectionStateLabels[section.state] })),
    legend: [...legend],
    statement: [...statement(input)],
  };
}
