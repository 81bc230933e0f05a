import { naturalKey } from '@egret/domain';
import { describe, expect, it } from 'vitest';

import { readDeliveries } from './_readings.ts';
import type { Reading } from './_readings.ts';
import { buildSample } from './sample.ts';

const readings = await readDeliveries(buildSample(20201231).deliveries);

/** What makes two rows of a file speak of the same matter; null for entries that bring no record. */
function keyOf({ delivery, entry }: Reading): string | null {
  if (entry === null || entry.type !== 'record') return null;
  const { subject, record } = entry;
  return [delivery, subject.identifiers[0].value, record.issuingAuthority.uscc, naturalKey(record)].join('|');
}

describe('the sample before the rules of the domain', () => {
  it('is refused in exactly the rows and for exactly the reasons that it expects', () => {
    const surprises = readings
      .filter(({ row, codes }) => {
        const expected = row.mistake === 'two-contents' ? [] : row.codes;
        return codes.join() !== expected.join();
      })
      .map(({ delivery, row, codes }) => ({
        delivery,
        mistake: row.mistake,
        expected: row.codes,
        codes,
        cells: row.cells,
      }));
    expect(surprises).toEqual([]);
  });

  it('has two contents for one key in one file where it says so, and nowhere else', () => {
    const byKey = Map.groupBy(readings, keyOf);
    const doubled = [...byKey]
      .filter(([key, list]) => key !== null && list.length > 1)
      .flatMap(([, list]) => list);
    expect(doubled.every(({ row }) => row.mistake === 'two-contents')).toBe(true);
    expect(doubled).toHaveLength(readings.filter(({ row }) => row.mistake === 'two-contents').length);
  });

  it('delivers later what says something else of the same matter, or, where it says so, the same again', () => {
    const held = new Map(
      readings.filter(({ row }) => row.outcome === 'inserted').map((one) => [matterOf(one), one]),
    );
    const later = readings.filter(({ row }) => ['revised', 'withdrawn', 'unchanged'].includes(row.outcome));
    expect(later.length).toBeGreaterThan(600);
    const surprises = later.filter((reading) => {
      const first = held.get(matterOf(reading));
      const same = first !== undefined && contentOf(first) === contentOf(reading);
      return first === undefined || same !== (reading.row.outcome === 'unchanged');
    });
    expect(surprises).toEqual([]);
  });

  it('repairs as many penalties as it says', () => {
    const repaired = readings.filter(
      ({ entry }) => entry?.type === 'record' && entry.events.some(({ kind }) => kind === 'repaired'),
    );
    expect(repaired).toHaveLength(41);
    expect(repaired.every(({ row }) => row.outcome === 'revised')).toBe(true);
  });
});

/** Subject and matter of an entry, whatever file it came in. */
function matterOf({ entry }: Reading): string {
  if (entry === null) return '';
  const subject = entry.subject.identifiers[0].value;
  if (entry.type === 'record') return `${subject} ${entry.record.kind} ${naturalKey(entry.record)}`;
  if (entry.type === 'event') return `${subject} ${entry.reference.kind} ${entry.reference.naturalKey}`;
  return `${subject} ${entry.type}`;
}

/** What an entry says, and says has happened, beside whom and what it is about. */
function contentOf({ entry }: Reading): string {
  if (entry === null) return '';
  if (entry.type === 'record') return JSON.stringify([entry.record, entry.events]);
  if (entry.type === 'event') return JSON.stringify(entry.events);
  return JSON.stringify(entry.type === 'registration' ? entry.registration : entry.enrolment);
}
