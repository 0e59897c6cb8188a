import type { BffConfig } from './load.ts';

/** What the BFF starts with although it is hardly meant: the log says it at start, and the doctor when it is asked. */
export function warningsOf({
  production,
  server,
  receiptKeys,
  sessions,
  providers,
  allowedOrigins,
  merchantKeys,
}: BffConfig): string[] {
  const found: string[] = [];
  if (receiptKeys === null) found.push('RECEIPT_KEYS is not set: receipts are signed with a key made for this run');
  if (sessions.secrets.length === 0)
    found.push('SESSION_SECRET is not set: sessions are sealed with a secret made for this run');
  const local = providers.filter(({ isLocal }) => isLocal).map(({ name }) => name);
  if (production && local.length > 0)
    found.push(
      `${local.join(', ')}: asked on this machine. Unless a proxy there leads to the provider, no bank is asked`,
    );
  if (providers.length === 0) found.push('PROVIDERS is not set: every check will end in unable_to_verify');
  if (allowedOrigins.size === 0) found.push('ALLOWED_ORIGINS is not set: no page may use this BFF');
  // An origin that went out of use may stay with its key, whose old receipts it still reads: only a key without any other is told.
  for (const [index, { origins }] of merchantKeys.entries()) {
    if (origins !== null && ![...origins].some((origin) => allowedOrigins.has(origin)))
      found.push(
        `MERCHANT_API_KEYS: no origin of key ${index + 1} is in ALLOWED_ORIGINS: it cannot open sessions, and its checks have no receipt`,
      );
  }
  // The BFF does not terminate TLS.
  if (server.publicUrl.startsWith('https:') && server.trustProxy === false)
    found.push('TRUST_PROXY is not set, but a proxy terminates TLS: all visitors share the limits of its address');
  return found;
}
