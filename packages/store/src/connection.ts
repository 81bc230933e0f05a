import type { ClientConfig } from 'pg';

/** What connections are for, which decides how long a statement on one may take. */
export type ConnectionUse = keyof typeof limits;

/** In milliseconds; 0 is no limit. */
interface Limits {
  /** Until there is a connection: a free one of the pool, or the server's answer. */
  readonly connectionTimeoutMillis: number;
  readonly statement_timeout: number;
  readonly lock_timeout: number;
  readonly idle_in_transaction_session_timeout: number;
}

const second = 1_000;
const minute = 60 * second;

/** All but the first are kept by the server, so they hold however the client fares. */
const limits = {
  /** Somebody waits for the answer: rather none than a late one. */
  api: {
    connectionTimeoutMillis: 5 * second,
    statement_timeout: 10 * second,
    lock_timeout: 2 * second,
    idle_in_transaction_session_timeout: 10 * second,
  },
  /** Loading and scoring: a release of a million rows takes minutes, a runaway must end all the same. */
  work: {
    connectionTimeoutMillis: 15 * second,
    statement_timeout: 30 * minute,
    lock_timeout: minute,
    idle_in_transaction_session_timeout: minute,
  },
  /** An index of a large table takes what it takes; another process that migrates is waited for. */
  migration: {
    connectionTimeoutMillis: 15 * second,
    statement_timeout: 0,
    lock_timeout: 5 * minute,
    idle_in_transaction_session_timeout: 5 * minute,
  },
} as const satisfies Record<string, Limits>;

/** The client asks a silent server for a sign of life after this long. */
const keepAliveAfterMs = 10 * second;

/**
 * The server asks a silent client after 10 s, again after 5, and takes it for dead 20 s after its last sign; a statement
 * under way notices within 5 s more. A worker whose host died so loses its transaction and its source within 30 s.
 */
const noticeDeadClients = {
  tcp_keepalives_idle: '10s',
  tcp_keepalives_interval: '5s',
  tcp_keepalives_count: '2',
  tcp_user_timeout: '20s',
  client_connection_check_interval: '5s',
};

/** The configuration of every connection of the store. What the URL itself says of the same goes before it. */
export function connectionConfig(
  databaseUrl: string,
  applicationName: string,
  use: ConnectionUse,
): ClientConfig {
  const session = { timezone: 'Asia/Shanghai', ...noticeDeadClients };
  return {
    connectionString: databaseUrl,
    application_name: applicationName,
    keepAlive: true,
    keepAliveInitialDelayMillis: keepAliveAfterMs,
    ...limits[use],
    options: Object.entries(session)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  };
}
