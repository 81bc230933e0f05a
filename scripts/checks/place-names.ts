import type { SourceFile, Violation } from './source-file.ts';

/** Code of packages and services (test support apart), where no district has a place: it comes from a profile. */
const CODE = /^(?:packages|services)\/(?!testing\/)[^/]+\/(?:src|migrations)\//;

/** The sample's district and city, in the words in which they could be compiled in. */
const PLACE = /海沧|厦门|厦府|haicang|xiamen/i;

/** Checks that no code names the place of the sample, comments included: another district starts from its profile alone. */
export function checkPlaceNames(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter(({ path }) => CODE.test(path))
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
