export { closeBatch, currentSeq, openBatch } from './batch.ts';
export { type Db, openStore, type Store } from './db.ts';
export { isMigrated, migrate } from './migrate.ts';
export { ExcessRightsError, openServiceStore } from './open-service-store.ts';
export { type KeyUse, keyUsage, type ListedKey, listKeys } from './keys/key-usage.ts';
export { retireKey, type RetireOutcome } from './keys/retire-key.ts';
export { rotateKey } from './keys/rotate-key.ts';
export { guardKeys, holdKeys, KeyError, requireKnownKeys, storeHasKeys } from './keys/guard-keys.ts';
export {
  type KeyCheck,
  type KeyPurpose,
  keyPurposes,
  type KeySet,
  SealError,
  type SealingKeys,
} from './keys/key-sets.ts';
export { createSealing, type KeyedDigest, type SealedPlace, type Sealing } from './sealing.ts';
export type { DeliveredChunk, DeliveredRow, Delivery, RunCounters } from './ingest/delivery.ts';
export { DeliveryError } from './ingest/delivery-error.ts';
export { warnedLines } from './ingest/outcome-warnings.ts';
export {
  beginStaging,
  dueSources,
  isStagedUnder,
  nextRun,
  type OpenRun,
  type StagedPosition,
} from './ingest/open-runs.ts';
export {
  failedRuns,
  failRun,
  leaveFailed,
  putOff,
  refuseHeld,
  releaseHeld,
  reopenRuns,
} from './ingest/end-runs.ts';
export { registerDeliveries } from './ingest/register-deliveries.ts';
export {
  openRunCounts,
  quarantinedRows,
  runStatuses,
  type RunStatus,
  unreleasedRuns,
} from './ingest/run-status.ts';
export { takeDelivery, type UnstagedRows } from './ingest/take-delivery.ts';
export { type HeldSource, openSourceConnections, type SourceConnections } from './ingest/source-lock.ts';
export {
  type AccessBasis,
  appendAuditEntries,
  appendAuditEntry,
  type AuditAction,
  type AuditEntry,
} from './audit/append-audit-entry.ts';
export { authorityById, authorityId } from './authorities/authority-id.ts';
export { type Client, type Grant, isGranted } from './clients/client.ts';
export { addClientKey, revokeClientKey } from './clients/client-keys.ts';
export { createClient, type NewClient } from './clients/create-client.ts';
export { findClientByKeyDigest } from './clients/find-client.ts';
export { endGrant, grantAction, type NewGrant } from './clients/grants.ts';
export { type ClientListing, listClients } from './clients/list-clients.ts';
export { closeOperator, findOperator, type Operator, saveOperator } from './clients/operators.ts';
export {
  createConsent,
  findValidConsent,
  type NewConsent,
  revokeConsent,
  type ValidConsent,
} from './consents/consents.ts';
export { generateKey, keyDigest } from './clients/key.ts';
export { findSubject, type Subject, subjectById, subjectNumbers } from './subjects/find-subject.ts';
export { findAuthorityByUscc } from './authorities/authority-id.ts';
export { type KnownClient, saveClients } from './clients/save-clients.ts';
export { overview, type Overview } from './overview/overview.ts';
export { answerEligibilityChecks } from './eligibility/answer.ts';
export type {
  EligibilityAnswer,
  EligibilityAsk,
  EligibilityMoment,
  EligibilityOutcome,
  PerkTerms,
} from './eligibility/asks.ts';
export { allowedListSteps } from './lists/allowed-list-steps.ts';
export type { ListActor } from './lists/append-steps.ts';
export { entrySteps, type HeldStep } from './lists/entry-steps.ts';
export { groundsOf, type HeldGround } from './lists/grounds.ts';
export { listEntryById, type ListPage, pageListEntries } from './lists/list-entries.ts';
export type { HeldListEntry } from './lists/list-entry.ts';
export { type ListReviewOutcome, reviewLists } from './lists/review-lists.ts';
export type { SubjectProposal } from './lists/subject-proposal.ts';
export { type StepAuthor, type StepOutcome, takeListStep } from './lists/take-step.ts';
export { type EntryTask, openTask } from './lists/tasks.ts';
export { transcribeListEntry, type Transcription, type TranscriptionOutcome } from './lists/transcribe.ts';
export { decidedBetween, type RecordCounts, stockOn } from './statistics/count-records.ts';
export { keepCounts } from './statistics/keep-counts.ts';
export { countReportQueries, type ReportQueryCounts } from './statistics/count-report-queries.ts';
export {
  publishedFigures,
  type PublishedFigure,
  savePublishedFigures,
} from './statistics/published-figures.ts';
export {
  isUnderVerification,
  type ReportSource,
  reportSources,
  type SourceInformation,
} from './reports/sources.ts';
export { findReport, type IssuedReport, saveReport, verificationDigest } from './reports/issued-reports.ts';
export {
  type HeldListing,
  reportMaterial,
  type ReportMaterial,
  type ReportPoint,
} from './reports/material.ts';
export {
  appendRecordEvents,
  type EnteredEvent,
  type EventsOutcome,
  type RecordActor,
  type RefusedEvent,
} from './records/append-events.ts';
export { citedRecords, type CitedRecord } from './records/cited-records.ts';
export { currentRecord, type CurrentRecord } from './records/current-record.ts';
export type { HeldRecord } from './records/held-records.ts';
export { CitationError, saveShippedReference } from './reference/save-shipped.ts';
export { createReferenceReader, type ReferenceReader, referenceTables } from './reference/tables.ts';
export { proposeReference, type ProposalOutcome, type ReferenceActor } from './reference/propose.ts';
export { decideReference, type ReferenceDecisionOutcome } from './reference/decide.ts';
export { type KeptReferenceVersion, referenceVersions } from './reference/list-versions.ts';
export { activeModels, modelsByKind, modelVersion } from './models/active-models.ts';
export { ModelChangedError, saveShippedModels } from './models/shipped-models.ts';
export { claimChanged, claimDue, claimFresh, type DueSubject, scoringIdle } from './scores/claim.ts';
export { listenForBatches } from './scores/listen.ts';
export type { SubjectScope } from './scores/fact-query.ts';
export type { KnownSubject } from './scores/known-subject.ts';
export {
  announceRules,
  holdRules,
  RulesChangedError,
  rulesDigest,
  markRetired,
  markUnscored,
} from './scores/mark-due.ts';
export { populationScopes } from './scores/population-scopes.ts';
export { listRulesPurpose, scorePurposes } from './scores/purposes.ts';
export { evaluateSubject, type EvaluatedSubject, holdsOn, type Score, scoreOf } from './scores/read-score.ts';
export { lawDigest } from './scores/law-digest.ts';
export { rescoreSubjects } from './scores/rescore.ts';
export type { Due } from './scores/save-dues.ts';
export { type ReceiptKey, receiptKey } from './scores/save-scores.ts';
export { type ScoreAsOf, scoreAsOf } from './scores/score-as-of.ts';
export { createScoreSheet, type ScoreSheet, type ScoreTerms } from './scores/score-sheet.ts';
export { inSession, type Session } from './scores/session.ts';
export { knownSubjects, streamSubjects } from './scores/stream-facts.ts';
export { copyFile, copyInto, copyOut, type CopyValue, encodeCopyRow } from './copy.ts';
export { type ColumnDescription, describeSchema, type TableDescription } from './schema/describe-schema.ts';
export { conventions, renderDictionary } from './schema/render-dictionary.ts';
