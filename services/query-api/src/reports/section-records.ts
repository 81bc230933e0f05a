import {
  type CreditRecord,
  listKindLabels,
  type ListKind,
  type ListReference,
  recordKindLabels,
  type ReportSection,
  reportSectionLabels,
} from '@egret/domain';
import type { HeldListing } from '@egret/store';
import { text } from './fields.ts';
import { marksOf, remedyOf, remedyOfListing } from './marks.ts';
import { abnormalFields, evaluationFields, listingFields, registrationFields } from './other-fields.ts';
import { recordFields } from './record-fields.ts';
import type { ReportInput, ReportSubject } from './report-input.ts';
import type { ReportRecord } from './report-output.ts';
import { shownListings } from './shown-listings.ts';
import type { ShownRecord } from './shown-records.ts';

/** What each section shows, in the order (register, records by date, lists, evaluation). */
export function recordsBySection(
  subject: ReportSubject,
  shown: readonly ShownRecord[],
  { issuedOn, issuedBy, contacts, lists }: Pick<ReportInput, 'issuedOn' | 'issuedBy' | 'contacts' | 'lists'>,
): ReadonlyMap<ReportSection, readonly ReportRecord[]> {
  const bySection = new Map<ReportSection, ReportRecord[]>();
  const put = (section: ReportSection, record: ReportRecord): void => {
    bySection.set(section, [...(bySection.get(section) ?? []), record]);
  };
  const { registration, representative, listings } = subject.material;
  if (registration) {
    put('registration', {
      id: null,
      type: reportSectionLabels.registration,
      marks: [],
      fields: [...registrationFields(subject.kind, registration, representative)],
      remedy: null,
    });
  }
  if (registration?.state === 'abnormal') {
    put('abnormal-operations', {
      id: null,
      type: reportSectionLabels['abnormal-operations'],
      marks: [],
      fields: [...abnormalFields(registration)],
      remedy: null,
    });
  }
  for (const each of shown) put(sectionOf(each.record), showRecord(each, contacts));
  for (const listing of shownListings(listings, lists.listDefinitions, issuedOn)) {
    put(sectionOfList[listing.list], showListing(listing, lists));
  }
  if (subject.evaluation) {
    put('evaluation', {
      id: null,
      type: reportSectionLabels.evaluation,
      marks: [],
      fields: [...evaluationFields(subject.evaluation, issuedBy)],
      remedy: null,
    });
  }
  return bySection;
}

/** Where a record stands. Public services are the district's own addition to the standard's ten kinds. */
export function sectionOf(record: CreditRecord): ReportSection {
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

const sectionOfList: Readonly<Record<ListKind, ReportSection>> = {
  red: 'honour',
  black: 'serious-dishonesty',
  'key-attention': 'other',
};

function showRecord(shown: ShownRecord, contacts: ReadonlyMap<string, string>): ReportRecord {
  const { id, record, standing } = shown;
  const remedy = remedyOf(record);
  const contact = contacts.get(record.issuingAuthority.uscc ?? '') ?? null;
  return {
    id,
    type: recordKindLabels[record.kind],
    marks: [...marksOf(record, standing)],
    fields: [
      ...recordFields(shown),
      ...(remedy === null ? [] : text('contact', '作出机关联系方式', 'Contact of the authority', contact)),
    ],
    remedy,
  };
}

function showListing(listing: HeldListing, lists: ListReference): ReportRecord {
  return {
    id: listing.id,
    type: listKindLabels[listing.list],
    marks: listing.suspended ? ['suspended'] : [],
    fields: [...listingFields(listing, lists)],
    remedy: remedyOfListing(listing.list),
  };
}
