import { type Role, roles } from '../vocabulary.ts';

/** What a client can be granted: the action of each route, and what it may see or decide beyond that. */
export const actions = [
  'deliver-data',
  'correct-data',
  'append-record-events',
  'keep-consents',
  'issue-report',
  'read-report',
  'read-any-report',
  'check-eligibility',
  'read-lists',
  'read-key-attention',
  'read-undetermined-entries',
  'open-list-entry',
  'transcribe-list-entry',
  'determine-list-entry',
  'step-list-entry',
  'accept-transcription',
  'determine-proposal',
  'read-perks',
  'read-reference',
  'propose-reference',
  'decide-reference',
  'read-statistics',
  'read-score',
  'read-personal-score',
  'read-audit',
] as const;
export type Action = (typeof actions)[number];

const readings = ['read-lists', 'read-perks', 'read-reference', 'read-statistics'] as const;

/**
 * A role is a name for a set of actions: what a client of that kind is granted at first. The grants decide, so a client
 * may have more or less than its role.
 */
export const roleActions: Readonly<Record<Role, readonly Action[]>> = {
  'data-provider': ['deliver-data', ...readings],
  'data-steward': ['correct-data', 'append-record-events', 'keep-consents', ...readings],
  department: ['issue-report', 'read-report', 'read-score', ...readings],
  venue: ['check-eligibility', 'read-lists', 'read-perks'],
  'determining-officer': [
    'append-record-events',
    'determine-list-entry',
    'determine-proposal',
    'step-list-entry',
    'open-list-entry',
    'read-undetermined-entries',
    ...readings,
  ],
  'list-admin': [
    'transcribe-list-entry',
    'determine-list-entry',
    'accept-transcription',
    'step-list-entry',
    'open-list-entry',
    'read-key-attention',
    'read-undetermined-entries',
    ...readings,
  ],
  'model-admin': ['propose-reference', 'decide-reference', 'read-score', ...readings],
  auditor: [
    'read-report',
    'read-any-report',
    'read-score',
    'read-personal-score',
    'open-list-entry',
    'read-key-attention',
    'read-undetermined-entries',
    'read-audit',
    ...readings,
  ],
};

/** The roles whose actions are all granted. */
export function rolesOf(granted: ReadonlySet<Action>): readonly Role[] {
  return roles.filter((role) => roleActions[role].every((action) => granted.has(action)));
}
