/** How an issue is told: what was expected instead, and the sentence in Chinese and in English. */
export interface Wording {
  readonly expected: string;
  readonly zh: string;
  readonly en: string;
}

/** Where an issue stands and what came there (null: nothing), as the issue has it. */
export interface Place {
  readonly field: string;
  readonly received: string | null;
}

/** The parameters of a code whose words need none. */
export type NoParams = Readonly<Record<string, never>>;

/** One code's words: a function of the place and the code's own parameters, which are small, masked, and plain JSON. */
export type Words = (place: Place, params: never) => Wording;

/** The parameters that the words of one code take. */
export type ParamsOf<Code extends Words> = Code extends (place: Place, params: infer Params) => Wording
  ? unknown extends Params
    ? NoParams
    : Params
  : never;
