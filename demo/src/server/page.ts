import { readFile } from 'node:fs/promises';

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Our own markup, inserted into a page without escaping. */
export interface Markup {
  readonly html: string;
}

export const markup = (html: string): Markup => ({ html });

/** Attributes as written in a tag, each after a space; `null` omits one. */
export function attributes(values: Readonly<Record<string, string | null>>): Markup {
  const written = Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [` ${name}="${escapeHtml(value)}"`],
  );
  return markup(written.join(''));
}

const PLACES = /\{\{([a-zA-Z]+)\}\}| data-fill="([a-zA-Z]+)"|<!-- ([a-zA-Z]+) -->/g;

/**
 * Fills a page: `{{name}}` in an attribute's value, ` data-fill="name"` with attributes, `<!-- name -->` with text or
 * markup. A name without a value is a mistake in the page.
 */
export function fill(template: string, values: Readonly<Record<string, string | Markup>>): string {
  return template.replace(PLACES, (_, ...names: readonly (string | undefined)[]) => {
    const name = names.slice(0, 3).find((name) => name !== undefined) ?? '';
    const value = values[name];
    if (value === undefined) throw new Error(`The page contains ${name}, which has no value`);
    return typeof value === 'string' ? escapeHtml(value) : value.html;
  });
}

/** What a page needs beyond the shop's own policy: image sources, and names of Trusted Types policies. */
export interface ContentPolicy {
  readonly images?: readonly string[];
  readonly policies?: readonly string[];
}

/** The shop's own content security policy: strict, as on a payment page, with everything that the element needs. */
export function contentSecurityPolicy(bffUrls: readonly string[], more: ContentPolicy = {}): string {
  const [widget = ''] = bffUrls;
  return [
    "default-src 'none'",
    `script-src 'self' ${widget}`,
    "style-src 'self'",
    ["img-src 'self'", ...(more.images ?? [])].join(' '),
    "font-src 'self'",
    `connect-src 'self' ${bffUrls.join(' ')}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    ['trusted-types lit-html payee-check', ...(more.policies ?? []), "'allow-duplicates'"].join(' '),
  ].join('; ');
}

/** The hash that the BFF publishes together with a file of the widget. */
export async function widgetIntegrity(widgetUrl: string, file: string): Promise<string> {
  const response = await fetch(`${widgetUrl}/integrity.json`);
  const hashes: unknown = await response.json();
  if (typeof hashes === 'object' && hashes !== null && file in hashes) {
    const hash: unknown = Object.entries(hashes).find(([name]) => name === file)?.[1];
    if (typeof hash === 'string') return hash;
  }
  throw new Error(`The BFF publishes no hash of ${file}`);
}

export const readTemplate = (name: string) => readFile(new URL(`../../pages/${name}.html`, import.meta.url), 'utf8');
