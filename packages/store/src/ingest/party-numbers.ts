/** The numbers that parties were given, by what names them. */
export interface PartyNumbers {
  /** The number of a party, or undefined where it was not given one, or that is forgotten. */
  find(key: string): number | undefined;
  add(key: string, number: number): void;
}

/** The first parties of a delivery, which are never forgotten. */
const kept = 150_000;
/** Of those after them, the ones that were named last; twice as many are remembered for a while. */
const recent = 20_000;

/**
 * Remembers parties, so many at most that memory does not grow with the delivery: one that is forgotten is staged again. In
 * a file that is sorted by subject the last ones are named again, in any other one the first as often as the others.
 */
export function partyNumbers(): PartyNumbers {
  const first = new Map<string, number>();
  let last = new Map<string, number>();
  let before: ReadonlyMap<string, number> = new Map();
  function keepRecent(key: string, number: number): void {
    if (last.size >= recent) {
      before = last;
      last = new Map();
    }
    last.set(key, number);
  }
  return {
    find(key) {
      const number = first.get(key) ?? last.get(key);
      if (number !== undefined) return number;
      const found = before.get(key);
      if (found !== undefined) keepRecent(key, found);
      return found;
    },
    add(key, number) {
      if (first.size < kept) first.set(key, number);
      else keepRecent(key, number);
    },
  };
}
