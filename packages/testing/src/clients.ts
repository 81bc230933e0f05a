import { randomUUID } from 'node:crypto';
import type { NewClient } from '@egret/store';
import { department } from './subjects.ts';

/** A client of the department of the tests that may do what a department may, under a code of its own. */
export function aClient(changes: Partial<NewClient> = {}): NewClient {
  const code = randomUUID();
  return { code, name: code, department, roles: ['department'], perks: [], ...changes };
}
