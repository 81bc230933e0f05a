import type { Fault, Issue } from '@egret/domain';
import { DeliveryError } from '@egret/store';

/** What is wrong with the delivery itself, or null where trying again may help. */
export function issuesOf(error: unknown): readonly Issue[] | null {
  if (error instanceof DeliveryError) return error.issues;
  const reason = codeOf(error);
  if (reason !== null && ['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR', 'EIO'].includes(reason)) {
    return [ofFile({ code: 'unreadable-file', params: { reason } })];
  }
  if (reason?.startsWith('CSV_') === true) return [ofFile({ code: 'not-csv', params: { reason } })];
  return null;
}

/** An issue of the whole file. */
export function ofFile(fault: Fault): Issue {
  return { field: '', received: null, ...fault };
}

/** What the database says of data and statements that it does not take, whenever they come: classes of SQLSTATE. */
const classesOfData = ['21', '22', '23', '42'];

/**
 * Whether it is the delivery that makes its worker fail: the code that reads it breaks, or the database does not take it. A
 * lost connection, a full disk or a lock that is not had says nothing of the delivery.
 */
export function isOfDelivery(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== null && /^[0-9A-Z]{5}$/.test(code)) return classesOfData.includes(code.slice(0, 2));
  return error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
}

function codeOf(error: unknown): string | null {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? code : null;
}
