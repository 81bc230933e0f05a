import { readMigrationUrl, runProgram } from '@egret/runtime';
import { migrateAll } from './migrate-all.ts';

await runProgram(async () => {
  const names = await migrateAll(readMigrationUrl(process.env));
  process.stdout.write(`已执行 ${names.length} 个迁移 · ${names.length} migrations have run\n`);
});
