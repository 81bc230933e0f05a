import { readFileSync } from 'node:fs';

import { parse } from 'yaml';
import { z } from 'zod';

import { department, departments } from './departments.ts';

/** The text of a data file: the vocabulary of the sample lies beside the generator, so that a word is no code. */
export function textOf(file: string): string {
  return readFileSync(new URL(`data/${file}`, import.meta.url), 'utf8');
}

/** The content of a YAML file in the shape that is asked for; throws where it has another. */
export function readYaml<T>(file: string, shape: z.ZodType<T>): T {
  return shape.parse(parse(textOf(file), { merge: true }));
}

/** The rows of a table file: names of the columns first, `|` between cells. Throws where a row has another shape. */
export function readTable<T>(file: string, row: z.ZodType<T>): readonly T[] {
  return tableRows(textOf(file)).map((cells) => row.parse(cells));
}

/** The rows of a table as text by the names of its columns. Throws `RangeError` for a row of another width. */
export function tableRows(table: string): Readonly<Record<string, string>>[] {
  const [head = [], ...rows] = table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return rows.map((cells) => {
    const text = cells.join('|');
    if (cells.length !== head.length) throw new RangeError(`${head.length} cells expected: ${text}`);
    return Object.fromEntries(head.map((name, at) => [name, cells[at] ?? '']));
  });
}

/** Words with blanks between, as a list; none where there is no text. */
export const words = z.string().transform((text): readonly string[] => text.split(' ').filter(Boolean));
/** Single characters, blanks left out. */
export const characters = z.string().transform((text): readonly string[] => [...text.replaceAll(/\s/g, '')]);
export const weight = z.coerce.number().int().min(1);
/** A whole number; null where there is no text. */
export const numberOrNothing = z.string().transform((text) => (text === '' ? null : Number(text)));
/** A body by its id in the profile of the district. */
export const departmentById = z
  .string()
  .refine((id) => departments.has(id), 'a department')
  .transform(department);
/** A range of whole yuan written `least-most`; null where there is no text. */
export const yuanRange = z.string().transform((text, context): readonly [number, number] | null => {
  if (text === '') return null;
  const [least, most] = text.split('-').map(Number);
  if (least !== undefined && most !== undefined && least <= most) return [least, most];
  context.addIssue({ code: 'custom', message: 'least-most', input: text });
  return z.NEVER;
});
