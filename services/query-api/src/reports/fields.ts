import { type Cited, type Label, type LabelsOf, type LocalDate, moneyLabel } from '@egret/domain';
import type { ReportField } from './report-output.ts';

/** No field where nothing is held. */
type Fields = readonly ReportField[];

/** Text as it was reported. */
export function text(name: string, zh: string, en: string, value: string | null): Fields {
  return value === null || value === '' ? [] : [{ name, zh, en, value, text: { zh: value, en: value } }];
}

/** A calendar date. */
export function date(name: string, zh: string, en: string, value: LocalDate | null): Fields {
  return text(name, zh, en, value);
}

/** Money in fen, printed as officials write it (`moneyLabel`). */
export function money(name: string, zh: string, en: string, fen: number | null): Fields {
  return fen === null ? [] : [{ name, zh, en, value: fen, text: moneyLabel(fen) }];
}

/** A word of a closed vocabulary, printed by its label; `other` follows it where it names the subtype (其他-…). */
export function word<Word extends string>(
  name: string,
  label: Label,
  value: Word | null,
  labels: LabelsOf<Word>,
  other: string | null = null,
): Fields {
  if (value === null) return [];
  const found = labels[value];
  const printed = other === null ? found : { zh: `${found.zh}-${other}`, en: `${found.en}: ${other}` };
  return [{ name, ...label, value, text: { zh: printed.zh, en: printed.en } }];
}

/** A word that the source states, or that a rule concludes where the source is silent: the text then says which. */
export function citedWord<Word extends string>(
  name: string,
  label: Label,
  cited: Cited<Word> | null,
  labels: LabelsOf<Word>,
): Fields {
  if (cited === null) return [];
  const fields = word(name, label, cited.value, labels);
  return cited.ruleId === 'stated'
    ? fields
    : fields.map((field) => ({ ...field, text: concluded(field, cited) }));
}

function concluded(
  { text: { zh, en } }: ReportField,
  { instrument }: Pick<Cited<unknown>, 'instrument'>,
): Label {
  const by = instrument === null ? '由本平台推定' : `由本平台依${instrument}推定`;
  return { zh: `${zh}（未报送，${by}）`, en: `${en} (not reported; concluded by rule)` };
}

/** Several words of a closed vocabulary; `other` follows the word `other` where it names the subtype. */
export function words<Word extends string>(
  name: string,
  label: Label,
  values: readonly Word[],
  labels: LabelsOf<Word>,
  other: string | null,
): Fields {
  const fields = values.flatMap((value) =>
    word(name, label, value, labels, value === 'other' ? other : null),
  );
  if (fields.length === 0) return [];
  const printed = {
    zh: fields.map((field) => field.text.zh).join('；'),
    en: fields.map((field) => field.text.en).join('; '),
  };
  return [{ name, ...label, value: values.join(' '), text: printed }];
}
