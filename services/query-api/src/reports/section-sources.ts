import type { Label, LocalDate, ReportSection, Template } from '@egret/domain';
import type { DeliverySource } from '@egret/store';

/** Whose information a section shows, and of which day it is. */
export interface SectionSource {
  readonly name: string;
  /** Null of what the platform itself keeps, which has no deliveries. */
  readonly lastDeliveredOn: LocalDate | null;
}

/** Which templates feed a section. Sections that no template feeds are not collected, or the platform's own. */
const templatesOf: Partial<Readonly<Record<ReportSection, readonly Template[]>>> = {
  registration: ['registry'],
  administration: [
    'licence-organisation',
    'licence-natural-person',
    'penalty-organisation',
    'penalty-natural-person',
  ],
  honour: ['other'],
  commitment: ['commitment'],
  judgment: ['other'],
  local: ['public-service'],
};

/** Sections in which the platform itself keeps something: evaluations that it makes, lists that are entered here. */
const ownSections: ReadonlySet<ReportSection> = new Set<ReportSection>([
  'serious-dishonesty',
  'evaluation',
  'other',
  'suggestion',
]);

/** The sources of a section that had delivered, each once with its last delivery, in the order of their names. */
export function sourcesOf(
  section: ReportSection,
  sources: readonly DeliverySource[],
  platform: Label,
): readonly SectionSource[] {
  if (ownSections.has(section)) return [{ name: platform.zh, lastDeliveredOn: null }];
  const templates = templatesOf[section] ?? [];
  const lastOf = new Map<string, LocalDate>();
  for (const { template, provider, lastDeliveredOn } of sources) {
    if (!templates.includes(template)) continue;
    const known = lastOf.get(provider);
    if (known === undefined || known < lastDeliveredOn) lastOf.set(provider, lastDeliveredOn);
  }
  return [...lastOf].map(([name, lastDeliveredOn]) => ({ name, lastDeliveredOn }));
}
