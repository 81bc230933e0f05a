import { instrumentInForce, isPersonalScheme, minorUntil } from '@egret/domain';
import type { AccessBasis, Client } from '@egret/store';
import type { ApiContext } from '../../../context.ts';
import { type RequestError, unprocessable } from '../../../errors/api-error.ts';
import type { ReportRequest } from './report-request.ts';

/**
 * Checks on what basis somebody's report is asked for, against what is kept here, and returns it as the audit trail
 * keeps it; null where none was given, which organisations allow. Throws 422 where the basis does not bear the
 * question: a duty that names no instrument in force, a minor asked about for recruitment.
 */
export async function checkBasis(
  context: Pick<ApiContext, 'clock' | 'reference'>,
  _client: Client,
  request: ReportRequest,
): Promise<(AccessBasis & { readonly legalBasis: string | null }) | null> {
  const { subject, purpose, accessBasis } = request;
  const today = context.clock.businessDate();
  if (
    purpose === 'recruitment' &&
    isPersonalScheme(subject.identifier.scheme) &&
    minorUntil(subject.identifier, today) !== null
  ) {
    throw unprocessable([minorForRecruitment]);
  }
  if (accessBasis === undefined) return null;
  const { kind, ref, legalBasis = null, instrument } = accessBasis;
  if (kind === 'statutory-duty') {
    const { instruments } = await context.reference.current();
    const known = instrument === undefined ? null : instrumentInForce(instrument, today, instruments);
    if (known === null) throw unprocessable([noInstrument(instrument ?? null)]);
    return { kind, reference: ref, legalBasis: legalBasis ?? known.title.zh };
  }
  return { kind, reference: ref, legalBasis };
}

const minorForRecruitment: RequestError = {
  pointer: '/subject/value',
  code: 'minor',
  expected: 'a person of 18 or more',
  received: null,
  zh: '未成年人的信息不用于人事考录',
  en: 'What is held on a minor is not given for recruitment',
};

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
