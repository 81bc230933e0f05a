import { addDays, type LocalDate } from '@egret/domain';
import type { ReferenceVersion } from './document.ts';

/** What of a version decides when it holds. */
type Dated = Pick<ReferenceVersion, 'id' | 'version' | 'inForceFrom' | 'inForceTo'>;

/** A version with the days on which it decides, both counted in. */
export interface EffectiveVersion<V extends Dated = ReferenceVersion> {
  readonly version: V;
  readonly activeFrom: LocalDate;
  readonly activeTo: LocalDate | null;
}

/**
 * The stretches on which versions of one kind decide, by id in their order of coming, each id in the order of its dates. A
 * version replaces everything before it from its first day on, so that what it replaced does not come back when it
 * ends; of two that begin on one day the later version holds.
 */
export function effectiveVersions<V extends Dated>(versions: readonly V[]): readonly EffectiveVersion<V>[] {
  const byId = Map.groupBy(versions, ({ id }) => id);
  return [...byId.values()].flatMap((one) => stretches(one));
}

function stretches<V extends Dated>(versions: readonly V[]): readonly EffectiveVersion<V>[] {
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
