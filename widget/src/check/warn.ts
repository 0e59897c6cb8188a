/** Mistakes in the set-up of a page. */
export type Warning = 'value' | 'version' | 'origin' | 'blocked';

const page = globalThis.location;

const texts: Record<Warning, (endpoint: string) => string> = {
  value: () =>
    'value can only be set to an empty string, which drops the result. What the payer types is in payeeName and iban.',
  version: (endpoint) =>
    `endpoint ${endpoint} ends in /v1, which the element adds itself. Set it to the BFF's URL without /v1.`,
  origin: (endpoint) =>
    `the BFF at ${endpoint} does not allow pages of ${page.origin}. Add ${page.origin} to its ALLOWED_ORIGINS.`,
  blocked: (endpoint) =>
    `the BFF at ${endpoint} answers, but not to pages of ${page.origin}. Check that ${page.origin} is in its ALLOWED_ORIGINS, ` +
    'that a proxy in front of it keeps the CORS headers, and that endpoint is right.',
};

/** Warnings that a page in production does not need. */
const forDevelopers: ReadonlySet<Warning> = new Set(['value']);
const isDevelopment = /^(localhost|127\.|\[::1\])|\.(localhost|local|test)$/.test(page?.hostname ?? '');

const warned = new Set<Warning>();

/** Tells the developer of the page what is wrong, in the console, once per page. Contains no name and no account number. */
export function warn(what: Warning, endpoint = ''): void {
  if (warned.has(what) || (forDevelopers.has(what) && !isDevelopment)) return;
  warned.add(what);
  // biome-ignore lint/suspicious/noConsole: the developer of the page reads it there
  console.warn(`<payee-check>: ${texts[what](endpoint)}`);
}

/**
 * A request failed, and the browser does not say why: a BFF that does not allow the page looks the same as a
 * network that is down. A request without CORS distinguishes the two.
 */
export async function warnOfRefusal(endpoint: string): Promise<void> {
  if (warned.has('blocked') || !navigator.onLine) return;
  try {
    await fetch(`${endpoint}/healthz`, { mode: 'no-cors', credentials: 'omit', referrerPolicy: 'no-referrer' });
  } catch {
    // Not reachable at all: the payer sees a message.
    return;
  }
  warn('blocked', endpoint);
}
