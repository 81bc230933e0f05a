import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { generateSample } from '../seed/generate.ts';
import type { Progress } from './progress.ts';

/** The seed of the sample district: the same bytes on every machine. */
const seed = 20201231;

/** Generates the sample district where it is not there yet: whole or not at all. */
export async function ensureSample(folder: string, progress: Progress): Promise<void> {
  if (existsSync(folder)) return;
  await generateSample(folder, { seed });
  const months = (await readdir(folder)).filter((name) => /^\d{4}-\d{2}$/.test(name)).length;
  progress.say(
    `已生成合成样例区（${months} 个月的报送文件）`,
    `generated the synthetic sample district (${months} months)`,
  );
}
