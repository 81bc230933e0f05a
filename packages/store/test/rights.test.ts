import pg from 'pg';
import { createTestDatabase, type TestDatabase, testKeys } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSealing, ExcessRightsError, openServiceStore } from '../src/index.ts';

const insertable = `client_id, operator_staff_no, operator_name, action, purpose, matter, access_basis, subject_id,
  identifier_digest, digest_key_id, object, result, address, check_id, checked_at`;

describe('the role that services run under', () => {
  let database: TestDatabase;
  let service: pg.Client;
  let owner: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    service = new pg.Client({ connectionString: database.url });
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await service.connect();
    await owner.connect();
    await service.query(`insert into audit_entry (action, object, result) values ('test', 'a', 'b')`);
  });
  afterAll(async () => {
    await service.end();
    await owner.end();
    await database[Symbol.asyncDispose]();
  });

  it.each([
    ['update', `update audit_entry set result = 'other'`],
    ['delete', 'delete from audit_entry'],
    ['truncate', 'truncate audit_entry'],
    ['lock', 'do $$ begin lock table audit_entry in share mode; end $$'],
    ['forge the time', `insert into audit_entry (at, action, object, result) values (now(), 'a', 'b', 'c')`],
    [
      'forge the position',
      `insert into audit_entry (position, action, object, result) overriding system value values (1, 'a', 'b', 'c')`,
    ],
    [
      'forge the transaction',
      `insert into audit_entry (transaction_id, action, object, result) values ('1', 'a', 'b', 'c')`,
    ],
    ['wind the position', `select setval(pg_get_serial_sequence('audit_entry', 'position'), 1)`],
    ['switch triggers off', 'alter table audit_entry disable trigger all'],
    ['switch all triggers off', 'set session_replication_role = replica'],
    ['drop a trigger', 'drop trigger audit_entry_append_only on audit_entry'],
    ['add a trigger', 'create trigger mine before insert on audit_entry execute function refuse_change()'],
    ['change the trigger function', `alter function refuse_change() rename to other`],
    ['alter the table', 'alter table audit_entry add column mine text'],
    ['drop the table', 'drop table audit_entry'],
    ['add a rule', 'create rule mine as on insert to audit_entry do instead nothing'],
    ['own it', 'alter table audit_entry owner to current_user'],
    ['make a table', 'create table mine ()'],
    ['make a schema', 'create schema mine'],
    ['make a role', 'create role mine'],
    ['take a role', 'set role pg_write_all_data'],
    ['run a program', `copy audit_entry (action) to program 'cat > /tmp/egret-forged'`],
    ['run a program from a copy', `copy audit_entry (action, object, result) from program 'echo a b c'`],
    ['write a file', `copy audit_entry (action) to '/tmp/egret-forged'`],
    ['read a file', `select pg_read_file('/etc/passwd')`],
    [
      'end other sessions',
      `select pg_terminate_backend(pid) from pg_stat_activity where usename <> current_user`,
    ],
    ['change its settings', `alter system set log_statement = 'all'`],
    ['delete a report', 'delete from credit_report'],
    ['change a report', `update credit_report set sealed = ''`],
    ['delete a delivered row', 'delete from raw_chunk'],
    ['exchange a key', `update key_check set value = ''`],
  ])('cannot %s', async (_, statement) => {
    await expect(service.query(statement)).rejects.toThrow(
      /permission denied|must be owner|must be superuser|only roles with/i,
    );
  });

  it('may leave a trace and read it', async () => {
    const { rows } = await service.query(
      `select position, transaction_id, at > now() - interval '1 minute' as now from audit_entry where action = 'test'`,
    );
    expect(rows).toEqual([{ position: '1', transaction_id: expect.any(String), now: true }]);
  });

  it('has nothing beyond its rights on audit_entry', async () => {
    const { rows } = await owner.query(
      `select string_agg(attname, ', ' order by attnum) as columns from pg_attribute
       where attrelid = 'audit_entry'::regclass and attnum > 0
         and has_column_privilege('egret_service', attrelid, attnum, 'INSERT')`,
    );
    expect(rows).toEqual([{ columns: insertable.replace(/\s+/g, ' ') }]);
  });

  it('finds the trail closed even to the owner, who must take the triggers off first', async () => {
    await expect(owner.query(`update audit_entry set result = 'other'`)).rejects.toThrow(/append-only/);
    await expect(owner.query('delete from audit_entry')).rejects.toThrow(/append-only/);
    await expect(owner.query('truncate audit_entry')).rejects.toThrow(/append-only/);
  });

  it('may read every table: whoever adds one says in 2026-11-24-99-grants.sql what services may do', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select relname as name from pg_class
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
         and not has_table_privilege('egret_service', oid, 'SELECT')
       order by 1`,
    );
    expect(rows.map((row) => row.name)).toEqual(['kysely_migration_lock']);
  });

  it('is refused at the start of a service where it may do more', async () => {
    const open = (databaseUrl: string) =>
      openServiceStore(
        { databaseUrl, connections: 1, applicationName: 'rights-test', onError: () => undefined },
        createSealing(testKeys),
      );
    await using store = await open(database.url);
    expect(store.db).toBeDefined();
    const refused = open(database.ownerUrl);
    await expect(refused).rejects.toThrow(ExcessRightsError);
    await expect(refused).rejects.toThrow(/权限过大.*owner of audit_entry/);
  });
});
