const prefix = /^其[他它]$/;
const withSubtype = /^其[他它]\s?[-－—–:：(（]+\s?(.+?)[)）]?$/;

/**
 * Reads a category of the form 其他-xxx. Returns the subtype; `missing` for 其他 alone, which the standard
 * does not allow (发改办财金〔2018〕424号); null where the text is no 其他 at all.
 */
export function parseOther(text: string): { readonly subtype: string } | 'missing' | null {
  if (prefix.test(text) || /^其[他它]\s?[-－—–:：(（)）]+$/.test(text)) return 'missing';
  const subtype = withSubtype.exec(text)?.[1];
  return subtype === undefined ? null : { subtype };
}
