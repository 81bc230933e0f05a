/** What was found by an id not long ago. */
export interface Memory<T> {
  /** What was found within the time for which it counts, or undefined: at once, so that nobody waits for what is known. */
  recall(id: string): T | undefined;
  /** Whether something was found by the id when it was last looked for, however long ago. */
  knew(id: string): boolean;
  /** Looks it up and remembers it where something is found. Who asks meanwhile gets the same answer. */
  find(id: string): Promise<T | null>;
}

/**
 * Remembers what `load` found, for `forMs`, of at most `most` ids; the one found first makes room. What is not found is
 * not remembered, so that who asks for what does not exist displaces nothing. What was withdrawn meanwhile counts for at
 * most that long.
 */
export function remember<T>(
  load: (id: string) => Promise<T | null>,
  { forMs, most }: { readonly forMs: number; readonly most: number },
): Memory<T> {
  const found = new Map<string, { readonly until: number; readonly value: T }>();
  const loading = new Map<string, Promise<T | null>>();

  async function look(id: string): Promise<T | null> {
    const until = performance.now() + forMs;
    try {
      const value = await load(id);
      found.delete(id);
      if (value === null) return null;
      const [first] = found.keys();
      if (first !== undefined && found.size >= most) found.delete(first);
      found.set(id, { until, value });
      return value;
    } finally {
      loading.delete(id);
    }
  }

  return {
    recall(id) {
      const known = found.get(id);
      return known && known.until > performance.now() ? known.value : undefined;
    },
    knew: (id) => found.has(id),
    find(id) {
      let looking = loading.get(id);
      if (looking === undefined) loading.set(id, (looking = look(id)));
      return looking;
    },
  };
}
