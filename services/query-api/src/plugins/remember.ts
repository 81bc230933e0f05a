/**
 * Makes a function that remembers what `load` answered, "nothing" too, for `forMs`, of at most `most` questions; what
 * fails is not remembered. What was withdrawn meanwhile works for at most that long.
 */
export function remember<T>(
  load: (id: string) => Promise<T>,
  { forMs, most }: { readonly forMs: number; readonly most: number },
): (id: string) => Promise<T> {
  const remembered = new Map<string, { readonly until: number; readonly answer: Promise<T> }>();
  return async (id) => {
    const known = remembered.get(id);
    const now = performance.now();
    if (known && known.until > now) return known.answer;
    if (remembered.size >= most) remembered.clear();
    const answer = load(id);
    remembered.set(id, { until: now + forMs, answer });
    try {
      return await answer;
    } catch (error) {
      remembered.delete(id);
      throw error;
    }
  };
}
