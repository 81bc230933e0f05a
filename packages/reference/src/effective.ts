import { addDays, type LocalDate } from '@egret/domain';
import type { ReferenceVersion } from './document.ts';

/** A version with the days on which it decides, both counted in. */
export interface EffectiveVersion {
  readonly version: ReferenceVersion;
  readonly activeFrom: LocalDate;
  readonly activeTo: LocalDate | null;
}

/**
 * The stretches on which versions of one kind decide, by id in their order of coming, each id in the order of its dates. A
 * version replaces everything before it from its first day on, so that what it replaced does not come back when it
 * ends; of two that begin on one day the later version holds.
 */
export function effectiveVersions(versions: readonly ReferenceVersion[]): readonly EffectiveVersion[] {
  const byId = Map.groupBy(versions, ({ id }) => id);
  return [...byId.values()].flatMap(stretches);
}

function stretches(versions: readonly ReferenceVersion[]): readonly EffectiveVersion[] {
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
