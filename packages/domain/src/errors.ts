/** A broken invariant: a caller asked for what cannot be. Expected outcomes are values, never this. */
export class DomainError extends Error {
  override name = 'DomainError';
  readonly code: string;

  /** Takes a stable kebab-case code and an English message without personal data. */
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
