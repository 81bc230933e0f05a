import { createSealing } from '@egret/store';
import { testKeys } from './keys.ts';

/** The sealing of tests, under `testKeys`. */
export const testSealing = createSealing(testKeys);
