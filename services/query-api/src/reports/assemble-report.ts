import {
  identifierSchemeLabels,
  isPersonalIdentifier,
  isPersonalScheme,
  mask,
  purposeLabels,
  registrationStateLabels,
  reportPhrases,
} from '@egret/domain';
import { legend, statement } from './phrases.ts';
import type { ReportInput } from './report-input.ts';
import type { Report } from './report-output.ts';
import { assembleSections } from './sections.ts';

/**
 * Puts a report together. Pure: the same input gives the same report. Of nobody known it has every section,
 * each saying that nothing is on record.
 */
export function assembleReport(input: ReportInput): Report {
  const { identifier, subject, purpose, asOf, seq } = input;
  const kind = subject?.kind ?? (isPersonalScheme(identifier.scheme) ? 'natural-person' : 'organisation');
  const registration = subject?.material.registration ?? null;
  const sections = assembleSections(kind, subject, input);
  return {
    title: reportPhrases.title,
    reportNo: input.reportNo,
    subject: {
      id: subject?.id ?? null,
      kind,
      name: registration?.name ?? subject?.name ?? input.givenName,
      identifier: {
        scheme: identifier.scheme,
        ...identifierSchemeLabels[identifier.scheme],
        value: isPersonalIdentifier(identifier) ? mask(identifier.value) : identifier.value,
      },
      registrationState: registration && registrationStateLabels[registration.state],
    },
    purpose: { id: purpose, ...purposeLabels[purpose] },
    requestedBy: input.requestedBy,
    issuedBy: input.issuedBy,
    generatedAt: input.generatedAt.toISOString(),
    asOf,
    seq,
    overview: sections.map(({ id, zh, en, count }) => ({ section: id, zh, en, count })),
    sections: [...sections],
    legend: [...legend],
    statement: [...statement(input)],
  };
}
