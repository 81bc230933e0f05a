import { readdir, readFile } from 'node:fs/promises';
import { parseScoreModel, type ScoreModel } from '@egret/scorecard';
import { parse } from 'yaml';

/** Where the models lie: beside the code that evaluates them. */
const folder = new URL('../models/', import.meta.resolve('@egret/scorecard'));

/** Reads the score models that the software ships, by id and version. Throws `ModelError` where one is none. */
export async function loadShippedModels(): Promise<readonly ScoreModel[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).toSorted();
  return Promise.all(
    names.map(async (name) => parseScoreModel(parse(await readFile(new URL(name, folder), 'utf8')))),
  );
}
