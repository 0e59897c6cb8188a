import { readFile } from 'node:fs/promises';

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (it) => `&#${it.charCodeAt(0)};`);

/** Fills `{{name}}` in a page; a name without a value is a mistake in the page. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{([a-zA-Z]+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The page asks for {{${name}}}, which nobody gives`);
    return escapeHtml(value);
  });
}

/** The shop's own content security policy: strict, as a payment page's is, and all that the element needs. */
export function contentSecurityPolicy(bffUrl: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${bffUrl}`,
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    `connect-src 'self' ${bffUrl}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html payee-check 'allow-duplicates'",
  ].join('; ');
}

/** The hash that the BFF publishes for a file of the widget. */
export async function widgetIntegrity(bffUrl: string, file: string): Promise<string> {
  const response = await fetch(`${bffUrl}/widget/v1/integrity.json`);
  const hashes: unknown = await response.json();
  if (typeof hashes === 'object' && hashes !== null && file in hashes) {
    const hash: unknown = Object.entries(hashes).find(([name]) => name === file)?.[1];
    if (typeof hash === 'string') return hash;
  }
  throw new Error(`The BFF publishes no hash of ${file}`);
}

export const readTemplate = (name: string) => readFile(new URL(`../../public/${name}`, import.meta.url), 'utf8');
