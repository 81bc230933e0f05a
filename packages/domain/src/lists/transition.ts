import { isSameAuthority } from '../authority.ts';
import type { ListKind } from '../vocabulary.ts';
import { admitListing } from './admission.ts';
import type { ListTables } from './definition.ts';
import type { ListState } from './entry.ts';
import type { Ground } from './grounds.ts';
import { mayTake } from './may-take.ts';
import type { AskingActor, ListingActor } from './parties.ts';
import type {
  ListDecision,
  ListingFacts,
  ListingObstacle,
  Refusal,
  RequestedStep,
  StandingEntry,
  StepIssue,
  StepRequest,
  Transition,
} from './step-request.ts';

/** From which states a step follows. Steps in favour of the subject need no second person and hold at once. */
const follows: Readonly<Record<RequestedStep, readonly ListState[]>> = {
  determined: ['proposed'],
  rejected: ['proposed'],
  suspended: ['determined', 'future'],
  resumed: ['suspended'],
  expired: ['determined', 'suspended', 'future'],
  repaired: ['determined', 'suspended', 'future'],
  removed: ['determined', 'suspended', 'future'],
  revoked: ['determined', 'suspended', 'future', 'ended'],
};
const requestedSteps = Object.keys(follows) as readonly RequestedStep[];

/** Whether a step follows where an entry stands, whoever takes it. A determination is revoked once. */
function isNext(kind: RequestedStep, { state, revoked }: StandingEntry): boolean {
  return follows[kind].includes(state) && !(kind === 'revoked' && revoked);
}

/**
 * The steps that somebody may take on an entry as it stands: none that `transition` would refuse whatever is requested
 * with it. What the request itself must say is not known here.
 */
export function allowedSteps(
  standing: StandingEntry,
  actor: AskingActor,
  facts: ListingFacts,
): readonly RequestedStep[] {
  return requestedSteps.filter(
    (kind) =>
      mayTake(kind, standing, actor) === 'yes' &&
      isNext(kind, standing) &&
      findObstacle(standing, { kind, decision: standing.decision }, facts) === null,
  );
}

/**
 * Decides on a step that somebody requests on an entry: whether they may take it, whether it is complete and within the
 * definition, whether it follows where the entry stands, and whether something stands in its way. In this order, so
 * that nobody learns more than they may. Returns the first refusal; nothing that people request makes it throw.
 */
export function transition(
  standing: StandingEntry,
  request: StepRequest,
  actor: ListingActor,
  tables: ListTables,
  facts: ListingFacts,
): Transition | Refusal {
  const may = mayTake(request.kind, standing, actor);
  if (may !== 'yes') return { outcome: 'forbidden', why: may };
  const checked = checkRequest(standing, request, actor, tables, facts);
  if (checked.outcome !== 'step') return checked;
  if (!isNext(request.kind, standing)) {
    return { outcome: 'illegal', state: standing.state, allowed: allowedSteps(standing, actor, facts) };
  }
  const obstacle = findObstacle(standing, checked, facts);
  return obstacle === null ? checked : { outcome: 'obstacle', why: obstacle };
}

function checkRequest(
  standing: StandingEntry,
  request: StepRequest,
  actor: ListingActor,
  tables: ListTables,
  facts: ListingFacts,
): Transition | Refusal {
  if (request.kind === 'determined') return checkDetermination(standing, request, actor, tables, facts);
  const nothing = { authority: actor.authority, documentNumber: null, instrumentId: null, article: null };
  if (request.kind === 'rejected') {
    return step('rejected', { ...nothing, effectiveOn: facts.asOf, endsOn: null });
  }
  const { kind, documentNumber } = request;
  // Nobody is put back on a list for a day that is over.
  const effectiveOn = kind === 'resumed' ? facts.asOf : (request.effectiveOn ?? facts.asOf);
  const issues: StepIssue[] = [];
  // An entry that begins later can be stopped today.
  const { effectiveOn: decidedOn } = standing.decision;
  const earliest = decidedOn < facts.asOf ? decidedOn : facts.asOf;
  if (effectiveOn < earliest) {
    issues.push({ part: 'effectiveOn', code: 'too-early', expected: `>= ${earliest}` });
  }
  if (effectiveOn > facts.asOf) {
    issues.push({ part: 'effectiveOn', code: 'in-future', expected: `<= ${facts.asOf}` });
  }
  if (documentNumber === null && (kind === 'repaired' || kind === 'removed' || kind === 'revoked')) {
    issues.push(noNumber);
  }
  const [first, ...rest] = issues;
  const fallen = kind === 'resumed' ? fallenOf(facts) : [];
  return first === undefined
    ? step(kind, { ...nothing, documentNumber, effectiveOn, endsOn: null }, fallen)
    : { outcome: 'invalid', issues: [first, ...rest] };
}

const noNumber: StepIssue = {
  part: 'documentNumber',
  code: 'required',
  expected: 'the number of the decision',
};
const noDay: StepIssue = { part: 'decidedOn', code: 'required', expected: 'the day of the decision' };

