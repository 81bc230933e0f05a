import {
  type Entry,
  type Identifier,
  type LegalRepresentative,
  localDate,
  type Registration,
  type SubjectKind,
} from '@egret/domain';
import {
  aFirm,
  aPenalty,
  aRecordEntry,
  aRegistrationEntry,
  aRepresentative,
  firmCode,
  testSealing as sealing,
} from '@egret/testing';
import { findSubject, runStatuses, type Store } from '../src/index.ts';

/** Codes of the division 350299, which does not exist. */
export const otherFirmCode = { scheme: 'uscc', value: '91350299MA0000023J' } as const;
export const registrationNumber = { scheme: 'registration-number', value: '350299100000012' } as const;
export const taxNumber = { scheme: 'tax-number', value: '350299000000019' } as const;

/** How a row names its subject; a firm without a representative where it says nothing. */
interface Named {
  readonly name?: string;
  readonly kind?: SubjectKind;
  readonly identifiers?: readonly [Identifier, ...Identifier[]];
  readonly representative?: LegalRepresentative | null;
}

function whoOf({ name = '厦门甲有限公司', representative = null, ...rest }: Named) {
  const { kind = 'organisation', identifiers = [firmCode] } = rest;
  return { subject: aFirm({ name, kind, identifiers }), legalRepresentative: representative };
}

/** A row that brings a penalty, by its number. */
export function fined(
  documentNumber: string,
  { decidedOn = '2020-05-06', ...named }: Named & { readonly decidedOn?: string } = {},
): Entry {
  const penalty = aPenalty({ documentNumber, decidedOn: localDate(decidedOn) });
  return aRecordEntry(penalty, whoOf(named));
}

/** A row of the register. */
export function registered({
  state = 'in-business',
  ...named
}: Named & { readonly state?: Registration['state'] } = {}): Entry {
  const who = whoOf(named);
  return aRegistrationEntry({ name: who.subject.name, state }, who);
}

/** A representative by name alone. */
export const unnumbered = (name: string): LegalRepresentative => aRepresentative({ name, identifier: null });
/** A representative of that name with the number of the first person of the tests. */
export const numbered = (name: string): LegalRepresentative => aRepresentative({ name });

/** What a store's directory holds now. */
export function directoryOf({ db }: Store) {
  const current = (identifier: Identifier) => findSubject(db, sealing, identifier);
  return {
    /** The subject with an identifier, or null. */
    current,
    /** Its version. */
    async version(identifier: Identifier) {
      const subject = await current(identifier);
      return db
        .selectFrom('subject_version')
        .selectAll()
        .where('subject_id', '=', subject?.id ?? '')
        .where('superseded_by_batch', 'is', null)
        .executeTakeFirstOrThrow();
    },
    representatives: () =>
      db
        .selectFrom('relation')
        .select(['name', 'related_subject_id'])
        .where('superseded_by_batch', 'is', null)
        .execute(),
    /** How many rows there are of subjects, their versions and their identifiers, past ones included. */
    async sizes() {
      const count = async (table: 'subject' | 'subject_version' | 'identifier') =>
        (await db.selectFrom(table).select('batch_id').execute()).length;
      return {
        subjects: await count('subject'),
        versions: await count('subject_version'),
        identifiers: await count('identifier'),
      };
    },
    /** The subjects that hold a record. */
    async holders() {
      const rows = await db.selectFrom('record_version').select('subject_id').distinct().execute();
      return rows.map((row) => row.subject_id);
    },
    /** What is wrong with the rows in quarantine. */
    async issues() {
      const rows = await db.selectFrom('quarantine').select('issues').execute();
      return rows.flatMap((row) => row.issues);
    },
    /** The codes and parameters of the warnings about a delivery. */
    async warnings(delivery: string) {
      const [run] = await runStatuses(db, delivery);
      return run?.warnings.map(({ code, params }) => [code, params]);
    },
  };
}
