import type { SourceFile, Violation } from './source-file.ts';

/** What is the same in every district (test support apart): code, national law and shipped models. */
const COMMON = /^(?:packages|services)\/(?!testing\/)[^/]+\/(?:src|migrations|law|models)\//;

/** The sample's district and city and the city's score, in the words in which they could be compiled in. */
const PLACE = /海沧|厦门|厦府|白鹭|haicang|xiamen/i;

/**
 * Checks that nothing in common names the place of the sample, comments of code included: another district starts from
 * its profile alone.
 */
export function checkPlaceNames(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter(({ path }) => COMMON.test(path))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => {
        const found = PLACE.exec(line);
        if (found === null) return [];
        return [
          {
            path,
            line: index + 1,
            message: `names ${found[0]}: what belongs to a place is data of its profile`,
          },
        ];
      }),
    );
}
