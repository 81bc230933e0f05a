import type {
  AuditEntryTable,
  AuthorityTable,
  ClientGrantTable,
  ClientKeyTable,
  ClientTable,
  ConsentTable,
  KeyCheckTable,
  OperatorTable,
} from './authorities-and-clients.ts';
import type {
  CreditReportTable,
  PerkQuotaUseTable,
  PublishedFigureTable,
  RecordCountSeqTable,
  RecordCountTable,
  RecordGoneTable,
} from './answers.ts';
import type { ListEntryStepTable, ListEntryTable, ListExaminationTable, TaskTable } from './lists.ts';
import type {
  RulesAppliedTable,
  ScoreDueTable,
  ScoreModelTable,
  ScoreTable,
  ScoreVersionTable,
} from './scores.ts';
import type {
  ChangedSubjectTable,
  IngestRunTable,
  QuarantineTable,
  RawChunkTable,
  RunRowTable,
  SourceTable,
  StagedChunkTable,
} from './ingestion.ts';
import type {
  IdentifierTable,
  RelationTable,
  SubjectMergeProposalTable,
  SubjectTable,
  SubjectVersionTable,
} from './directory.ts';
import type { BatchTable, KnowledgeClockTable } from './knowledge.ts';
import type { ReferenceVersionTable } from './reference.ts';
import type {
  EnrolmentVersionTable,
  RecordEventTable,
  RecordVersionTable,
  RegistrationVersionTable,
} from './records.ts';

/** The tables as SQL knows them; rows never leave this package. */
export interface Database {
  audit_entry: AuditEntryTable;
  authority: AuthorityTable;
  batch: BatchTable;
  changed_subject: ChangedSubjectTable;
  client: ClientTable;
  client_grant: ClientGrantTable;
  client_key: ClientKeyTable;
  consent: ConsentTable;
  operator: OperatorTable;
  credit_report: CreditReportTable;
  enrolment_version: EnrolmentVersionTable;
  identifier: IdentifierTable;
  ingest_run: IngestRunTable;
  key_check: KeyCheckTable;
  knowledge_clock: KnowledgeClockTable;
  list_entry: ListEntryTable;
  list_entry_step: ListEntryStepTable;
  list_examination: ListExaminationTable;
  rules_applied: RulesAppliedTable;
  perk_quota_use: PerkQuotaUseTable;
  published_figure: PublishedFigureTable;
  quarantine: QuarantineTable;
  raw_chunk: RawChunkTable;
  record_count: RecordCountTable;
  record_count_seq: RecordCountSeqTable;
  record_event: RecordEventTable;
  record_gone: RecordGoneTable;
  record_version: RecordVersionTable;
  reference_version: ReferenceVersionTable;
  registration_version: RegistrationVersionTable;
  relation: RelationTable;
  run_row: RunRowTable;
  score: ScoreTable;
  score_due: ScoreDueTable;
  score_model: ScoreModelTable;
  score_version: ScoreVersionTable;
  source: SourceTable;
  staged_chunk: StagedChunkTable;
  subject: SubjectTable;
  subject_merge_proposal: SubjectMergeProposalTable;
  subject_version: SubjectVersionTable;
  task: TaskTable;
}
