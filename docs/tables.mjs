/**
 * Writes the tables of the documentation that the code already knows, between the lines `<!-- table: name -->` and
 * `<!-- /table -->`. A test compares them, so that page and code cannot part.
 *
 *     npm run docs:tables
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { problems, providerName } from '@payee-check/shared/contract';

const docs = import.meta.dirname;
const PLACE = /(<!-- table: ([\w:-]+) -->\n)[\s\S]*?(<!-- \/table -->)/g;

/** What a caller does about each problem. A code without advice stops the writing. */
const ADVICE = {
  invalid_json: 'An error of the caller: send JSON.',
  invalid_request: 'An error of the caller: `errors` says where.',
  invalid_account: 'Show it at the account field. The number cannot exist, so no bank was asked.',
  invalid_identifier: 'Show it at the field that `errors[].path` names. The number cannot exist, so no bank was asked.',
  challenge_required: 'Solve `challenge` and send the request again; the element does so automatically.',
  session_required: 'Open a session first.',
  session_invalid: 'Open a new session, once.',
  session_expired: 'Open a new session, once; if your server minted it, your server has to mint another.',
  binding_required: 'Bind the session first (`POST /v1/sessions/binding`); the element does so automatically.',
  proof_required: 'Send a `DPoP` header with `Authorization: DPoP …`.',
  proof_invalid: 'Make a new proof with the nonce from `DPoP-Nonce`, once.',
  api_key_invalid: 'Check `MERCHANT_API_KEYS`.',
  origin_required: 'Browsers send it automatically. A server uses an API key instead.',
  key_required: 'Ask from your server, with a key from `MERCHANT_API_KEYS`.',
  origin_not_allowed:
    'Add the page’s exact origin to `ALLOWED_ORIGINS`, or to the key’s origins. The log line of the request names it.',
  not_found: 'An error of the caller: there is no such path.',
  check_not_found: 'Check again: a check can be read until its `expiresAt`, in its own session.',
  batch_not_found:
    'Submit it again, with a new `Idempotency-Key`: a batch is kept for 24 hours, for the key that created it.',
  method_not_allowed: 'An error of the caller: `Allow` lists the methods.',
  decision_not_possible:
    'Do not retry: the check is pending, is a match, disclosed no name, or its decision was changed twenty times.',
  idempotency_conflict: 'An error of the caller: use a new `Idempotency-Key` for each new batch.',
  payload_too_large: 'An error of the caller: bodies are limited to 8 KiB, and to 2 MiB for a batch.',
  unsupported_media_type: 'An error of the caller: send `Content-Type: application/json`.',
  rate_limited: 'Wait for `Retry-After`, then try again.',
  attempts_exhausted: 'Wait for `Retry-After`. Do not invite the payer to try more names.',
  internal_error: 'Try again later; report the `requestId`.',
  store_unavailable: 'Try again after `Retry-After`. Nothing was checked.',
  signer_unavailable: 'Try again after `Retry-After`: the bank’s answer is kept, and the bank is not asked again.',
  shutting_down: 'Try again after `Retry-After`: another instance will respond.',
};

const GROUPS = {
  limits: /^LIMIT_/,
  checks: /^(PROVIDERS|CHECK_|PROVIDER_)/,
  ...Object.fromEntries(providerName.options.map((name) => [name, new RegExp(`^${name.toUpperCase()}_`)])),
};
const groupOf = (name) => Object.keys(GROUPS).find((group) => GROUPS[group].test(name)) ?? 'general';

const cell = (text) =>
  String(text ?? '')
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ');
const code = (text) => `\`${text}\``;
const table = (head, rows) =>
  [
    `| ${head.join(' | ')} |`,
    `|${' --- |'.repeat(head.length)}`,
    ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
  ].join('\n');

function variableTables(variables) {
  const rows = new Map();
  for (const { name, description, default: fallback, secret } of variables) {
    const row = [code(name), fallback === null ? '' : code(fallback), secret ? 'yes' : '', description];
    rows.set(groupOf(name), [...(rows.get(groupOf(name)) ?? []), row]);
  }
  const head = ['variable', 'default', 'secret', 'meaning'];
  return Object.fromEntries([...rows].map(([group, its]) => [`variables:${group}`, table(head, its)]));
}

function problemTable(problems) {
  const rows = Object.entries(problems).map(([name, { status, title }]) => {
    if (ADVICE[name] === undefined) throw new Error(`docs/tables.mjs has no advice for ${name}`);
    return [code(name), status, title, ADVICE[name]];
  });
  return table(['code', 'status', 'title', 'what to do'], rows);
}

const typed = ({ type }) => (type?.text ? code(type.text) : '');
const described = (head, items) =>
  table(
    head,
    items.map(({ name, description }) => [code(name), description]),
  );

