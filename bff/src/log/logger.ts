import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger } from 'pino';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/**
 * An error in a form that may be logged: its type and where it was thrown. The message is left out, because a library's
 * message may repeat its input: a name, an account number, a URL.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return { kind: error.name, ...(code !== undefined && { code }), at: frames?.slice(0, 12).map((line) => line.trim()) };
}

/** A safety net: if something personal or secret is ever logged under its own field name, it is removed. */
const NEVER_LOGGED: ReadonlySet<string> = new Set([
  'account',
  'accountNumber',
  'authorization',
  'body',
  'cookie',
  'headers',
  'iban',
  'ip',
  'name',
  'password',
  'query',
  'receipt',
  'registeredName',
  'secondaryReference',
  'sortCode',
  'subject',
  'token',
  'url',
]);

const isNested = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Error);

function isPersonal(fields: Record<string, unknown>, depth: number): boolean {
  for (const key in fields) {
    if (NEVER_LOGGED.has(key)) return true;
    const value = fields[key];
    if (depth > 0 && isNested(value) && isPersonal(value, depth - 1)) return true;
  }
  return false;
}

/**
 * The fields of a line without those, including one level of nesting; the same object if there are none, as nearly
 * always. pino's own `redact` tries every path on every line, which costs more than writing the line.
 */
function withoutPersonal(fields: Record<string, unknown>, depth = 1): Record<string, unknown> {
  if (!isPersonal(fields, depth)) return fields;
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (NEVER_LOGGED.has(key)) continue;
    kept[key] = depth > 0 && isNested(value) ? withoutPersonal({ ...value }, depth - 1) : value;
  }
  return kept;
}

/** The time as ISO 8601, formatted once for all lines of a millisecond. */
function createTimestamp(): () => string {
  let at = 0;
  let text = '';
  return () => {
    const now = Date.now();
    if (now !== at) {
      at = now;
      text = `,"time":"${new Date(now).toISOString()}"`;
    }
    return text;
  };
}

/** JSON lines. Requests and responses are logged as a few selected fields, so that nothing slips in unnoticed. */
export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: createTimestamp(),
    formatters: { level: (label: string) => ({ level: label }), log: withoutPersonal },
    serializers: { err: describeError, error: describeError },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
