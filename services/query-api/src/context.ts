import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock, Logger, Metrics } from '@egret/runtime';
import type { Client, ReferenceReader, Sealing, Store } from '@egret/store';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';

/** Everything that routes work with; built once by whoever starts the service. */
export interface ApiContext {
  readonly store: Store;
  readonly sealing: Sealing;
  /** Law, lists, perks, the issuer: what belongs to a place or a year. */
  readonly reference: ReferenceReader;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Whether what the service needs beside a migrated database is there (seeded models, for example). */
  ready(): Promise<boolean>;
}

/** The scope under `/v1`: a client is known, bodies and answers are typed by zod. */
export type V1App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks. Set before any handler under `/v1` runs; routes elsewhere have no client. */
    client: Client;
  }
}
