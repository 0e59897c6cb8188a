import type { ReceiptAccount } from './commitment.ts';

/** What a form sent: a `FormData`, a `URLSearchParams`, or the object that a server made of it (Express, Fastify, …). */
export type SubmittedForm = { readonly get: (field: string) => unknown } | Readonly<Record<string, unknown>>;

/** One payee as a form sent it: everything that a receipt is held against, unverified. */
export interface SubmittedPayee {
  /** Empty where nothing was checked. */
  readonly receipt: string;
  readonly account: Exclude<ReceiptAccount, string>;
  readonly name: string;
}

function fieldOf(form: SubmittedForm, field: string): unknown {
  const { get } = form;
  if (typeof get === 'function') return get.call(form, field);
  return Object.entries(form).find(([name]) => name === field)?.[1];
}

/**
 * Reads the fields that a `<payee-check name="payee">` submitted. A field that is absent, or is no text, is the empty text,
 * which no receipt was ever signed for: nothing has to be looked at before `verifyReceipt`.
 *
 * @param form What was posted; also none, where a body could not be read
 * @param name The element's `name`
 * @example
 * const { receipt, account, name } = readPayee(await request.formData());
 */
export function readPayee(form: SubmittedForm | null | undefined, name = 'payee'): SubmittedPayee {
  const text = (field: string): string => {
    const value = form === null || form === undefined ? '' : fieldOf(form, field);
    return typeof value === 'string' ? value : '';
  };
  const account =
    text(`${name}.scheme`) === 'uk'
      ? {
          scheme: 'uk' as const,
          sortCode: text(`${name}.sort-code`),
          accountNumber: text(`${name}.account-number`),
          secondaryReference: text(`${name}.secondary-reference`),
        }
      : { scheme: 'iban' as const, iban: text(`${name}.iban`) };
  return { receipt: text(name), account, name: text(`${name}.name`) };
}
