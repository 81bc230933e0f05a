import { parseArgs } from 'node:util';

import { generateSample } from './generate.ts';

/** Writes the synthetic sample district: `node scripts/seed/main.ts DIRECTORY [--seed N]`. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '20201231' } },
});
const [directory] = positionals;
const seed = Number(values.seed);

if (directory === undefined || positionals.length > 1 || !Number.isSafeInteger(seed)) {
  console.error('usage: node scripts/seed/main.ts DIRECTORY [--seed N]');
  process.exitCode = 2;
} else {
  const { deliveries, total } = await generateSample(directory, { seed });
  console.log(
    `${directory}: ${deliveries} files, ${total.read} rows, ${total.quarantined + total.rejected} of them wrong`,
  );
}
