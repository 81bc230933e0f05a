import { authorityById, type Db, findAuthorityByUscc } from '@egret/store';

/** A department as a command's options have it: its right code, and its name where one was written. */
export interface DepartmentOption {
  readonly uscc: string;
  readonly name: string | null;
}

/** A department that the installation does not know yet was not named: a code printed for a name would be a false one. */
export class UnnamedDepartmentError extends Error {
  override name = 'UnnamedDepartmentError';
  /** The message says all that an operator needs. */
  readonly forOperator = true;
}

/** The department with its name, which the option needs only where the installation does not know it. Throws `UnnamedDepartmentError`. */
export async function namedDepartment(
  db: Db,
  { uscc, name }: DepartmentOption,
): Promise<{ readonly uscc: string; readonly name: string }> {
  if (name !== null) return { uscc, name };
  const id = await findAuthorityByUscc(db, uscc);
  if (id === null) {
    throw new UnnamedDepartmentError(
      `本系统尚无代码为 ${uscc} 的单位，请用 --department-name 给出其名称 · ` +
        `no body with the code ${uscc} is known yet: name it with --department-name`,
    );
  }
  return { uscc, name: (await authorityById(db, id)).name };
}
