/** The two-byte characters of GB18030 (those of GBK), read once from the platform's own decoder. */
function twoByteTable(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return table;
}

/**
 * Encodes text in GB18030-2005, the encoding of older office exports, which the platform decodes but does not
 * encode. Throws `RangeError` for a character outside the one- and two-byte part: the sample has none.
 */
export function encodeGb18030(text: string): Uint8Array {
  const table = twoByteTable();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    const pair = code < 0x80 ? [code] : table.get(character);
    if (pair === undefined) throw new RangeError(`not in the two-byte part of GB18030: ${character}`);
    bytes.push(...pair);
  }
  return Uint8Array.from(bytes);
}
