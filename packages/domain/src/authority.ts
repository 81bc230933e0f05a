/** A body that issues, determines or provides, as a row names it. */
export interface Authority {
  readonly uscc: string | null;
  readonly name: string;
}

/** Whether two bodies are one: by their codes, or by their names where one of them comes without a code. */
export function isSameAuthority(a: Authority, b: Authority): boolean {
  return a.uscc !== null && b.uscc !== null ? a.uscc === b.uscc : a.name === b.name;
}
