/** Limits that a test which asks a lot, and is not about limits, does not run into; nor does it run out of time. */
export const PLENTY: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'CHECKS_PER_SESSION',
      'CHECKS_PER_MINUTE',
      'NAMES_PER_ACCOUNT',
      'SESSIONS_PER_IP_PER_HOUR',
      'CHECKS_PER_IP_PER_HOUR',
      'NAMES_PER_ACCOUNT_PER_IP_PER_HOUR',
      'NAMES_PER_ACCOUNT_PER_HOUR',
      'DETAILS_PER_SESSION',
      'REQUESTS_PER_IP_PER_MINUTE',
      'SESSIONS_PER_KEY_PER_MINUTE',
    ].map((name) => [`LIMIT_${name}`, '1000000000']),
  ),
  // On a busy machine Redis may be late.
  REDIS_TIMEOUT_MS: '5000',
};
