import { createHash } from 'node:crypto';
import { problems } from '@payee-check/shared/contract';
import type { OpenApiDocument } from '../openapi/document.ts';

const STYLE = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{margin:0 auto;max-width:56rem;padding:1.5rem}
code,pre{font:0.875rem/1.5 ui-monospace,monospace}
pre{overflow:auto;padding:0.75rem;border:1px solid #8886;border-radius:8px}
section{border-top:1px solid #8886;margin-top:2rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:0.375rem 0.75rem 0.375rem 0;border-bottom:1px solid #8884}
summary{cursor:pointer;padding:0.25rem 0}
tr:target{outline:3px solid #1a62d6}
`;

/** Named by the page's policy: only this style may be applied, and no script may run. */
export const STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Text between backticks is code. */
function inline(text: string): string {
  return escapeHtml(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main><h1>${escapeHtml(title)}</h1>
${body}
</main></body></html>`;
}

function json(value: unknown): string {
  return `<pre>${escapeHtml(JSON.stringify(value, null, 2))}</pre>`;
}

function details(summary: string, value: unknown): string {
  return `<details><summary>${escapeHtml(summary)}</summary>${json(value)}</details>`;
}

type Paths = NonNullable<OpenApiDocument['paths']>;
type Operation = NonNullable<Paths[string]['get']>;

/** The name of the schema at one place in the document. */
function schemaName(content: object | undefined): string {
  const [media] = Object.values(content ?? {});
  const reference: unknown = media?.schema?.$ref;
  return typeof reference === 'string' ? (reference.split('/').at(-1) ?? '') : '';
}

function linkTo(name: string): string {
  return name === '' ? '' : `<a href="#schema-${escapeHtml(name)}"><code>${escapeHtml(name)}</code></a>`;
}

function operationSection(method: string, path: string, operation: Operation): string {
  const body = operation.requestBody;
  const bodyName = body !== undefined && 'content' in body ? schemaName(body.content) : '';
  const rows = Object.entries(operation.responses ?? {}).map(([status, answer]) => {
    const name = answer !== undefined && 'content' in answer ? schemaName(answer.content) : '';
    const description = answer !== undefined && 'description' in answer ? String(answer.description) : '';
    return `<tr><td>${escapeHtml(status)}</td><td>${inline(description)}</td><td>${linkTo(name)}</td></tr>`;
  });
  return `<section><h2 id="${escapeHtml(operation.operationId ?? '')}"><code>${method.toUpperCase()} ${escapeHtml(path)}</code></h2>
<p>${inline(operation.summary ?? '')}</p>${bodyName === '' ? '' : `<p>Body: ${linkTo(bodyName)}</p>`}
<table><thead><tr><th>Status</th><th>Meaning</th><th>Body</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}

/** The contract as a readable page, in plain HTML, so that it works under a policy that lets no script run. */
export function docsPage(document: OpenApiDocument): string {
  const sections: string[] = [];
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    if (item.get !== undefined) sections.push(operationSection('get', path, item.get));
    if (item.post !== undefined) sections.push(operationSection('post', path, item.post));
  }
  const schemas = Object.entries(document.components?.schemas ?? {}).map(
    ([name, schema]) => `<div id="schema-${escapeHtml(name)}">${details(name, schema)}</div>`,
  );
  return page(
    'Payee Check: HTTP API, version 1',
    `<p>${inline(document.info.description ?? '')} Machine-readable: <a href="/openapi.json">openapi.json</a>.
What errors mean: <a href="/docs/errors">errors</a>.</p>
${sections.join('\n')}
<section><h2>Schemas</h2>${schemas.join('\n')}</section>`,
  );
}

/** Where the `type` of every problem leads. */
export function errorsPage(): string {
  const rows = Object.entries(problems).map(
    ([code, { status, title }]) =>
      `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${escapeHtml(title)}</td></tr>`,
  );
  return page(
    'Payee Check: errors',
    `<p>Every error is a problem document (RFC 9457) with a <code>code</code> to act on. A provider’s failure is none of
them: it is a check with the outcome <code>unable_to_verify</code>.</p>
<table><thead><tr><th>Code</th><th>Status</th><th>Meaning</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
  );
}
