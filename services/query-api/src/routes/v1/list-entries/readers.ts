import { type ListKind, type ListState, mayActOn } from '@egret/domain';
import { type Client, type HeldListEntry, isGranted } from '@egret/store';

/** Who keeps the lists and who watches over them see all entries, however they stand. */
function keepsLists(client: Client): boolean {
  return isGranted(client, 'read-key-attention');
}

/**
 * How much of a list somebody may read in a state: all of it, what their authority is to decide or decided, or nothing.
 * What counts on the red and the black list is for everybody with a key. Key-attention entries only guide supervision
 * (国办发〔2020〕49号), and what does not count is nobody's business but theirs who keep the lists or decide.
 */
export function readableEntries(client: Client, list: ListKind, state: ListState): 'all' | 'own' | 'none' {
  if (keepsLists(client) || (state === 'determined' && list !== 'key-attention')) return 'all';
  return isGranted(client, 'read-undetermined-entries') ? 'own' : 'none';
}

/** Whether somebody may act on an entry: then they see its evidence, and a natural person unmasked. */
export function mayActOnEntry(client: Client, entry: HeldListEntry): boolean {
  const parties = { proposedBy: null, determiningAuthorityId: entry.determiningAuthority?.id ?? null };
  const actions = client.grants.map(({ action }) => action);
  return mayActOn({ entry, parties }, { departmentId: client.departmentId, actions });
}

/** Whether somebody may open an entry at all. */
export function mayOpenEntry(client: Client, entry: HeldListEntry): boolean {
  return keepsLists(client) || mayActOnEntry(client, entry);
}
