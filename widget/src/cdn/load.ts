import { formatIban, formatTyping, hasIbanChecksum, normalizeIban, shownAt } from '@payee-check/shared/iban/typing';
import { css, html, LitElement, nothing, unsafeCSS } from 'lit';
import { PayeeCheckError } from '../errors.ts';
import { continueAnyway, fieldMessages } from '../locales/en/fields.ts';

/**
 * The modules that the lazy parts of the CDN build share with the entry, so that no page loads them twice: the build
 * passes this to each part instead of its imports.
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

/** The URL of a script, in the form that Trusted Types require. Only our own parts get one. */
function trusted(url: string): string {
  policy ??= Reflect.get(globalThis, 'trustedTypes')?.createPolicy('payee-check', {
    createScriptURL: (url: string) => url,
  });
  return policy?.createScriptURL(url) ?? url;
}

/**
 * Fetches a lazy part of the element, checked against its hash.
 *
 * `integrity` on a module script covers that file alone, and `import()` has no such option. Therefore a script element with
 * the hash fetches the file into the module map first, and the import that follows finds it there or fails.
 */
async function fetchPart(name: string, integrity: string): Promise<unknown> {
  // A failed load stays in the module map, so another attempt needs another URL. Because the URL contains the hash, no
  // cache answers with a part of another build, and the BFF knows which one an entry of an earlier build needs.
  const url = new URL(`${name}.js?${failures}${integrity}`, entry).href;
  const script = document.createElement('script');
  // The nonce that the page gave the entry, if its policy uses nonces.
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

/** @param integrity the hash that the build writes here, or into the part that loads another */
export function load<T>(name: string, integrity: string): Promise<T> {
  const part =
    parts.get(name) ??
    fetchPart(name, integrity).catch((error) => {
      parts.delete(name);
      failures++;
      throw error;
    });
  parts.set(name, part);
  // The build puts the module that the caller imports behind this name.
  return part as Promise<T>;
}
