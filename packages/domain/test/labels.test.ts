import { describe, expect, it } from 'vitest';

import * as domain from '../src/index.ts';
import type { Label } from '../src/index.ts';

const tables = {
  subjectKind: [domain.subjectKinds, domain.subjectKindLabels],
  identifierScheme: [domain.identifierSchemes, domain.identifierSchemeLabels],
  recordKind: [domain.recordKinds, domain.recordKindLabels],
  listKind: [domain.listKinds, domain.listKindLabels],
  purpose: [domain.purposes, domain.purposeLabels],
  accessBasisKind: [domain.accessBasisKinds, domain.accessBasisKindLabels],
  severity: [domain.severities, domain.severityLabels],
  procedure: [domain.procedures, domain.procedureLabels],
  disclosure: [domain.disclosures, domain.disclosureLabels],
  recordEvent: [domain.recordEventKinds, domain.recordEventLabels],
  role: [domain.roles, domain.roleLabels],
  template: [domain.templates, domain.templateLabels],
  category: [domain.categories, domain.categoryLabels],
  licenceKind: [domain.licenceKinds, domain.licenceKindLabels],
  penaltyKind: [domain.penaltyKinds, domain.penaltyKindLabels],
  otherKind: [domain.otherKinds, domain.otherKindLabels],
  honourLevel: [domain.honourLevels, domain.honourLevelLabels],
  commitmentKind: [domain.commitmentKinds, domain.commitmentKindLabels],
  fulfilment: [domain.fulfilments, domain.fulfilmentLabels],
  reportSection: [domain.reportSections, domain.reportSectionLabels],
  listState: [domain.listStates, domain.listStateLabels],
  eligibilityReason: [domain.eligibilityReasons, domain.eligibilityReasonLabels],
} satisfies Record<string, readonly [readonly string[], Readonly<Record<string, Label>>]>;

describe('labels', () => {
  it.each(Object.entries(tables))(
    '%s has one in Chinese and one in English for each word, none twice',
    (_, table) => {
      const [words, labels] = table;
      expect(Object.keys(labels).sort()).toEqual([...words].sort());
      const all: readonly Label[] = Object.values(labels);
      expect(new Set(all.map((label) => label.zh)).size).toBe(words.length);
      expect(new Set(all.map((label) => label.en)).size).toBe(words.length);
      for (const label of all) {
        expect(label.zh).toMatch(/\p{Script=Han}/u);
        expect(label.en).not.toMatch(/\p{Script=Han}/u);
      }
    },
  );
});
