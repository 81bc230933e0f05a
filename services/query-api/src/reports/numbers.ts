import { randomBytes } from 'node:crypto';
import type { LocalDate } from '@egret/domain';

/** Crockford's base 32: no I, L, O, U, which are misread. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function randomText(length: number): string {
  return Array.from(randomBytes(length), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
}

/** A new report number such as `HC-20201231-7QK2M9TZ`: the prefix of the place, the day of issue, 40 random bits. */
export function newReportNo(prefix: string, issuedOn: LocalDate): string {
  return `${prefix}-${issuedOn.replaceAll('-', '')}-${randomText(8)}`;
}

/** A new verification code of 80 random bits, in four groups as it is printed: `TE8Q-FBE2-ZB24-7Y1M`. */
export function newVerificationCode(): string {
  return Array.from({ length: 4 }, () => randomText(4)).join('-');
}

/** The form of a report number, of whichever place. */
export const reportNoPattern = /^[A-Z]{2,8}-\d{8}-[0-9A-HJKMNP-TV-Z]{8}$/;
