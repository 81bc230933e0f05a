import { randomUUID } from 'node:crypto';
import { normaliseStaffNo, type Person } from '@egret/domain';
import type { Db } from '../db.ts';

/** A person who acts for a department. */
export interface Operator extends Person {
  readonly id: string;
  readonly name: string;
}

/** Enters a person of a department, or brings their name in line and opens them again. Returns their id. */
export async function saveOperator(
  db: Db,
  operator: Person & { readonly name: string },
): Promise<{ readonly id: string }> {
  const { departmentId, staffNo, name } = operator;
  return db
    .insertInto('operator')
    .values({ id: randomUUID(), department_id: departmentId, staff_no: normaliseStaffNo(staffNo), name })
    .onConflict((conflict) =>
      conflict.columns(['department_id', 'staff_no']).doUpdateSet({ name, active: true }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
}

/** Closes a person: no request may name them any more. False where there is none who is open. */
export async function closeOperator(db: Db, { departmentId, staffNo }: Person): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('operator')
    .set({ active: false })
    .where('department_id', '=', departmentId)
    .where('staff_no', '=', normaliseStaffNo(staffNo))
    .where('active', '=', true)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The active person of a department with this staff number, or null. */
export async function findOperator(db: Db, { departmentId, staffNo }: Person): Promise<Operator | null> {
  const row = await db
    .selectFrom('operator')
    .select(['id', 'name', 'staff_no'])
    .where('department_id', '=', departmentId)
    .where('staff_no', '=', normaliseStaffNo(staffNo))
    .where('active', '=', true)
    .executeTakeFirst();
  return row ? { id: row.id, name: row.name, departmentId, staffNo: row.staff_no } : null;
}
