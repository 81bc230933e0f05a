/** New content of a file by JSON pointers; an element of a list by its `id` or its number, `undefined` leaves a key out. */
export type Patches = Readonly<Record<string, unknown>>;

/** A copy of a file's content with what the pointers name replaced. */
export function patched(content: unknown, patches: Patches): unknown {
  return Object.entries(patches).reduce(
    (before, [pointer, value]) => replaced(before, pointer.split('/').slice(1), value),
    content,
  );
}

function replaced(node: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(node)) {
    const at = positionOf(node, step);
    return node.map((each, index) => (index === at ? replaced(each, rest, value) : each));
  }
  if (!isObject(node)) throw new Error(`nothing to replace at ${step}`);
  return { ...node, [step]: replaced(node[step], rest, value) };
}

/** The position of an element of a list by its `id` or its number. */
export function positionOf(list: readonly unknown[], step: string): number {
  const byId = list.findIndex((each) => isObject(each) && each['id'] === step);
  return byId >= 0 ? byId : Number(step);
}

function isObject(node: unknown): node is Readonly<Record<string, unknown>> {
  return typeof node === 'object' && node !== null;
}
