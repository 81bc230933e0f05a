/** A reproducible source of choices. Two of the same seed and stream give the same choices in the same order. */
export interface Random {
  /** A fraction from 0 (included) to 1 (excluded). */
  fraction(): number;
  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number;
  /** True with the given probability (0 to 1). */
  chance(probability: number): boolean;
  /** One element of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** One element, later ones more often: `lean` 1 is even, 2 takes half its picks from the last quarter. */
  pickLate<T>(list: readonly T[], lean: number): T;
  /** `count` different elements of the list, in the list's order. */
  sample<T>(list: readonly T[], count: number): T[];
}

/** FNV-1a over the UTF-16 units: spreads stream names over 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/**
 * Returns the generator of a stream of a seed (mulberry32, 32 bits of state). One stream a
 * subject, so that a change in the licences does not shift every name after them.
 */
export function createRandom(seed: number, stream: string): Random {
  let state = hash(`${seed}/${stream}`);

  function fraction(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  function int(from: number, to: number): number {
    return from + Math.floor(fraction() * (to - from + 1));
  }

  function at<T>(list: readonly T[], index: number): T {
    if (index >= list.length) throw new RangeError('nothing to pick from');
    return list[index] as T;
  }

  return {
    fraction,
    int,
    chance: (probability) => fraction() < probability,
    pick: (list) => at(list, int(0, list.length - 1)),
    pickLate: (list, lean) => at(list, Math.floor(list.length * fraction() ** (1 / lean))),
    sample: (list, count) => {
      if (count > list.length) throw new RangeError(`cannot take ${count} of ${list.length}`);
      let wanted = count;
      return list.filter((_, index) => {
        const taken = fraction() * (list.length - index) < wanted;
        if (taken) wanted -= 1;
        return taken;
      });
    },
  };
}

/** Repeats each item by its weight, so that an even pick from the list is a weighted one. */
export function spread<T extends { readonly weight: number }>(items: readonly T[]): T[] {
  return items.flatMap((item) => Array.from({ length: item.weight }, () => item));
}
