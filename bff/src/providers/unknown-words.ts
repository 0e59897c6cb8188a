import type { ProviderName, VerificationScheme } from '@payee-check/shared/contract';
import type { Metrics } from '../metrics/metrics.ts';

/** Where in an answer the unknown code was found. */
export type WordField =
  | 'scheme_code'
  | 'name_result'
  | 'account_status'
  | 'identity_status'
  | 'status'
  | 'status_reason'
  | 'list'
  | 'relationship';

export interface UnknownWord {
  readonly provider: ProviderName;
  readonly field: WordField;
  readonly scheme: VerificationScheme | null;
  /** As received; it may contain anything. */
  readonly text: string;
  /** What was asked about, and every name in the answer: text found in these is not a code. */
  readonly personal: readonly string[];
}

/** pino's own shape. */
interface WordLogger {
  warn(
    fields: {
      readonly provider: ProviderName;
      readonly field: WordField;
      readonly scheme: VerificationScheme | null;
      readonly word: string | null;
    },
    message: string,
  ): void;
}

export interface UnknownWordsDependencies {
  readonly metrics: Pick<Metrics, 'unknownWord'>;
  readonly logger: WordLogger;
}

/** Tells operators about codes that a provider uses and that this program does not know. */
export interface UnknownWords {
  report(word: UnknownWord): void;
}

/** As codes are written. */
const PLAIN = /^[A-Za-z0-9_-]{1,24}$/;
/** Anything with more digits may be part of an account number. */
const MOST_DIGITS = 4;
/** Each is logged once, and only up to this many different ones. */
const MOST_LOGGED = 200;

export function createUnknownWords({ metrics, logger }: UnknownWordsDependencies): UnknownWords {
  const logged = new Set<string>();
  return {
    report({ provider, field, scheme, text, personal }) {
      metrics.unknownWord(provider, field, scheme);
      const word = isPlain(text, personal) ? text : null;
      const key = [provider, field, scheme, word].join(' ');
      if (logged.has(key) || logged.size >= MOST_LOGGED) return;
      logged.add(key);
      logger.warn({ provider, field, scheme, word }, 'an unknown code in an answer');
    },
  };
}

function isPlain(text: string, personal: readonly string[]): boolean {
  const word = normalized(text);
  return (
    PLAIN.test(text) &&
    text.replace(/\D/g, '').length <= MOST_DIGITS &&
    !personal.some((each) => normalized(each).includes(word))
  );
}

function normalized(text: string): string {
  return text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
