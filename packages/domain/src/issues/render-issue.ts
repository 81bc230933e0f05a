import type { Issue, IssueCode } from '../issue.ts';
import { issueCatalogue } from './catalogue.ts';
import type { Place, Wording } from './words.ts';

/** An issue as it is told to people: what was expected, what came, and the sentence in both languages. */
export interface RenderedIssue extends Place, Wording {
  readonly code: IssueCode;
}

/** Tells an issue, fresh or as it was stored, in the words of the catalogue. */
export function renderIssue({ field, code, received, params }: Issue): RenderedIssue {
  // The type of an issue ties its code to its parameters; a look-up by the code loses that.
  const words = issueCatalogue[code] as (place: Place, params: Issue['params']) => Wording;
  const { expected, zh, en } = words({ field, received }, params);
  return { field, code, expected, received, zh, en };
}
