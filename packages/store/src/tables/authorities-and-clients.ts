import type { Generated, GeneratedAlways } from 'kysely';
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
  position: GeneratedAlways<number>;
  transaction_id: GeneratedAlways<string>;
  at: GeneratedAlways<Date>;
  client_id: string | null;
  operator_staff_no: string | null;
  operator_name: string | null;
  action: string;
  purpose: string | null;
  matter: string | null;
  access_basis: unknown;
  subject_id: string | null;
  identifier_digest: Buffer | null;
  digest_key_id: string | null;
  object: string;
  result: string;
  address: Generated<string | null>;
}

export interface KeyCheckTable {
  purpose: KeyPurpose;
  key_id: string;
  value: Buffer;
  created_at: Generated<Date>;
}
