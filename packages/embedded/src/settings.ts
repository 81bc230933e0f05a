/**
 * What the data is for. `durable`: survives a crash of the machine, slower. `test`: may be lost with the
 * machine, never with the process.
 */
export type Profile = 'durable' | 'test';

const COMMON: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  // The data lies in memory or on a solid-state disk: a probe of an index costs little more than the next page.
  random_page_cost: '1.1',
  // A first load fills empty tables within seconds; the planner must learn of it sooner than in a minute.
  autovacuum_naptime: '5s',
  timezone: 'Asia/Shanghai',
  log_timezone: 'Asia/Shanghai',
  log_line_prefix: '%m [%p] ',
  // No value of a row, parameter or statement may reach the log: it could be a person's.
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_min_error_statement: 'panic',
  log_statement: 'none',
  log_min_duration_statement: '-1',
};

const NOT_DURABLE: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
};

/** The server's command-line arguments for a profile: what stands there wins over any file. */
export function serverSettings(profile: Profile): readonly string[] {
  const settings = profile === 'test' ? { ...COMMON, ...NOT_DURABLE } : COMMON;
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
