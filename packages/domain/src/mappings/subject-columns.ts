import type { FieldMapping } from './mapping.ts';

/** The columns that name the subject in the layouts without a national table, whose titles for name and category differ. */
export function subjectColumns(nameTitle: string, kindTitle: string): readonly FieldMapping[] {
  return [
    { field: 'name', titles: [nameTitle], columns: ['comp_nm', 'com_nm', 'main_nm'], required: 'both' },
    { field: 'subjectKind', titles: [kindTitle], columns: ['subject_kind'], required: 'both' },
    { field: 'uscc', titles: ['统一社会信用代码'], columns: ['uni_social_crd_cd'] },
    { field: 'organisationCode', titles: ['组织机构代码'], columns: ['org_no'] },
    { field: 'paper', titles: ['证件类型'], columns: ['cert_type'] },
    { field: 'personNumber', titles: ['证件号码'], columns: ['cert_no'] },
    { field: 'residentId', titles: ['身份证号', '身份证号码', '公民身份号码'], columns: ['identi_id'] },
  ];
}
