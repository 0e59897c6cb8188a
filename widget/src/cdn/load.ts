import { formatIban, formatTyping, hasIbanChecksum, normalizeIban, shownAt } from '@payee-check/shared/iban/typing';
import { css, html, LitElement, nothing, unsafeCSS } from 'lit';
import { PayeeCheckError } from '../errors.ts';
import { continueAnyway, fieldMessages } from '../locales/en/fields.ts';

/**
 * What the lazy parts of the CDN build take from the entry, so that no page has two of it: the build hands each part
 * this in place of whatever it would import.
 */
const sharedModules = () => ({
  continueAnyway,
  css,
  fieldMessages,
  formatIban,
  formatTyping,
  hasIbanChecksum,

  html,
  LitElement,
  load,
  normalizeIban,
  nothing,
  PayeeCheckError,
  shownAt,
  unsafeCSS,
});

type Part = (require: typeof sharedModules) => unknown;

const entry = import.meta.url;
const parts = new Map<string, Promise<unknown>>();
let failures = 0;
let policy: { createScriptURL(url: string): string } | undefined;

/** As Trusted Types want a script's URL. Only our own parts get one. */
function trusted(url: string): string {
  policy ??= Reflect.get(globalThis, 'trustedTypes')?.createPolicy('payee-check', {
    createScriptURL: (url: string) => url,
  });
  return policy?.createScriptURL(url) ?? url;
}

/**
 * Fetches a lazy part of the element, checked against its hash.
 *
 * `integrity` on a module script covers that file alone, and `import()` knows none: so that a script element with
 * the hash fetches the file into the module map first, and the import that follows finds it there or fails.
 */
async function fetchPart(name: string, integrity: string): Promise<unknown> {
  // What failed stays in the module map: another attempt needs another URL. With its hash in it, no cache answers with
  // the part of another build, and the BFF can tell which one an entry of an earlier build wants.
  const url = new URL(`${name}.js?${failures}${integrity}`, entry).href;
  const script = document.createElement('script');
  // The page's own nonce for the entry, where its policy goes by nonces.
  const nonce = [...document.scripts].find((script) => script.src === entry)?.nonce;
  Object.assign(script, { type: 'module', crossOrigin: '', integrity, src: trusted(url), ...(nonce && { nonce }) });
  await new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  }).finally(() => script.remove());
  const part: { default: Part } = await import(/* @vite-ignore */ url);
  return part.default(sharedModules);
}

/** @param integrity the hash that the build has put in here, or into the part that asks for another */
export function load<T>(name: string, integrity: string): Promise<T> {
  const part =
    parts.get(name) ??
    fetchPart(name, integrity).catch((error) => {
      parts.delete(name);
      failures++;
      throw error;
    });
  parts.set(name, part);
  // What the build put behind this name is what the caller's import names.
  return part as Promise<T>;
}
