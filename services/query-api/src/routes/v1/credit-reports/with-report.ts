/** The JSON of an answer whose `report` is the kept text itself, so that it is given back byte by byte. */
export function withReport(head: Readonly<Record<string, string>>, reportText: string): string {
  return `${JSON.stringify(head).slice(0, -1)},"report":${reportText}}`;
}