/** A property's words; where it has none of its own, those of the attribute of the same name. */
function propertyRow({ name, type, readonly, description, default: fallback }, attributes) {
  const attribute = attributes.find((each) => each.name.replaceAll('-', '') === name.toLowerCase());
  const words = description ?? (attribute ? `${attribute.description}` : '');
  return [
    code(name),
    typed({ type }),
    [readonly ? 'Read-only.' : '', words].filter(Boolean).join(' '),
    fallback ? code(fallback) : '',
  ];
}

function elementTables(manifest) {
  const declarations = manifest.modules.flatMap((module) => module.declarations ?? []);
  const of = (tag) => declarations.find(({ tagName }) => tagName === tag);
  const element = of('payee-check');
  const context = of('payee-check-context');
  const attributes = (declaration) =>
    table(
      ['attribute', 'values', 'default', 'meaning'],
      declaration.attributes.map((one) => [
        code(one.name),
        typed(one),
        one.default ? code(one.default) : '',
        one.description,
      ]),
    );
  const fields = (declaration) => declaration.members.filter(({ kind }) => kind === 'field');
  const signature = ({ name, parameters = [] }) =>
    code(`${name}(${parameters.map((parameter) => parameter.name + (parameter.optional ? '?' : '')).join(', ')})`);
  const properties = (declaration) =>
    table(
      ['property', 'type', 'meaning', 'default'],
      fields(declaration).map((field) => propertyRow(field, declaration.attributes)),
    );
  return {
    attributes: attributes(element),
    properties: properties(element),
    methods: table(
      ['method', 'gives', 'meaning'],
      element.members
        .filter(({ kind }) => kind === 'method')
        .map((method) => [
          signature(method),
          typed({ type: method.return?.type }),
          method.description ?? 'As on `<input>`',
        ]),
    ),
    events: table(
      ['event', 'type', 'when'],
      element.events.map((event) => [code(event.name), typed(event), event.description]),
    ),
    slots: described(['slot', 'for'], element.slots),
    parts: described(['part', 'what'], element.cssParts),
    states: described(['state', 'when'], element.cssStates),
    tokens: table(
      ['token', 'default', 'for'],
      element.cssProperties.map((token) => [
        code(token.name),
        token.default ? code(token.default) : '',
        token.description,
      ]),
    ),
    'context-attributes': attributes(context),
    'context-properties': properties(context),
  };
}

/** What was tried with the element and passed: `test/packages` writes it down, with `RECORD=1`. */
function trialTable() {
  const trials = JSON.parse(readFileSync(join(docs, 'tried-with.json'), 'utf8'));
  const rows = trials.map(({ kind, name, packages, browser, node, day }) => {
    const versions = Object.entries(packages).map(([it, version]) => code(`${it} ${version}`));
    return [kind, name, versions.join(', '), `${browser}, Node ${node}`, day];
  });
  return table(['kind', 'name', 'packages', 'tried in', 'on'], rows);
}

/** In which layouts the element has been measured, and in which engines: the browser tests write it down, with `RECORD=1`. */
function layoutTable() {
  const layouts = JSON.parse(readFileSync(join(docs, 'tried-layouts.json'), 'utf8'));
  const engines = ['Chromium', 'Firefox', 'WebKitGTK'];
  const rows = Object.entries(layouts).map(([layout, tried]) => [
    layout,
    ...engines.map((engine) => (tried[engine] ? `${tried[engine].version}, ${tried[engine].day}` : 'not tried')),
  ]);
  return table(['layout', ...engines], rows);
}

/** @returns {Record<string, string>} Every table by its name. */
export function allTables({ variables, problems, manifest }) {
  return {
    ...variableTables(variables),
    problems: problemTable(problems),
    ...elementTables(manifest),
    'tried-with': trialTable(),
    layouts: layoutTable(),
  };
}

/** A page with its tables as they are now. */
export function withTables(page, tables) {
  return page.replace(PLACE, (_, before, name, after) => {
    if (tables[name] === undefined) throw new Error(`There is no table ${name}`);
    return `${before}\n${tables[name]}\n\n${after}`;
  });
}

async function write() {
  const { variables } = await import('@payee-check/bff');
  const manifest = JSON.parse(readFileSync(join(docs, '..', 'widget', 'custom-elements.json'), 'utf8'));
  const tables = allTables({ variables, problems, manifest });
  for (const name of readdirSync(docs)) {
    if (!name.endsWith('.md')) continue;
    const page = readFileSync(join(docs, name), 'utf8');
    const current = withTables(page, tables);
    if (current !== page) writeFileSync(join(docs, name), current);
  }
}

if (process.argv[1] === import.meta.filename) await write();
