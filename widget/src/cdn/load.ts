import { kit } from './kit.ts';

/** Names and `integrity` hashes of the lazy parts, built into the entry: `name sha384-…` for each. */
declare const __PAYEE_CHECK_PARTS__: Record<string, string>;

interface TrustedTypesLike {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

const entry = import.meta.url;
const base = entry.slice(0, entry.lastIndexOf('/') + 1);

/** The page's own nonce for the entry, where its policy goes by nonces. */
const nonce = [...document.scripts].find((script) => script.src === entry)?.nonce;

let policy: { createScriptURL(url: string): string } | undefined;

/** A script's URL as Trusted Types want it. Only our own parts get one. */
function trusted(url: string): string {
  const trustedTypes: TrustedTypesLike | undefined = Reflect.get(globalThis, 'trustedTypes');
  policy ??= trustedTypes?.createPolicy('payee-check', { createScriptURL: (it) => it }) ?? {
    createScriptURL: (it) => it,
  };
  return policy.createScriptURL(url);
}

/**
 * Loads a lazy part of the element, checked against its hash.
 *
 * `integrity` on a module script covers that file alone, and `import()` knows none: so that a script element with
 * the hash fetches the file into the module map first, and the import that follows finds it there or fails.
 */
async function fetchPart(name: string, attempt: number): Promise<(kit: (id: string) => object | undefined) => unknown> {
  // A failed fetch stays in the module map: another attempt needs another URL.
  const url = `${base}${name}.js${attempt ? `?${attempt}` : ''}`;
  const script = document.createElement('script');
  script.type = 'module';
  script.crossOrigin = '';
  script.integrity = __PAYEE_CHECK_PARTS__[name] ?? '';
  if (nonce) script.nonce = nonce;
  script.src = trusted(url);
  try {
    await new Promise((resolve, reject) => {
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  } finally {
    script.remove();
  }
  const part: { default: (kit: (id: string) => object | undefined) => unknown } = await import(/* @vite-ignore */ url);
  return part.default;
}

const parts = new Map<string, Promise<unknown>>();
const attempts = new Map<string, number>();

export function load<T>(name: string): Promise<T> {
  let part = parts.get(name);
  if (!part) {
    const attempt = attempts.get(name) ?? 0;
    part = fetchPart(name, attempt).then((make) => make((id) => kit[id]));
    part.catch(() => {
      parts.delete(name);
      attempts.set(name, attempt + 1);
    });
    parts.set(name, part);
  }
  // What the build put behind this name is what the caller's import names.
  return part as Promise<T>;
}
