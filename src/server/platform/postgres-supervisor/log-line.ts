/** One line for the log: an event and its facts. Never a password, a URL or a value from a row. */
export type LogLine = { level: 'info' | 'warn' | 'error'; event: string; [fact: string]: unknown };
