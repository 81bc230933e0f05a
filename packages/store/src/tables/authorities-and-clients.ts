import type { Generated } from 'kysely';
import type { Role } from '@egret/domain';
import type { KeyPurpose } from '../keys/key-sets.ts';

export interface AuthorityTable {
  id: string;
  uscc: string | null;
  name: string;
}

export interface ClientTable {
  id: string;
  code: string;
  name: string;
  department_id: string;
  roles: Role[];
  perks: string[];
  key_digest: Buffer;
  active: Generated<boolean>;
  created_at: Generated<Date>;
}

export interface AuditEntryTable {
  id: string;
  at: Generated<Date>;
  client_id: string;
  operator_staff_no: string | null;
  operator_name: string | null;
  action: string;
  purpose: string | null;
  matter: string | null;
  access_basis: unknown;
  subject_id: string | null;
  identifier_digest: Buffer | null;
  object: string;
  result: string;
}

export interface KeyCheckTable {
  purpose: KeyPurpose;
  key_id: string;
  value: Buffer;
  created_at: Generated<Date>;
}
