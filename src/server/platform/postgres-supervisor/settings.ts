/**
 * The settings of the embedded PostgreSQL. They are given on the command line, where nothing can override them:
 * what customers said must never reach a log file, and a commit must be on the disk.
 * ERROR lines stay out of the log because their text repeats the value that was refused; the caller gets them.
 */
export type Durability = 'full' | 'none';

export type ServerAddress =
  | { readonly kind: 'socket'; readonly directory: string; readonly port: number }
  | { readonly kind: 'loopback'; readonly port: number };

const ALWAYS: Readonly<Record<string, string>> = {
  shared_buffers: '64MB',
  max_connections: '30',
  io_method: 'sync',
  jit: 'off',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  password_encryption: 'scram-sha-256',
  logging_collector: 'off',
  log_destination: 'stderr',
  log_line_prefix: '%m [%p] ',
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_duration: 'off',
  log_min_duration_statement: '-1',
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
};

/** The arguments of `postgres` for a data directory, without its fingerprint. */
export function serverArguments(address: ServerAddress, durability: Durability): readonly string[] {
  const settings = {
    ...ALWAYS,
    port: String(address.port),
    ...(address.kind === 'socket'
      ? {
          listen_addresses: '',
          unix_socket_directories: `"${address.directory.replaceAll('"', '""')}"`,
          unix_socket_permissions: '0700',
        }
      : { listen_addresses: '127.0.0.1' }),
    ...(durability === 'none'
      ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
      : { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
