import { open } from 'node:fs/promises';

/** Enough to meet a Chinese character in any delivery: headers are Chinese. */
const sampleBytes = 64 * 1024;

/**
 * Tells how a text file is encoded: UTF-8 (with or without a byte order mark, and where bytes were damaged, too),
 * UTF-16 with one, else GB18030, which covers GBK and GB2312. Throws the file system's error where it cannot be read.
 */
export async function detectEncoding(path: string): Promise<'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(sampleBytes);
    const { bytesRead } = await file.read(buffer, 0, sampleBytes, 0);
    const head = buffer.subarray(0, bytesRead);
    if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
    if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
    return isUtf8(head, bytesRead === sampleBytes) ? 'utf-8' : 'gb18030';
  } finally {
    await file.close();
  }
}

/**
 * Whether most of what is not ASCII is a well-formed sequence of three bytes or more, as every Chinese character is in
 * UTF-8. Bytes of GB18030 come out as replacement characters and, one pair in five, as letters of two bytes; hardly
 * ever as three. One damaged byte thus spoils its own row, not the reading of the file.
 */
function isUtf8(bytes: Uint8Array, cut: boolean): boolean {
  let wellFormed = 0;
  let others = 0;
  for (const character of new TextDecoder('utf-8').decode(bytes, { stream: cut })) {
    if (character < '\u0080') continue;
    if (character < '\u0800' || character === '\uFFFD') others += 1;
    else wellFormed += 1;
  }
  return others === 0 || wellFormed > others;
}
