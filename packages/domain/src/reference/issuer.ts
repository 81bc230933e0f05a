import type { Dated } from '../dated.ts';
import { ruleInForce } from '../dated.ts';
import { DomainError } from '../errors.ts';
import type { Label } from '../labels/label.ts';
import type { LocalDate } from '../local-date.ts';

/** The platform of a place that issues reports, between two dates. */
export interface Issuer extends Dated {
  readonly id: string;
  readonly version: number;
  /** As reports name it. */
  readonly name: Label;
  /** The place that it serves. */
  readonly place: Label;
  /** What report numbers begin with. */
  readonly reportPrefix: string;
  /** Administrative division code (GB/T 2260) of the place. */
  readonly divisionCode: string;
}

/** Who issues reports on a day. Throws `DomainError` `no-issuer` where the place has none then: its profile is missing. */
export function issuerOn(issuers: readonly Issuer[], on: LocalDate): Issuer {
  const issuer = ruleInForce(issuers, on);
  if (issuer === null) throw new DomainError('no-issuer', `no issuer of reports is known on ${on}`);
  return issuer;
}
