import { reportSectionLabels, reportSections } from '@egret/domain';
import type { ReportInput, ReportSubject } from './report-input.ts';
import type { ReportSectionOutput } from './report-output.ts';
import { recordsBySection, sectionOf } from './section-records.ts';
import { notesOn } from './section-notes.ts';
import { sourcesOf } from './section-sources.ts';
import { decideState, keepsBack } from './section-state.ts';
import type { VisibleRecords } from './shown-records.ts';
import { suggestions } from './suggestions.ts';

/**
 * The sections of a report in the order of 《公共信用信息报告标准（2022年版）》, each with its state, its sources and
 * what it shows. Professional titles are a section of natural persons' reports only.
 */
export function assembleSections(
  subject: ReportSubject,
  visible: VisibleRecords,
  input: ReportInput,
): readonly Omit<ReportSectionOutput, 'stateLabel'>[] {
  const records = recordsBySection(subject, visible.shown, input);
  const withheld = new Set(visible.withheld.map(sectionOf));
  const advice = suggestions(visible.shown, input.issuedOn);
  return reportSections
    .filter((id) => id !== 'qualification' || subject.kind === 'natural-person')
    .map((id) => {
      const held = records.get(id) ?? [];
      const own = id === 'suggestion' ? advice : [];
      const count = held.length + own.length;
      // Nobody delivers that list; the register's state alone may tell of it.
      const from = id === 'abnormal-operations' && held.length > 0 ? 'registration' : id;
      const sources = sourcesOf(from, input.sources, input.issuedBy);
      const { state, notes } = decideState(id, {
        count,
        hasSource: sources.length > 0,
        keptBack: keepsBack(id, subject, input),
        withholds: withheld.has(id),
        underVerification: subject.underVerification,
      });
      return {
        id,
        ...reportSectionLabels[id],
        state,
        // Where nothing is said of what there is, 0 would say it.
        count: state === 'held' || state === 'none' ? count : null,
        sources: state === 'not-collected' ? [] : [...sources],
        records: [...held],
        notes: [...own, ...notes, ...notesOn(id, state, input)],
      };
    });
}
