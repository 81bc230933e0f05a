/**
 * How much the word of whoever gave a name is worth, as SQL over a column `named_by`: a mention (as somebody's
 * representative) less than a row about the subject, that less than the register, and that less than a person
 * who decided.
 */
export function strengthOf(column: string): string {
  return `array_position(array['mention', 'record', 'register', 'person'], ${column})`;
}
