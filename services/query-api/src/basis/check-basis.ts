import { type IdentifierScheme, instrumentInForce, type Purpose } from '@egret/domain';
import { type AccessBasis, type Client, findValidConsent, type KeyedDigest } from '@egret/store';
import type { ApiContext } from '../context.ts';
import { ApiError, type RequestError, unprocessable } from '../errors/api-error.ts';
import type { AccessBasisInput } from './basis-input.ts';

/** A basis of access as the audit trail keeps it. */
export type KeptBasis = AccessBasis & { readonly legalBasis: string | null };

/** A person as they are known by one number, under every configured key. */
export interface KnownNumber {
  readonly scheme: IdentifierScheme;
  readonly digests: readonly KeyedDigest[];
}

/**
 * Checks a basis of access against what is kept here, and returns it as the audit trail keeps it. A consent must stand
 * in the register, of one of the person's `numbers`, for this department and purpose on the day; a statutory duty must
 * name an instrument in force. Throws 422 that names the field otherwise.
 */
export async function checkBasis(
  context: Pick<ApiContext, 'store' | 'clock' | 'reference'>,
  { departmentId }: Pick<Client, 'departmentId'>,
  question: { readonly numbers: readonly KnownNumber[]; readonly purpose: Purpose },
  given: AccessBasisInput,
): Promise<KeptBasis> {
  const { kind, ref, instrument } = given;
  const legalBasis = given.legalBasis ?? null;
  const today = context.clock.businessDate();
  if (kind === 'statutory-duty') {
    const { instruments } = await context.reference.current();
    const known = instrument === undefined ? null : instrumentInForce(instrument, today, instruments);
    if (known === null) throw unprocessable([noInstrument(instrument ?? null)]);
    return { kind, reference: ref, legalBasis: legalBasis ?? known.title.zh };
  }
  if (kind === 'consent') {
    const { purpose, numbers } = question;
    const wanted = { departmentId, purpose, on: today, reference: ref };
    const found = await Promise.all(
      numbers.map((number) => findValidConsent(context.store.db, { ...number, ...wanted })),
    );
    if (found.every((consent) => consent === null)) throw unprocessable([noConsent(ref)]);
  }
  return { kind, reference: ref, legalBasis };
}

/**
 * A person's query about themselves is taken where it was granted by name, at a window for subjects: a department that may
 * issue reports for every purpose does not ask in somebody's own name. Throws 403 otherwise.
 */
export function refuseSelfQuery({ grants }: Pick<Client, 'grants'>, purpose: Purpose): void {
  if (purpose !== 'self-query') return;
  if (grants.some((grant) => grant.purposes?.includes('self-query'))) return;
  throw new ApiError(
    403,
    'not-a-window',
    '自查只在受理本人查询的窗口办理',
    'Queries about oneself are taken at a window for subjects only',
  );
}

function noInstrument(received: string | null): RequestError {
  return {
    pointer: '/accessBasis/instrument',
    code: received === null ? 'required' : 'unknown-reference',
    expected: 'the id of an instrument in force (GET /v1/reference/instrument)',
    received,
    zh: '以履行法定职责为依据的，须指明现行有效的法律文件',
    en: 'A statutory duty must name an instrument that is in force',
  };
}

function noConsent(received: string): RequestError {
  return {
    pointer: '/accessBasis/ref',
    code: 'unknown-consent',
    expected: 'the number of a consent that stands in the register for this person, department and purpose',
    received,
    zh: '授权登记簿中没有该主体对本单位、本用途的有效授权',
    en: 'The register has no valid consent of this person to this department for this purpose',
  };
}
