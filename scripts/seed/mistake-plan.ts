import type { Template } from '@egret/domain';

import type { MistakeId } from './mistakes.ts';

/** How often each mistake is made in the rows of a template. */
export const mistakePlan: Readonly<Record<Template, Partial<Record<MistakeId, number>>>> = {
  'licence-organisation': {
    'uscc-check-digit': 12,
    'uscc-embedded-code': 4,
    'uscc-zeroed': 4,
    'uscc-scientific': 3,
    'uscc-placeholder': 5,
    'uscc-masked': 2,
    'uscc-of-a-person': 4,
    'impossible-date': 6,
    'unreadable-date': 2,
    'decided-after-delivery': 5,
    'valid-to-before-from': 5,
    'missing-name': 2,
    'missing-document-number': 8,
    'missing-authority-code': 4,
    'unknown-category': 4,
    'other-without-subtype': 4,
    'explanation-row': 3,
  },
  'licence-natural-person': {
    'person-check-digit': 4,
    'person-birth-date': 2,
    'unknown-paper': 1,
    'impossible-date': 2,
    'missing-document-number': 2,
  },
  'penalty-organisation': {
    'uscc-check-digit': 4,
    'impossible-date': 2,
    'decided-after-delivery': 2,
    'missing-document-number': 3,
    'unknown-category': 2,
    'other-without-subtype': 1,
    'fine-without-amount': 3,
    'unreadable-amount': 2,
  },
  'penalty-natural-person': {
    'person-check-digit': 2,
    'missing-document-number': 1,
    'fine-without-amount': 1,
  },
  registry: { 'uscc-check-digit': 4, 'impossible-date': 2, 'missing-name': 1, 'unknown-category': 1 },
  'public-service': {
    'uscc-check-digit': 4,
    'person-check-digit': 4,
    'impossible-date': 4,
    'closed-before-accepted': 2,
    'missing-document-number': 4,
  },
  other: { 'unknown-category': 1, 'missing-document-number': 1 },
  commitment: { 'uscc-check-digit': 4, 'unknown-category': 2, 'missing-date': 2 },
  enrolment: {
    'person-check-digit': 8,
    'minor-enrolled': 4,
    'age-not-provable': 2,
    'impossible-date': 2,
    'missing-document-number': 1,
  },
};
