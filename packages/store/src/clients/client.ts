import type { Action, Purpose, Role } from '@egret/domain';

/** What a client may do today. */
export interface Grant {
  readonly action: Action;
  /** Purposes that it is limited to; null: every purpose. */
  readonly purposes: readonly Purpose[] | null;
  /** Perks that it is limited to; null: every perk. */
  readonly perks: readonly string[] | null;
}

/** A program of a department, venue or centre that calls the API. */
export interface Client {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly departmentId: string;
  readonly departmentName: string;
  /** What is granted today; an action that is missing is refused. */
  readonly grants: readonly Grant[];
  /** The roles whose actions are all granted: names for what the client is, never a reason to let it in. */
  readonly roles: readonly Role[];
  /** Perks that it may check; empty where it may check none. */
  readonly perks: readonly string[];
}

/** Whether an action is granted, of a purpose and a perk where they are given. */
export function isGranted(
  { grants }: Pick<Client, 'grants'>,
  action: Action,
  { purpose, perk }: { readonly purpose?: Purpose; readonly perk?: string } = {},
): boolean {
  return grants.some(
    (grant) =>
      grant.action === action &&
      (purpose === undefined || grant.purposes === null || grant.purposes.includes(purpose)) &&
      (perk === undefined || grant.perks === null || grant.perks.includes(perk)),
  );
}
