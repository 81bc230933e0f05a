import type { Place, Words } from './words.ts';

/** Rows of a delivery that have one thing wrong: how many, and the first lines of them. */
interface Rows {
  readonly rows: number;
  readonly lines: readonly number[];
}

function linesZh(rows: number, lines: readonly number[]): string {
  return `第${lines.join('、')}行${rows > lines.length ? '等' : ''}`;
}

function linesEn(rows: number, lines: readonly number[]): string {
  return `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}${rows > lines.length ? ' …' : ''}`;
}

/** Rows that contradict what is held, or each other, and what a run is warned of. */
export const heldIssues = {
  'two-contents-for-one-key': () => ({
    expected: 'one content for one record in a delivery',
    zh: '同一文件中同一条信息出现了不同内容，请核实后重新报送',
    en: 'one delivery has different contents for the same record: correct it and deliver it again',
  }),
  'nothing-to-take-back': () => ({
    expected: 'a record held under this number, authority and subject',
    zh: '未找到所要撤销的信息（同一主体、机关、文书号），请核实后重新报送',
    en: 'no record of this subject, authority and number is held that could be taken back: check and deliver it again',
  }),
  /** A row whose identifiers lead to different subjects. */
  'identifier-of-another-subject': () => ({
    expected: 'every identifier of a row belongs to one subject',
    zh: '该行的多个代码分属不同主体，须人工核实',
    en: 'the identifiers of this row belong to different subjects: check them by hand',
  }),
  /** A natural person's number under another name. Neither name is disclosed. */
  'name-of-another-person': () => ({
    expected: 'the name already held under this identity number',
    zh: '姓名与该证件号码已归集的姓名不一致，须人工核实',
    en: 'the name differs from the one held under this identity number: check it by hand',
  }),
  /** An organisation's code under another name: both are shown, so that whoever corrects the row sees which is wrong. */
  'name-of-another-subject': ({ received }: Place, { held }: { readonly held: string }) => ({
    expected: held,
    zh: `名称“${received}”与该代码已归集的名称“${held}”及其曾用名均不一致，须核实名称或代码`,
    en: `the name "${received}" is neither the name held under this code, "${held}", nor a former one: check name and code`,
  }),
  /** A warning: the representative's papers cannot be read. */
  'representative-number-wrong': (_: Place, { rows, lines }: Rows) => ({
    expected: 'a right number of the papers that the row names',
    zh: `有${rows}行的法定代表人（经营者）证件号码有误或者缺失（${linesZh(rows, lines)}），信息已采用，但未关联到该自然人，请核对证件类型和号码`,
    en: `the representative's number is wrong or missing in ${rows} row(s) (${linesEn(rows, lines)}): the rows were taken without a link to the person, check papers and number`,
  }),
  /** A warning: the number is held under another name. Neither name is disclosed. */
  'representative-name-differs': (_: Place, { rows, lines }: Rows) => ({
    expected: 'the name already held under this identity number',
    zh: `有${rows}行的法定代表人（经营者）姓名与其证件号码已归集的姓名不一致（${linesZh(rows, lines)}），信息已采用，请核对姓名和证件号码`,
    en: `the representative's name differs from the one held under their identity number in ${rows} row(s) (${linesEn(rows, lines)}): the rows were taken, check name and number`,
  }),
  /** A warning about a person's own rows: their name holds, and the representatives mentioned under their number are not them. */
  'mentioned-otherwise': (_: Place, { rows, lines }: Rows) => ({
    expected: 'the name under which the number was mentioned before',
    zh: `有${rows}行的自然人姓名与此前以其证件号码归集的法定代表人（经营者）姓名不一致（${linesZh(rows, lines)}），已以本行姓名为准并解除原关联，请核对姓名和证件号码`,
    en: `the name differs from that of the representative held under the identity number in ${rows} row(s) (${linesEn(rows, lines)}): the name of these rows holds and the representative is linked no more, check name and number`,
  }),
  /** A warning: the firm's representative is held under this name and another number. */
  'representative-number-differs': (_: Place, { rows, lines }: Rows) => ({
    expected: 'the identity number already held under this name',
    zh: `有${rows}行的法定代表人（经营者）与该主体已归集的同名，但证件号码不同（${linesZh(rows, lines)}），信息已采用，请核对证件号码`,
    en: `the representative has the name of the one held for the subject but another identity number in ${rows} row(s) (${linesEn(rows, lines)}): the rows were taken, check the number`,
  }),
  /** A warning: what the rows say was corrected since, or is older than what is held. */
  'superseded-content': (_: Place, { rows, lines }: Rows) => ({
    expected: 'content that was not superseded yet',
    zh: `有${rows}行的内容早于现行内容，或者已被后来的报送更正（${linesZh(rows, lines)}），未予采用；如确应以这些行为准，请使其内容与此前有别后重新报送（登记信息载明更晚的核准日期，许可和处罚在备注中写明更正事由）`,
    en: `the content of ${rows} row(s) is older than what is held, or was corrected since (${linesEn(rows, lines)}), and changed nothing: where it is right after all, deliver it again with content that differs (a later day of approval in the register, the correction in the note of a licence or penalty)`,
  }),
  /** A warning: the rows end records of which nothing was held. */
  'ends-nothing-held': (_: Place, { rows, lines }: Rows) => ({
    expected: 'a record held under this number, authority and subject',
    zh: `有${rows}行所撤销或者终止的信息此前未归集（${linesZh(rows, lines)}），已作为终止的信息入库；请核对文书号、机关和主体，以免应撤销的信息仍然有效`,
    en: `the records that ${rows} row(s) end were not held (${linesEn(rows, lines)}) and were taken in as ended: check number, authority and subject, lest the record that was meant still stands`,
  }),
} satisfies Record<string, Words>;
