import { type Label, type ReportSection, sectionNotes, type SectionState, sectionTexts } from '@egret/domain';
import type { ReportInput } from './report-input.ts';
import { deliveredSince, missingKinds } from './section-sources.ts';

/** What a reader must know beside the state of a section: of which day it is, and what of it nobody delivers. */
export function notesOn(
  id: ReportSection,
  state: SectionState,
  { asOf, issuedOn, sources }: Pick<ReportInput, 'asOf' | 'issuedOn' | 'sources'>,
): readonly Label[] {
  if (state !== 'held' && state !== 'none') return [];
  const notes =
    id === 'abnormal-operations'
      ? [sectionNotes['abnormal-by-register']]
      : missingKinds(id, sources).map(sectionTexts.missingKind);
  if (asOf === issuedOn) return notes;
  if (id === 'evaluation') return state === 'held' ? [sectionNotes['evaluation-of-the-past']] : [];
  const isOfRegister = id === 'registration' || id === 'abnormal-operations';
  if (isOfRegister && state === 'held') return [...notes, sectionNotes['registration-of-today']];
  const since = deliveredSince(id, sources);
  return since === null || since <= asOf ? notes : [...notes, sectionTexts.deliveredSince(since)];
}
