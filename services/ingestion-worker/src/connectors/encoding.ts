import { open } from 'node:fs/promises';

/** Enough to meet a Chinese character in any delivery: headers are Chinese. */
const sampleBytes = 64 * 1024;

/**
 * Tells how a text file is encoded: UTF-8 (with or without a byte order mark), UTF-16 with one, else
 * GB18030, which covers GBK and GB2312. Throws the file system's error where it cannot be read.
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

function isUtf8(bytes: Uint8Array, cut: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
