import { readMigrationUrl, startOrExit } from '@egret/runtime';
import { migrateAll } from './migrate-all.ts';

const ownerUrl = await startOrExit(async () => readMigrationUrl(process.env));
const names = await migrateAll(ownerUrl);
process.stdout.write(`已执行 ${names.length} 个迁移 · ${names.length} migrations have run\n`);