/** A transcription is accepted as it was transcribed; a proposal needs a decision of its own. */
function checkDetermination(
  standing: StandingEntry,
  request: StepRequest & { readonly kind: 'determined' },
  actor: ListingActor,
  tables: ListTables,
  facts: ListingFacts,
): Transition | Refusal {
  const { entry, decision: proposed } = standing;
  const { documentNumber, decidedOn, validTo } = request;
  if (entry.origin === 'determined-elsewhere') {
    const differs =
      (documentNumber ?? proposed.documentNumber) !== proposed.documentNumber ||
      (decidedOn ?? proposed.effectiveOn) !== proposed.effectiveOn ||
      (validTo ?? proposed.endsOn) !== proposed.endsOn;
    if (differs) return { outcome: 'obstacle', why: 'differs-from-transcription' };
    return admitted(standing, proposed, tables, facts);
  }
  if (documentNumber === null) {
    return { outcome: 'invalid', issues: decidedOn === null ? [noNumber, noDay] : [noNumber] };
  }
  if (decidedOn === null) return { outcome: 'invalid', issues: [noDay] };
  const endsOn = validTo ?? proposed.endsOn;
  if (endsOn !== null && endsOn < decidedOn) {
    // The proposal's own end can lie before the decision; then another must be named.
    const code = validTo === null ? 'required' : 'too-early';
    return { outcome: 'invalid', issues: [{ part: 'validTo', code, expected: `>= ${decidedOn}` }] };
  }
  const authority = proposed.authority ?? actor.authority;
  const decision = { ...proposed, authority, documentNumber, effectiveOn: decidedOn, endsOn };
  return admitted(standing, decision, tables, facts);
}

function admitted(
  { entry }: StandingEntry,
  decision: ListDecision,
  tables: ListTables,
  facts: ListingFacts,
): Transition | Refusal {
  const admission = admitListing(
    {
      definitionId: entry.definitionId,
      instrumentId: decision.instrumentId,
      subjectKind: facts.subject.kind,
      authority: decision.authority ?? { uscc: null, name: '' },
      groundAuthorities: facts.grounds.map(({ authority }) => authority),
      decidedOn: decision.effectiveOn,
      validTo: decision.endsOn,
    },
    tables,
  );
  if (!admission.admitted) return { outcome: 'invalid', issues: admission.issues };
  const earliest = facts.grounds
    .flatMap(({ decidedOn }) => decidedOn ?? [])
    .sort()
    .at(-1);
  if (earliest !== undefined && decision.effectiveOn < earliest) {
    // Nobody decides on the ground of what was not decided yet.
    const expected = `>= ${earliest}`;
    return { outcome: 'invalid', issues: [{ part: 'decidedOn', code: 'before-ground', expected }] };
  }
  return step('determined', { ...decision, instrumentId: admission.instrumentId });
}

/**
 * What stands in the way of an entry on a day, or null. A minor is on no list. Red is checked against black before it
 * is determined (发改财金规〔2017〕1798号). One decision is one entry.
 */
export function listingObstacle(
  list: ListKind,
  claim: { readonly definitionId: string; readonly decision: ListDecision },
  facts: Omit<ListingFacts, 'grounds'>,
): ListingObstacle | null {
  const { minorUntil } = facts.subject;
  if (minorUntil !== null && facts.asOf < minorUntil) return 'minor';
  if (list === 'red' && facts.onBlackList) return 'on-black-list';
  const { authority, documentNumber } = claim.decision;
  const entered = facts.otherDecisions.some(
    (other) =>
      other.definitionId === claim.definitionId &&
      other.documentNumber === documentNumber &&
      authority !== null &&
      isSameAuthority(other.authority, authority),
  );
  return entered ? 'already-entered' : null;
}

/**
 * A determination rests on all of its grounds. A suspended entry may be resumed on those that are left: whether they
 * suffice is for the authority to say; without any there is nothing to resume.
 */
function findObstacle(
  { entry }: StandingEntry,
  { kind, decision }: Pick<Transition, 'kind' | 'decision'>,
  facts: ListingFacts,
): ListingObstacle | null {
  if (kind !== 'determined' && kind !== 'resumed') return null;
  const fallen = fallenOf(facts).length;
  if (kind === 'determined') {
    if (fallen > 0) return 'ground-fallen';
    return listingObstacle(entry.list, { definitionId: entry.definitionId, decision }, facts);
  }
  if (fallen > 0 && fallen === facts.grounds.length) return 'no-ground-left';
  return entry.list === 'red' && facts.onBlackList ? 'on-black-list' : null;
}

function fallenOf({ grounds }: ListingFacts): readonly Ground[] {
  return grounds.flatMap(({ recordId, standing }) => (standing === 'stands' ? [] : [{ recordId, standing }]));
}

function step(kind: RequestedStep, decision: ListDecision, fallen: readonly Ground[] = []): Transition {
  return { outcome: 'step', kind, decision, fallen };
}
