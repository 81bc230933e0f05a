/** A file of the template `other` by column codes: one honour for each pair of document number and company. */
export function honours(...rows: readonly (readonly [documentNumber: string, uscc: string])[]): string {
  const codes = 'info_kind,case_no,main_nm,subject_kind,uni_social_crd_cd,decorg,decorg_cd,assess_dt,content';
  const lines = rows.map(
    ([documentNumber, uscc]) =>
      `荣誉表彰-区级,${documentNumber},合成某某有限公司,法人,${uscc},合成审批局,11350299TT90000115,2020.05.06,诚信单位`,
  );
  return [codes, ...lines, ''].join('\r\n');
}
