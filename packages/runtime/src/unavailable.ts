/** Lost, refused or late connections, locks and statements out of time, a server without room: SQLSTATE classes and codes. */
const passing = /^(08|53|57P)|^(25P03|55P03|57014|40001|40P01)$/;

const systemCodes = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/** The driver's own, which have no code. */
const messages = /^(Connection terminated|timeout e|Client (was closed|has encountered a connection error))/;

/**
 * Whether a failure is the database's (or Redis's) being away, busy or full, and may pass by itself: the same again may
 * succeed later, and no one's work was wrong.
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code: unknown = Reflect.get(error, 'code');
  if (typeof code === 'string' && (passing.test(code) || systemCodes.has(code))) return true;
  if (messages.test(error.message)) return true;
  return error.cause !== undefined && isUnavailable(error.cause);
}
