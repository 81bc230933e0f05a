import type { Issue } from '../issue.ts';

/** What is wrong with an identifier, without the place where it stands and the value that came. */
export type Fault = Pick<Issue, 'code' | 'expected' | 'zh' | 'en'>;
