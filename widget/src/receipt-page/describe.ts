import { type ReceiptClaims, ReceiptError } from '@payee-check/shared/receipt';
import { accountText, type Entered } from './judge.ts';
import type { PageMessages } from './languages.ts';

type Line = readonly [label: string, value: string];

const ownText = (texts: object, key: string): string | undefined => {
  const found: unknown = Object.entries(texts).find(([name]) => name === key)?.[1];
  return typeof found === 'string' ? found : undefined;
};

function result({ outcome, basis, reason }: ReceiptClaims, { page, element }: PageMessages): string {
  if (basis === 'ownership') return page.byOwnership;
  if (reason === 'identifier_mismatch') return element.heading.identifier_mismatch;
  if (basis !== 'identifier_check') return element.heading[outcome];
  return outcome === 'match' ? element.heading.match_identifier : element.heading.identifier_mismatch;
}

function choice({ decision }: ReceiptClaims, { page }: PageMessages): string {
  if (decision === null) return page.none;
  return decision === 'use_registered_name' ? page.tookName : page.continued;
}

function restsOn({ basis }: ReceiptClaims, { page }: PageMessages): string {
  if (basis === null) return page.none;
  return { name_check: page.byName, identifier_check: page.byIdentifier, ownership: page.byOwnership }[basis];
}

/** A risk signal without a message is shown by its code. */
function warnings({ risk }: ReceiptClaims, { page, element }: PageMessages): string {
  const known = risk.signals.map((signal) => ownText(element.risk, signal) ?? signal);
  const alarm = risk.level === 'high' ? [element.heading.risk_high] : [];
  return [...alarm, ...known].join(' – ') || (risk.level === 'caution' ? risk.level : page.none);
}

const source = ({ src }: ReceiptClaims, { page }: PageMessages) =>
  src === null ? page.none : [src.provider, src.scheme, src.reference].filter((part) => part !== null).join(', ');

/** A text of any direction, isolated so that it does not reorder the text around it. */
const isolated = (text: string) => `\u2068${text}\u2069`;

/** What a genuine receipt says, in the messages of a language. */
export function describe(claims: ReceiptClaims, given: Entered, messages: PageMessages, language: string): Line[] {
  const { page, element } = messages;
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'long', timeZone: 'UTC' });
  // Together with what was compared: on paper, nothing else says which account or name this is about.
  const compared = (value: string | undefined) => (value ? `${isolated(value)} – ${page.agrees}` : page.notCompared);
  const { reason, identifier_hashes, identifiers_compared } = claims;
  const why = reason === null || reason === 'identifier_mismatch' ? '' : (ownText(element.reason, reason) ?? reason);
  const number = identifiers_compared === false ? page.notCompared : compared(given.identifiers);
  const order = given.reference === undefined ? `${claims.ref} – ${page.notCompared}` : compared(given.reference);
  return [
    [page.result, [result(claims, messages), why].filter(Boolean).join('. ').replace('..', '.')],
    [page.basis, restsOn(claims, messages)],
    [page.choice, choice(claims, messages)],
    [page.warnings, warnings(claims, messages)],
    [page.source, source(claims, messages)],
    [page.checked, `${format.format(claims.checked_at * 1000)} (${claims.jti})`],
    [page.account, compared(accountText(given.account))],
    [page.name, compared(given.name)],
    ...(identifier_hashes === undefined ? [] : [[page.identifier, number] as const]),
    ...(claims.ref === undefined ? [] : [[page.order, order] as const]),
    ...(claims.subject_hash === undefined ? [] : [[page.customer, compared(given.subject)] as const]),
    [page.issuer, claims.iss],
    [page.page, claims.aud],
  ];
}

/** Why a receipt proves nothing. */
export function refusal(error: unknown, { page }: PageMessages): string {
  const code = error instanceof ReceiptError ? error.code : 'invalid_options';
  const fields: Readonly<Record<string, string>> = {
    account_mismatch: page.account,
    name_mismatch: page.name,
    identifier_mismatch: page.identifier,
    reference_mismatch: page.order,
    subject_mismatch: page.customer,
  };
  const field = fields[code];
  if (field !== undefined) return page.mismatch.replace('{what}', field);
  if (code === 'signature') return page.signature;
  return code === 'invalid_options' ? page.noKeys : page.notReceipt;
}
