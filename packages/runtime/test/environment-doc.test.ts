import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { variables } from '../src/index.ts';

it('documents every variable with its meaning and default', async () => {
  const doc = await readFile(new URL('../../../docs/operating/environment.md', import.meta.url), 'utf8');
  const rows = new Map([...doc.matchAll(/^\| `([A-Z_]+)` +\|.*$/gm)].map((match) => [match[1], match[0]]));
  for (const [name, schema] of Object.entries(variables)) {
    expect(rows.get(name), name).toContain(schema.description);
    const fallback: unknown = schema.safeParse(undefined).data;
    if (fallback !== undefined) expect(rows.get(name), name).toContain(`\`${String(fallback)}\``);
  }
});
