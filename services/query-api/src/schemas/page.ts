import { z } from 'zod';

const largestPage = 100;

/** Takes what `cursorAfter` made and returns the id in it, lower case. */
const cursorInput = z
  .string()
  .max(64)
  .meta({ description: '上一页返回的 nextCursor，原样传回' })
  .transform((text, context): string => {
    const id = Buffer.from(text, 'base64url').toString('utf8');
    if (z.guid().safeParse(id).success) return id;
    context.addIssue({
      code: 'custom',
      params: {
        code: 'malformed',
        expected: 'a nextCursor of the page before',
        received: null,
        zh: '游标无效，请使用上一页返回的 nextCursor',
        en: 'Not a cursor: use the nextCursor of the page before',
      },
    });
    return z.NEVER;
  });

/** The query parameters of every list: how many, and after which cursor. Spread into a strict object. */
export const pageQuery = {
  limit: z
    .string()
    .refine((text) => /^([1-9]|[1-9]\d|100)$/.test(text), `1–${largestPage}`)
    .transform(Number)
    .default(20)
    .meta({ description: `每页条数，1 至 ${largestPage}` }),
  cursor: cursorInput.optional(),
};

/** The answer of a list: its items, and the cursor of the next page or null at the end. */
export function pageOutput<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().meta({ description: '下一页游标；没有更多时为 null' }),
  });
}

/** The cursor just after the item with this id. */
export function cursorAfter(id: string): string {
  return Buffer.from(id, 'utf8').toString('base64url');
}
