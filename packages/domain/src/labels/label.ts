/** What a word is called in user-facing texts: Chinese first, English beside. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}

/** A label for every word of a closed set. */
export type LabelsOf<Word extends string> = Readonly<Record<Word, Label>>;
