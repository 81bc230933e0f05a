import { closeSync, existsSync, openSync, readSync, renameSync, statSync } from 'node:fs';

/** A log larger than this is set aside when the server starts, in bytes. */
const SET_ASIDE_AT = 10_000_000;

/** How much of a log an error message shows, in bytes. */
const SHOWN = 2_000;

/** The size of a file in bytes; 0 if there is none. */
export function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}

/** The end of what was written to a log after it had `size` bytes. */
export function logSince(file: string, size: number): string {
  const end = sizeOf(file);
  const start = Math.max(size, end - SHOWN);
  const buffer = Buffer.alloc(Math.max(0, end - start));
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, buffer, 0, buffer.length, start);
  } finally {
    closeSync(descriptor);
  }
  return buffer.toString('utf8').trim();
}

/** Keeps one older log beside the current one. */
export function setLargeLogAside(file: string): void {
  if (sizeOf(file) > SET_ASIDE_AT) renameSync(file, `${file}.old`);
}
