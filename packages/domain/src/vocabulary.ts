/**
 * The words that code, API, tables and documents share. Each list is the closed set of its kind;
 * their Chinese and English names are in `labels/`.
 */

export const subjectKinds = ['organisation', 'self-employed', 'natural-person'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** Schemes of identifiers, in the order in which they decide who a subject is. */
export const identifierSchemes = [
  'uscc',
  'organisation-code',
  'registration-number',
  'tax-number',
  'resident-id',
  'residence-permit',
  'passport',
  'mainland-travel-permit',
  'foreign-permanent-resident-id',
] as const;
export type IdentifierScheme = (typeof identifierSchemes)[number];

export const recordKinds = ['licence', 'penalty', 'public-service', 'other', 'commitment'] as const;
export type RecordKind = (typeof recordKinds)[number];

export const listKinds = ['red', 'black', 'key-attention'] as const;
export type ListKind = (typeof listKinds)[number];

/** Why a credit report is requested. The first five are the purposes of the city's platform. */
export const purposes = [
  'merit-award',
  'recruitment',
  'office-qualification',
  'policy-support',
  'admission',
  'self-query',
] as const;
export type Purpose = (typeof purposes)[number];

export const accessBasisKinds = ['consent', 'statutory-duty', 'self'] as const;
export type AccessBasisKind = (typeof accessBasisKinds)[number];

/** How serious a breach is (轻微, 一般, 严重), from least to most. */
export const severities = ['minor', 'general', 'serious'] as const;
export type Severity = (typeof severities)[number];

/** Procedure of a penalty: 简易程序 or 普通程序. */
export const procedures = ['summary', 'ordinary'] as const;
export type Procedure = (typeof procedures)[number];

/** Who may see a record: 社会公开, 政务共享, 授权查询. */
export const disclosures = ['public', 'shared', 'authorised'] as const;
export type Disclosure = (typeof disclosures)[number];

/** What a client may be; a client may hold several. */
export const roles = [
  'data-provider',
  'data-steward',
  'department',
  'venue',
  'determining-officer',
  'list-admin',
  'model-admin',
  'auditor',
] as const;
export type Role = (typeof roles)[number];

/** How the rows of a delivery are laid out; each has a mapping in `mappings/`. */
export const templates = [
  'licence-organisation',
  'licence-natural-person',
  'penalty-organisation',
  'penalty-natural-person',
  'registry',
  'public-service',
  'other',
  'commitment',
  'enrolment',
] as const;
export type Template = (typeof templates)[number];

/** What a delivery is counted under in summaries and statistics. */
export const categories = [
  'registry',
  'licence',
  'penalty',
  'public-service',
  'other',
  'commitment',
  'enrolment',
] as const;
export type Category = (typeof categories)[number];
