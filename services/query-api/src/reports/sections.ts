import {
  type CreditRecord,
  listDisclosure,
  listKindLabels,
  type LocalDate,
  recordKindLabels,
  reportPhrases,
  type ReportSection,
  reportSectionLabels,
  reportSections,
  type SubjectKind,
} from '@egret/domain';
import type { HeldListing } from '@egret/store';
import { evaluationFields, listingFields, registrationFields } from './other-fields.ts';
import { recordFields } from './record-fields.ts';
import type { ReportInput, ReportSubject } from './report-input.ts';
import type { Mark, ReportRecord, ReportSectionOutput } from './report-output.ts';
import { type ShownRecord, shownRecords } from './shown-records.ts';
import { suggestions } from './suggestions.ts';

/**
 * The sections of a report in the order of 《公共信用信息报告标准（2022年版）》, each with what is held or the
 * words that nothing is. Professional titles are a section of natural persons' reports only.
 */
export function assembleSections(
  kind: SubjectKind,
  subject: ReportSubject | null,
  question: Pick<ReportInput, 'accessBasis' | 'asOf' | 'law'>,
): readonly ReportSectionOutput[] {
  const shown = subject ? shownRecords(subject, question) : [];
  const records = subject
    ? recordsBySection(subject, shown, question.asOf)
    : new Map<ReportSection, ReportRecord[]>();
  const advice = subject ? suggestions(shown, question.asOf) : [];
  return reportSections
    .filter((id) => id !== 'qualification' || kind === 'natural-person')
    .map((id) => {
      const held = records.get(id) ?? [];
      const notes = id === 'suggestion' ? advice : [];
      const count = held.length + notes.length;
      return {
        id,
        ...reportSectionLabels[id],
        count,
        records: held,
        notes: count === 0 ? [reportPhrases.empty] : [...notes],
      };
    });
}

function recordsBySection(
  subject: ReportSubject,
  shown: readonly ShownRecord[],
  asOf: LocalDate,
): ReadonlyMap<ReportSection, ReportRecord[]> {
  const bySection = new Map<ReportSection, ReportRecord[]>();
  const put = (section: ReportSection, record: ReportRecord): void => {
    bySection.set(section, [...(bySection.get(section) ?? []), record]);
  };
  const { registration, legalRepresentative, listings } = subject.material;
  if (registration) {
    put('registration', {
      id: null,
      type: reportSectionLabels.registration,
      marks: [],
      fields: [...registrationFields(registration, legalRepresentative)],
    });
  }
  for (const each of shown) put(sectionOf(each.record), showRecord(each));
  for (const listing of listings) {
    if (isDisclosed(listing, asOf)) put(sectionOfListing(listing), showListing(listing));
  }
  if (subject.evaluation) {
    put('evaluation', {
      id: null,
      type: reportSectionLabels.evaluation,
      marks: [],
      fields: [...evaluationFields(subject.evaluation)],
    });
  }
  return bySection;
}

/** Where a record stands. Public services are the district's own addition to the standard's ten kinds. */
function sectionOf(record: CreditRecord): ReportSection {
  switch (record.kind) {
    case 'licence':
    case 'penalty':
      return 'administration';
    case 'commitment':
      return 'commitment';
    case 'public-service':
      return 'local';
    case 'other':
      return record.details.otherKind.startsWith('judgment-') ? 'judgment' : 'honour';
  }
}

function sectionOfListing(listing: HeldListing): ReportSection {
  switch (listing.list) {
    case 'red':
      return 'honour';
    case 'black':
      return 'serious-dishonesty';
    case 'key-attention':
      return 'other';
  }
}

/** A list that is not public on the day only guides supervision: it is in no report (国办发〔2020〕49号). */
function isDisclosed(listing: HeldListing, asOf: LocalDate): boolean {
  return listDisclosure(listing.list, asOf) === 'public';
}

function showRecord(shown: ShownRecord): ReportRecord {
  const { id, record, standing } = shown;
  const marks: Mark[] = [];
  if (standing.repairedOn !== null) marks.push('repaired');
  if (standing.disputed) marks.push('disputed');
  return { id, type: recordKindLabels[record.kind], marks, fields: [...recordFields(shown)] };
}

function showListing(listing: HeldListing): ReportRecord {
  return {
    id: listing.id,
    type: listKindLabels[listing.list],
    marks: [],
    fields: [...listingFields(listing)],
  };
}
