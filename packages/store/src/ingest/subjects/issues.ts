import type { Issue } from '@egret/domain';

/** A row whose identifiers lead to different subjects. */
export const belongsToAnother: Issue = {
  field: '证件号码',
  code: 'identifier-of-another-subject',
  expected: 'every identifier of a row belongs to one subject',
  received: null,
  zh: '该行的多个代码分属不同主体，须人工核实',
  en: 'The identifiers of this row belong to different subjects; check them by hand.',
};

/** A natural person's number under another name. The name held is not disclosed. */
const nameOfAnotherPerson: Issue = {
  field: '姓名',
  code: 'name-of-another-person',
  expected: 'the name already held under this identity number',
  received: null,
  zh: '姓名与该证件号码已归集的姓名不一致，须人工核实',
  en: 'The name differs from the one held under this identity number; check it by hand.',
};

/**
 * A row under a name that is not the subject's. Of an organisation both names are shown, so that whoever
 * corrects the row sees which of name and code is wrong; of a person neither is.
 */
export function nameDiffers(row: {
  readonly name: string;
  readonly heldName: string;
  readonly personal: boolean;
}): Issue {
  if (row.personal) return nameOfAnotherPerson;
  const [name, heldName] = [row.name.slice(0, 80).toWellFormed(), row.heldName.slice(0, 80).toWellFormed()];
  return {
    field: '名称',
    code: 'name-of-another-subject',
    expected: heldName,
    received: name,
    zh: `名称“${name}”与该代码已归集的名称“${heldName}”及其曾用名均不一致，须核实名称或代码`,
    en: `The name "${name}" is neither the name held under this code, "${heldName}", nor a former one: check name and code.`,
  };
}
