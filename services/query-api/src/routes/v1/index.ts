import type { ApiContext, V1App } from '../../context.ts';
import { enterConsent } from './consents/enter-consent.ts';
import { revokeConsent } from './consents/revoke-consent.ts';
import { createReport } from './credit-reports/create-report.ts';
import { readReport } from './credit-reports/read-report.ts';
import { rereadReport } from './credit-reports/reread-report.ts';
import { checkEligibility } from './eligibility-checks/check-eligibility.ts';
import { determineEntry } from './list-entries/determine-list-entry.ts';
import { listEntries } from './list-entries/list-entries.ts';
import { openEntry } from './list-entries/open-list-entry.ts';
import { stepEntry } from './list-entries/step-list-entry.ts';
import { transcribeEntry } from './list-entries/transcribe-list-entry.ts';
import { listPerks } from './perks/list-perks.ts';
import { decideVersion } from './reference/decide-version.ts';
import { listVersions } from './reference/list-versions.ts';
import { proposeVersion } from './reference/propose-version.ts';
import { appendEvents } from './records/append-events.ts';
import { readStatistics } from './statistics/read-statistics.ts';
import { readPersonalScore } from './subjects/read-personal-score.ts';
import { readScore } from './subjects/read-score.ts';

/** Every route under `/v1`, one line each. */
export function registerV1Routes(app: V1App, context: ApiContext): void {
  createReport(app, context);
  readReport(app, context);
  rereadReport(app, context);
  enterConsent(app, context);
  revokeConsent(app, context);
  checkEligibility(app, context);
  listEntries(app, context);
  transcribeEntry(app, context);
  openEntry(app, context);
  determineEntry(app, context);
  stepEntry(app, context);
  listPerks(app, context);
  listVersions(app, context);
  proposeVersion(app, context);
  decideVersion(app, context);
  appendEvents(app, context);
  readScore(app, context);
  readPersonalScore(app, context);
  readStatistics(app, context);
}
