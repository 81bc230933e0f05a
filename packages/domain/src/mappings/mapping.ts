import type { Category, Template } from '../vocabulary.ts';

/**
 * What a column can hold, over all templates. A source that names a column otherwise needs another mapping,
 * not other code.
 */
export type Field =
  | 'name'
  | 'subjectKind'
  | 'uscc'
  | 'registrationNumber'
  | 'organisationCode'
  | 'taxNumber'
  | 'institutionNumber'
  | 'socialOrganisationNumber'
  | 'legalRepresentative'
  | 'legalRepresentativePaper'
  | 'legalRepresentativeNumber'
  | 'paper'
  | 'personNumber'
  | 'residentId'
  | 'documentName'
  | 'documentNumber'
  | 'licenceKind'
  | 'approvalKind'
  | 'certificateName'
  | 'certificateNumber'
  | 'certificate'
  | 'content'
  | 'decidedOn'
  | 'validFrom'
  | 'validTo'
  | 'authority'
  | 'authorityUscc'
  | 'status'
  | 'statusOn'
  | 'annulledOn'
  | 'provider'
  | 'providerUscc'
  | 'note'
  | 'caseName'
  | 'violationType'
  | 'facts'
  | 'legalBasis'
  | 'penaltyKinds'
  | 'fine'
  | 'fineYuan'
  | 'confiscated'
  | 'confiscatedYuan'
  | 'publicityEndsOn'
  | 'severity'
  | 'disclosure'
  | 'procedure'
  | 'repairedOn'
  | 'legalForm'
  | 'registrationState'
  | 'registeredOn'
  | 'approvedOn'
  | 'capital'
  | 'capitalYuan'
  | 'industry'
  | 'address'
  | 'businessScope'
  | 'itemCode'
  | 'subItem'
  | 'acceptedOn'
  | 'result'
  | 'otherKind'
  | 'commitmentKind'
  | 'item'
  | 'fulfilment'
  | 'agreementNumber'
  | 'withdrawnOn';

/** How one field stands in the header of a template. */
export interface FieldMapping {
  readonly field: Field;
  /** Chinese titles, the template's own first: issues name the field by it. */
  readonly titles: readonly [string, ...string[]];
  /** Column names and codes of database tables and front-end exchanges. */
  readonly columns: readonly string[];
  /** `column`: the header must have it; `cell`: where the header has it no cell may be empty; `both`. */
  readonly required?: 'column' | 'cell' | 'both';
}

/** How the rows of one template are laid out, in any order of columns. */
export interface Mapping {
  readonly template: Template;
  readonly category: Category;
  readonly fields: readonly FieldMapping[];
}

/**
 * One row by fields, cells cleaned (`cleanCell`): null where the cell has no value; a field whose column the
 * header does not have is missing.
 */
export type Draft = Readonly<Partial<Record<Field, string | null>>>;
