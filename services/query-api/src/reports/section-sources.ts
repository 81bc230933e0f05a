import { type Label, type LocalDate, recordKindLabels, type ReportSection } from '@egret/domain';
import type { ReportSource, SourceInformation } from '@egret/store';

/** Whose information a section shows, and of which day it is. */
export interface SectionSource {
  readonly name: string;
  /** Null of what the platform itself works out, which has no deliveries. */
  readonly lastDeliveredOn: LocalDate | null;
}

/** What feeds a section. What nothing feeds is not collected, or the platform's own. */
const informationOf: Partial<Readonly<Record<ReportSection, readonly SourceInformation[]>>> = {
  registration: ['registry'],
  administration: [
    'licence-organisation',
    'licence-natural-person',
    'penalty-organisation',
    'penalty-natural-person',
  ],
  honour: ['honour', 'volunteering', 'donation', 'red'],
  'serious-dishonesty': ['black'],
  commitment: ['commitment'],
  judgment: ['judgment-default'],
  other: ['key-attention'],
  local: ['public-service'],
};

/** The sources of a section, each once with its last delivery, in the order of their names. */
export function sourcesOf(
  section: ReportSection,
  sources: readonly ReportSource[],
  platform: Label,
): readonly SectionSource[] {
  if (section === 'evaluation') return [{ name: platform.zh, lastDeliveredOn: null }];
  const lastOf = new Map<string, LocalDate>();
  for (const { name, lastDeliveredOn } of feeding(section, sources)) {
    const known = lastOf.get(name);
    if (known === undefined || known < lastDeliveredOn) lastOf.set(name, lastDeliveredOn);
  }
  return [...lastOf]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, lastDeliveredOn]) => ({ name, lastDeliveredOn }));
}

/** The day of the first delivery of a section's sources; null where nothing of it is delivered. */
export function deliveredSince(section: ReportSection, sources: readonly ReportSource[]): LocalDate | null {
  const days = feeding(section, sources).flatMap(({ firstDeliveredOn }) => firstDeliveredOn ?? []);
  return days.toSorted()[0] ?? null;
}

/** What of a section nobody delivers though something else of it is: of licences and penalties the one or the other. */
export function missingKinds(section: ReportSection, sources: readonly ReportSource[]): readonly Label[] {
  if (section !== 'administration') return [];
  const delivered = feeding(section, sources);
  if (delivered.length === 0) return [];
  return (['licence', 'penalty'] as const)
    .filter((kind) => !delivered.some(({ information }) => information.startsWith(`${kind}-`)))
    .map((kind) => recordKindLabels[kind]);
}

function feeding(section: ReportSection, sources: readonly ReportSource[]): readonly ReportSource[] {
  const wanted = informationOf[section] ?? [];
  return sources.filter(({ information }) => wanted.includes(information));
}
