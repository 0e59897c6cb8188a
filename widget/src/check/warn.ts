import type { Warning } from '../payee-check/conversation.ts';

const texts: Record<Warning, string> = {
  value:
    'value can only be set to an empty string, which drops the result. What the payer types is in payeeName and iban.',
};

/** What a payer's browser need not say where the page is in use. */
const forDevelopers: ReadonlySet<Warning> = new Set(['value']);
const isDevelopment = /^(localhost|127\.|\[::1\])|\.(localhost|local|test)$/.test(location.hostname);

const warned = new Set<Warning>();

/** In the console, in words, once per page. No name and no account number is in it. */
export function warn(what: Warning): void {
  if (warned.has(what) || (forDevelopers.has(what) && !isDevelopment)) return;
  warned.add(what);
  // biome-ignore lint/suspicious/noConsole: who builds the page reads it there
  console.warn(`<payee-check>: ${texts[what]}`);
}
