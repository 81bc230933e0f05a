import { z } from 'zod';
import { type LocalDate, parseLocalDate } from '@egret/domain';
import type { QueueConnection } from './queue.ts';

const key = z.string().refine((text) => Buffer.from(text, 'base64').length === 32, '32 bytes in base64');

const keySet = z
  .strictObject({ active: z.string(), keys: z.record(z.string().min(1).max(100), key) })
  .refine(({ active, keys }) => Object.hasOwn(keys, active), 'the active key must be among the keys');

/** One set of keys for each purpose. No key serves two: whoever learns one must not learn what another protects. */
const sealingKeys = z
  .strictObject({ sealing: keySet, identifiers: keySet, content: keySet, receipts: keySet })
  .refine((sets) => {
    const all = Object.values(sets).flatMap((set) => Object.values(set.keys));
    return new Set(all).size === all.length;
  }, 'no key may serve twice');

/** Every variable that a process reads, with what it means: `docs/operating/environment.md` is its table. */
export const variables = {
  DATABASE_URL: z
    .url()
    .describe('PostgreSQL 18, under a role of services. Not set: `npm start` brings its own.'),
  EGRET_MIGRATION_URL: z
    .url()
    .optional()
    .describe('The same database under the role that owns it: for migrations, never given to a service.'),
  EGRET_KEYS: z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue('JSON was expected');
        return z.NEVER;
      }
    })
    .pipe(sealingKeys)
    .describe(
      'Keys as JSON: `sealing`, `identifiers`, `content`, `receipts`, each `{active, keys: {id: base64}}`.',
    ),
  EGRET_QUEUE: z.enum(['postgres', 'redis']).default('postgres').describe('Where nudges wait.'),
  REDIS_URL: z.url().optional().describe('The Redis of the queue, with EGRET_QUEUE=redis.'),
  EGRET_BUSINESS_DATE: z
    .string()
    .transform((text, context): LocalDate => {
      const date = parseLocalDate(text);
      if (date === null) {
        context.addIssue('a calendar date YYYY-MM-DD was expected');
        return z.NEVER;
      }
      return date;
    })
    .optional()
    .describe(
      'Day on which questions are asked, reports issued and files ingested, instead of today in Shanghai.',
    ),
  EGRET_PROFILE: z
    .string()
    .min(1)
    .optional()
    .describe('Folder of the profile of the district: its issuer, authorities, lists, perks.'),
  EGRET_DROP_FOLDER: z.string().min(1).optional().describe('Folder in which deliveries appear.'),
  EGRET_LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('Least level that is logged.'),
  EGRET_CONNECTIONS: z.coerce
    .number()
    .int()
    .min(2)
    .max(500)
    .default(10)
    .describe('Database connections a process.'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Address that the query API listens on.'),
  EGRET_OPERATIONS_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .optional()
    .describe('Port of health and metrics of a worker; the query API has them on its own.'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080).describe('Port of the query API.'),
} as const;

// A service has no use for the owner's role, so it does not read it.
const { EGRET_MIGRATION_URL: migrationUrl, ...serviceVariables } = variables;
const schema = z.object(serviceVariables);

/** The configuration of a process, read once at its start. */
export interface Config {
  readonly databaseUrl: string;
  readonly keys: z.infer<typeof sealingKeys>;
  readonly queue: QueueConnection;
  readonly businessDate: LocalDate | null;
  /** Folder of the profile of the district; null where what the store has of it already is enough. */
  readonly profile: string | null;
  readonly dropFolder: string | null;
  readonly logLevel: z.infer<(typeof variables)['EGRET_LOG_LEVEL']>;
  readonly connections: number;
  readonly host: string;
  readonly port: number;
  /** Where a worker answers for health and metrics; null where it does not. */
  readonly operationsPort: number | null;
}

/** What is wrong with the environment: every variable concerned, what was expected, never a value. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly forOperator = true;
  /** The names of the variables concerned. */
  readonly variables: readonly string[];

  constructor(message: string, concerned: readonly string[]) {
    super(message);
    this.variables = concerned;
  }
}

function incomplete(
  problems: readonly { readonly variable: string; readonly problem: string }[],
): ConfigError {
  return new ConfigError(
    '环境变量缺失或有误，请对照 docs/operating/environment.md 改正后重新启动 · the environment is incomplete or wrong, ' +
      `correct it by docs/operating/environment.md and start again: ${problems.map(({ problem }) => problem).join('; ')}`,
    problems.map(({ variable }) => variable),
  );
}

/**
 * The configuration that the environment holds. Throws a `ConfigError` that lists every variable that is missing or
 * wrong; nothing starts with half a configuration.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    throw incomplete(
      parsed.error.issues.map(({ path, message }) => ({
        variable: String(path[0]),
        problem: `${path.join('.')}: ${message}`,
      })),
    );
  }
  const env = parsed.data;
  return {
    databaseUrl: env.DATABASE_URL,
    keys: env.EGRET_KEYS,
    queue: queueConnection(env),
    businessDate: env.EGRET_BUSINESS_DATE ?? null,
    profile: env.EGRET_PROFILE ?? null,
    dropFolder: env.EGRET_DROP_FOLDER ?? null,
    logLevel: env.EGRET_LOG_LEVEL,
    connections: env.EGRET_CONNECTIONS,
    host: env.HOST,
    port: env.PORT,
    operationsPort: env.EGRET_OPERATIONS_PORT ?? null,
  };
}

/** The URL of the database's owner. Throws `ConfigError` where `EGRET_MIGRATION_URL` is missing or no URL. */
export function readMigrationUrl(environment: Readonly<Record<string, string | undefined>>): string {
  const parsed = migrationUrl.safeParse(environment['EGRET_MIGRATION_URL']);
  if (parsed.success && parsed.data !== undefined) return parsed.data;
  throw new ConfigError(
    '须在 EGRET_MIGRATION_URL 中给出数据库属主账户的地址 · ' +
      "EGRET_MIGRATION_URL must be the database's URL under the role that owns it",
    ['EGRET_MIGRATION_URL'],
  );
}

function queueConnection(env: z.infer<typeof schema>): QueueConnection {
  if (env.EGRET_QUEUE === 'postgres') return { kind: 'postgres', databaseUrl: env.DATABASE_URL };
  if (env.REDIS_URL === undefined) {
    throw incomplete([{ variable: 'REDIS_URL', problem: 'REDIS_URL: needed with EGRET_QUEUE=redis' }]);
  }
  return { kind: 'redis', redisUrl: env.REDIS_URL, prefix: 'egret' };
}
