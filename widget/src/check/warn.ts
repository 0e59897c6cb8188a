/** What a page can have set up wrong. */
export type Warning = 'value' | 'version' | 'origin' | 'blocked';

const page = globalThis.location;

const texts: Record<Warning, (endpoint: string) => string> = {
  value: () =>
    'value can only be set to an empty string, which drops the result. What the payer types is in payeeName and iban.',
  version: (endpoint) =>
    `endpoint ${endpoint} ends in /v1, which the element adds by itself. Give the BFF's own URL, without it.`,
  origin: (endpoint) =>
    `the BFF at ${endpoint} lets in no page of ${page.origin}. Add ${page.origin} to its ALLOWED_ORIGINS.`,
  blocked: (endpoint) =>
    `the BFF at ${endpoint} answers, but not to pages of ${page.origin}. Look whether ${page.origin} is in its ALLOWED_ORIGINS, ` +
    'whether a proxy in front of it keeps the CORS headers, and whether endpoint is right.',
};

/** What a payer's browser need not say where the page is in use. */
const forDevelopers: ReadonlySet<Warning> = new Set(['value']);
const isDevelopment = /^(localhost|127\.|\[::1\])|\.(localhost|local|test)$/.test(page?.hostname ?? '');

const warned = new Set<Warning>();

/** Tells the developer of the page what is wrong, in the console, once per page. Contains no name and no account number. */
export function warn(what: Warning, endpoint = ''): void {
  if (warned.has(what) || (forDevelopers.has(what) && !isDevelopment)) return;
  warned.add(what);
  // biome-ignore lint/suspicious/noConsole: who builds the page reads it there
  console.warn(`<payee-check>: ${texts[what](endpoint)}`);
}

/**
 * A request failed, and the browser does not say why: of a BFF that does not let in the page it says the same as of a
 * network that is down. What comes without CORS tells the two apart.
 */
export async function warnOfRefusal(endpoint: string): Promise<void> {
  if (warned.has('blocked') || !navigator.onLine) return;
  try {
    await fetch(`${endpoint}/healthz`, { mode: 'no-cors', credentials: 'omit', referrerPolicy: 'no-referrer' });
  } catch {
    // Not reachable at all: the payer is told.
    return;
  }
  warn('blocked', endpoint);
}
