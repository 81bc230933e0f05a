import { type Issue, shown } from '@egret/domain';

/** A row whose identifiers lead to different subjects. */
export const belongsToAnother: Issue = {
  field: '证件号码',
  code: 'identifier-of-another-subject',
  received: null,
  params: {},
};

/** A row under a name that is not the subject's. Of an organisation both names are carried, of a person neither. */
export function nameDiffers(row: {
  readonly name: string;
  readonly heldName: string;
  readonly personal: boolean;
}): Issue {
  if (row.personal) return { field: '姓名', code: 'name-of-another-person', received: null, params: {} };
  const params = { held: shown(row.heldName) };
  return { field: '名称', code: 'name-of-another-subject', received: shown(row.name), params };
}
