import type { Role } from '@egret/domain';

/** A program of a department, venue or centre that calls the API. */
export interface Client {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly departmentId: string;
  readonly departmentName: string;
  readonly roles: readonly Role[];
  /** Perks that a venue may check; empty for others. */
  readonly perks: readonly string[];
}
