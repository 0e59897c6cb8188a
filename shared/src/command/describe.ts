import type { KeptReceipt, ReceiptClaims } from '../receipt/index.ts';

const OUTCOMES: Readonly<Record<ReceiptClaims['outcome'], string>> = {
  match: 'match',
  close_match: 'close match: the name almost matched',
  no_match: 'no match: the name did not match',
  unable_to_verify: 'could not be checked',
};

const BASES: Readonly<Record<string, string>> = {
  name_check: 'the bank compared the name',
  identifier_check: 'the bank compared identifiers; the name was not checked',
  ownership: 'the account is proved to be the customer’s own; the name was not checked',
  nothing: 'nothing was established',
};

const DECISIONS: Readonly<Record<string, string>> = {
  use_registered_name: 'the payer chose the name that the bank has',
  continue_anyway: 'the payer was warned and continued',
  none: 'none',
};

/** Control characters could overwrite what is on the screen. */
const plain = (text: string) => text.replace(/\p{Cc}/gu, '�');

const time = (seconds: number) => new Date(seconds * 1000).toISOString().replace('.000Z', ' UTC').replace('T', ' ');

function source({ src }: ReceiptClaims): string {
  if (src === null) return 'nobody’s answer decided';
  const scheme = src.scheme === null ? '' : ` (${src.scheme})`;
  const reference = src.reference === null ? '' : `, their reference ${src.reference}`;
  return `${src.provider}${scheme}${reference}${src.environment === 'sandbox' ? ', A SANDBOX: FICTITIOUS' : ''}`;
}

function compared(what: string, given: unknown): string {
  return given === undefined ? `not compared: no ${what} was given` : 'the one that was checked';
}

function identifiers({ identifiers_compared }: ReceiptClaims, given: KeptReceipt): string {
  const asked = compared('identifier', given.identifiers?.[0]);
  return identifiers_compared === false ? `${asked}; the bank did not compare them` : asked;
}

/** What a genuine receipt says, one line per fact. */
export function describe(claims: ReceiptClaims, given: KeptReceipt): readonly (readonly [string, string])[] {
  const { outcome, reason, decision, basis, risk, shown } = claims;
  return [
    ['Outcome', OUTCOMES[outcome] + (reason === null ? '' : `, ${reason}`)],
    ['Rests on', BASES[basis ?? 'nothing'] ?? ''],
    ['Decision', DECISIONS[decision ?? 'none'] ?? ''],
    ['Risk', [risk.level, ...risk.signals].join(', ')],
    ['Said by', source(claims)],
    ['Account state', claims.account_status ?? 'not stated'],
    ['Checked', time(claims.checked_at)],
    ['Issued', `${time(claims.iat)}, for payment until ${time(claims.exp)}`],
    ['By', claims.iss],
    ['For the page', claims.aud],
    ['For the order', claims.ref ?? 'any'],
    ['For a customer', claims.subject_hash === undefined ? 'any' : compared('subject', given.subject)],
    ['Account', compared('account', given.account)],
    ['Name', compared('name', given.name)],
    ...(claims.identifier_hashes === undefined ? [] : [['Identifiers', identifiers(claims, given)] as const]),
    ['Check', claims.jti],
    ...(shown === undefined
      ? []
      : [['Shown, by the browser', `${shown.locale}, ${shown.policy}, ${shown.element}, ${shown.text}`] as const]),
  ].map(([name = '', value = '']) => [name, plain(value)]);
}
