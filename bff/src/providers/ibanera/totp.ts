import { Secret, TOTP } from 'otpauth';
import { ProviderError } from '../../outbound/errors.ts';
import type { Clock } from '../../time/clock.ts';

/** The one-time codes that go with every call (RFC 6238: SHA-1, 6 digits, 30 seconds). */
export interface OneTimeCodes {
  /** The code of the current window. */
  current(): string;
  /** Milliseconds until the next window begins. */
  untilNext(): number;
  /**
   * Corrects our clock by the server's `Date`, for the codes only. Returns a function that undoes it, or `null` if
   * there was nothing to correct: the two agree, or they are so far apart that one of them is obviously broken.
   */
  follow(date: string | undefined): (() => void) | null;
}

const PERIOD_MS = 30_000;
/** A `Date` has whole seconds, and is as old as the answer took. */
const TOLERANCE_MS = 5000;
/** No clock that is maintained is further off. */
const LARGEST_SKEW_MS = 10 * 60 * 1000;

/**
 * @param secret Base32, as the provider displays it: spaces and case do not matter.
 * @throws ProviderError `bad_credentials` if it is not base32.
 */
export function createOneTimeCodes(secret: string, clock: Clock): OneTimeCodes {
  const key = readSecret(secret);
  let skewMs = 0;
  const now = () => clock.now() + skewMs;
  return {
    current: () => TOTP.generate({ secret: key, algorithm: 'SHA1', digits: 6, period: 30, timestamp: now() }),
    untilNext: () => PERIOD_MS - (now() % PERIOD_MS),
    follow(date) {
      const server = Date.parse(date ?? '');
      const skew = server - clock.now();
      if (Number.isNaN(server) || Math.abs(server - now()) <= TOLERANCE_MS || Math.abs(skew) > LARGEST_SKEW_MS)
        return null;
      const before = skewMs;
      skewMs = skew;
      return () => {
        skewMs = before;
      };
    },
  };
}

function readSecret(secret: string): Secret {
  try {
    const read = Secret.fromBase32(secret.replace(/[\s=-]/g, '').toUpperCase());
    if (read.bytes.length > 0) return read;
  } catch {
    // Falls through: the library's message contains the character that it rejected.
  }
  throw new ProviderError('ibanera', 'bad_credentials');
}
