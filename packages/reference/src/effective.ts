import { addDays, type Dated, isInForce, type LocalDate } from '@egret/domain';
import type { ReferenceVersion } from './document.ts';

/** What of a version decides when it holds. */
type Versioned = Pick<ReferenceVersion, 'id' | 'version' | 'inForceFrom' | 'inForceTo'>;

/** A version with the days on which it decides, both inclusive. */
export interface EffectiveVersion<V extends Versioned = ReferenceVersion> extends Dated {
  readonly version: V;
}

/**
 * The stretches on which versions of one kind decide: the ids in the order in which they first appear, each id in the
 * order of its dates. A version replaces everything before it from its first day on, so that what it replaced does not
 * come back when it ends; of two that begin on one day the one with the higher number holds.
 */
export function effectiveVersions<V extends Versioned>(
  versions: readonly V[],
): readonly EffectiveVersion<V>[] {
  const byId = Map.groupBy(versions, ({ id }) => id);
  return [...byId.values()].flatMap((one) => stretches(one));
}

function stretches<V extends Versioned>(versions: readonly V[]): readonly EffectiveVersion<V>[] {
  const ordered = versions.toSorted((one, other) =>
    one.inForceFrom === other.inForceFrom
      ? one.version - other.version
      : one.inForceFrom < other.inForceFrom
        ? -1
        : 1,
  );
  const last = ordered.filter((version, index) => version.inForceFrom !== ordered[index + 1]?.inForceFrom);
  return last.map((version, index) => {
    const next = last[index + 1]?.inForceFrom;
    const before = next === undefined ? null : addDays(next, -1);
    const { inForceTo } = version;
    const activeTo = inForceTo === null || (before !== null && before < inForceTo) ? before : inForceTo;
    return { version, activeFrom: version.inForceFrom, activeTo };
  });
}

/** The first day from `from` to `to` (null: without end) on which none of some texts holds, or null. */
export function firstDayWithout(
  texts: readonly Dated[],
  from: LocalDate,
  to: LocalDate | null,
): LocalDate | null {
  let day: LocalDate | null = from;
  while (day !== null && (to === null || day <= to)) {
    const on: LocalDate = day;
    const holding = texts.find((text) => isInForce(text, on));
    if (holding === undefined) return on;
    day = holding.activeTo && addDays(holding.activeTo, 1);
  }
  return null;
}
