import { readFileSync } from 'node:fs';

import type { Authority } from '@egret/domain';
import { parseReferenceFile } from '@egret/reference';
import type { ReferenceDocument } from '@egret/reference';

/** A body that issues or delivers: its name is a real kind of office, its code is synthetic. */
export interface Department extends Authority {
  readonly uscc: string;
  /** What its document numbers begin with. */
  readonly prefix: string;
}

const profile = new URL('../../infra/profiles/haicang/authorities.yaml', import.meta.url);
/** The bodies of the sample district's profile by their ids. */
export const departments: ReadonlyMap<string, Department> = new Map(
  parseReferenceFile('authorities.yaml', readFileSync(profile, 'utf8')).map(({ id, definition }) => {
    const { uscc, name, documentPrefix } = definition as ReferenceDocument<'authority'>['definition'];
    return [id, { uscc, name, prefix: documentPrefix }] as const;
  }),
);

/** The body of an id. Throws `RangeError` where the profile has none. */
export function department(id: string): Department {
  const body = departments.get(id);
  if (body === undefined) throw new RangeError(`the profile has no authority ${id}`);
  return body;
}
