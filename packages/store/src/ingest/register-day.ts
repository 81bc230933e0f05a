/**
 * SQL for the day in the world that a row of the register speaks for, of its `staged_content` under the given alias: the
 * approval that it shows (核准日期), else the founding, so that any approval is later.
 */
export function registerDay(content: string): string {
  return `coalesce((${content}.content ->> 'approvedOn')::date, (${content}.content ->> 'registeredOn')::date)`;
}
