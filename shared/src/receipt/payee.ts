import type { ReceiptAccount, ReceiptIdentifier } from './commitment.ts';

/**
 * What a form sent: a `FormData`, a `URLSearchParams`, or the object into which a server parsed it (Express, Fastify,
 * …).
 */
export type SubmittedForm = { readonly get: (field: string) => unknown } | Readonly<Record<string, unknown>>;

/** One payee as a form sent it: everything that a receipt is compared with, unverified. */
export interface SubmittedPayee {
  /** Empty if nothing was checked. */
  readonly receipt: string;
  readonly account: Exclude<ReceiptAccount, string>;
  readonly name: string;
  /** The identifier that the payer typed, if the element asks for one; otherwise absent. */
  readonly identifiers?: readonly ReceiptIdentifier[];
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function fieldOf(form: SubmittedForm, field: string): unknown {
  const { get } = form;
  return typeof get === 'function' ? get.call(form, field) : ownOf(form, field);
}

const ownOf = (object: object, key: string): unknown => Object.entries(object).find(([name]) => name === key)?.[1];

/** `order[payee]` in a form whose brackets a server (qs, Rack, PHP) turned into objects. */
function nestedOf(form: SubmittedForm, name: string): object | undefined {
  let at: unknown = form;
  for (const key of name.split(/[[\]]+/).filter(Boolean)) at = isObject(at) ? ownOf(at, key) : undefined;
  return isObject(at) ? at : undefined;
}

/** The names of a part's field, by the element's `field-separator`: `.`, `_` and `[]`. */
const spellings: readonly ((name: string, part: string) => string)[] = [
  (name, part) => (part === 'receipt' ? name : `${name}.${part}`),
  (name, part) => (part === 'receipt' ? name : `${name}_${part}`),
  (name, part) => `${name}[${part}]`,
];

/** Reads a part of the payee, with the separator that the form uses throughout. */
function partsOf(form: SubmittedForm, name: string): (part: string) => unknown {
  for (const spell of spellings) {
    if (typeof fieldOf(form, spell(name, 'scheme')) === 'string') return (part) => fieldOf(form, spell(name, part));
  }
  const nested = nestedOf(form, name);
  return (part) => (nested ? ownOf(nested, part) : fieldOf(form, part === 'receipt' ? name : `${name}.${part}`));
}

/**
 * Reads the fields that a `<payee-check name="payee">` submitted, whichever its `field-separator` is. A field that is
 * absent, or not a text, becomes the empty text, for which no receipt was ever signed, so nothing has to be validated
 * before `verifyReceipt`.
 *
 * @param form What was posted; `undefined` if a body could not be read
 * @param name The element's `name`
 * @example
 * const { receipt, account, name } = readPayee(await request.formData());
 */
export function readPayee(form: SubmittedForm | null | undefined, name = 'payee'): SubmittedPayee {
  const parts = form === null || form === undefined ? () => '' : partsOf(form, name);
  const text = (part: string): string => {
    const value = parts(part);
    return typeof value === 'string' ? value : '';
  };
  const account =
    text('scheme') === 'uk'
      ? {
          scheme: 'uk' as const,
          sortCode: text('sort-code'),
          accountNumber: text('account-number'),
          secondaryReference: text('secondary-reference'),
        }
      : { scheme: 'iban' as const, iban: text('iban') };
  const identifier = { type: text('identifier-type'), value: text('identifier') };
  const typed = identifier.value === '' ? {} : { identifiers: [identifier] };
  return { receipt: text('receipt'), account, name: text('name'), ...typed };
}
