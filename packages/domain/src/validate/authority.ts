import type { Field } from '../mappings/mapping.ts';
import type { Authority } from '../authority.ts';
import { readOrganisationCode } from './organisation-identifiers.ts';
import { readReference } from './read-cell.ts';
import type { Row } from './row.ts';

/**
 * The body that two columns name. Where the layout does not have the columns it is the delivering
 * department; where it has no code for a body of another name, the body is known by its name alone.
 */
export function readAuthority(row: Row, nameField: Field, codeField: Field): Authority | null {
  const { department } = row.context;
  const name = row.draft[nameField] === undefined ? department.name : readReference(row, nameField);
  const code = row.draft[codeField];
  if (!code) return name === null ? null : { uscc: name === department.name ? department.uscc : null, name };
  // Most rows are the department's own, whose code needs no further check.
  const uscc = code === department.uscc ? code : readOrganisationCode(row, codeField, 'uscc', code)?.value;
  return name === null || uscc === undefined ? null : { uscc, name };
}

/** Who handed the record over (数据来源单位): the delivering department where the row does not say. */
export function readProvider(row: Row): Authority | null {
  if (!row.draft.provider && !row.draft.providerUscc) return row.context.department;
  const named = row.draft.provider
    ? row
    : { ...row, draft: { ...row.draft, provider: row.context.department.name } };
  return readAuthority(named, 'provider', 'providerUscc');
}
