import type { Generated, GeneratedAlways } from 'kysely';
import type { Action, IdentifierScheme, LocalDate, Purpose } from '@egret/domain';
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
  active: Generated<boolean>;
  created_at: Generated<Date>;
}

export interface ClientKeyTable {
  id: string;
  client_id: string;
  digest: Buffer;
  created_at: Generated<Date>;
  expires_at: Date | null;
  revoked_at: Date | null;
}

export interface ClientGrantTable {
  client_id: string;
  action: Action;
  valid_from: LocalDate;
  valid_to: LocalDate | null;
  purposes: Purpose[] | null;
  perks: string[] | null;
  created_at: Generated<Date>;
}

export interface OperatorTable {
  id: string;
  department_id: string;
  staff_no: string;
  name: string;
  active: Generated<boolean>;
  created_at: Generated<Date>;
}

export interface ConsentTable {
  id: string;
  scheme: IdentifierScheme;
  identifier_digest: Buffer;
  digest_key_id: string;
  department_id: string;
  purposes: Purpose[];
  valid_from: LocalDate;
  valid_to: LocalDate;
  revoked_on: LocalDate | null;
  reference: string;
  client_id: string | null;
  operator_staff_no: string | null;
  operator_name: string | null;
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
  check_id: Generated<string | null>;
  checked_at: Generated<Date | null>;
}

export interface KeyCheckTable {
  purpose: KeyPurpose;
  key_id: string;
  /** Null of a retired key. */
  value: Buffer | null;
  created_at: Generated<Date>;
  retired_at: Date | null;
}
