import type { AccountType, ProviderName } from '@payee-check/shared/contract';
import type { NameKind } from '@payee-check/shared/names';
import { isName } from '@payee-check/shared/spelling/name';
import type { OutboundResponse } from '../outbound/client.ts';
import { ProviderError, type ProviderErrorCode } from '../outbound/errors.ts';

/** EPC Max140Text, with room for schemes that allow more; anything longer was not meant to be a name. */
const LONGEST = 280;

/**
 * Control characters, and invisible ones that reverse or hide text: a name with one of them could be displayed as
 * another name.
 */
const UNFIT = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029\u2800]/u;

/** Letters and marks that show as nothing. Not the variation selectors: in a Japanese register they are part of a name. */
const INVISIBLE = /(?!\p{Variation_Selector})\p{Default_Ignorable_Code_Point}/u;

/** The holder's name from a bank if it is fit to be shown to a payer, otherwise `null`. */
export function readRegisteredName(value: string | null | undefined): string | null {
  const name = value?.trim() ?? '';
  return name.length > LONGEST || UNFIT.test(name) || INVISIBLE.test(name) || !isName(name) ? null : name;
}

/** The kind of names to compare, if the payer stated the account type; otherwise the names themselves decide. */
export function kindOf(accountType: AccountType | null): NameKind | undefined {
  if (accountType === null) return undefined;
  return accountType === 'personal' ? 'person' : 'organisation';
}

const CODES: Readonly<Record<number, ProviderErrorCode>> = {
  401: 'bad_credentials',
  402: 'out_of_credits',
  403: 'bad_credentials',
  408: 'bank_timeout',
  421: 'unsupported',
  429: 'throttled',
  503: 'bank_unavailable',
};

function codeOf(status: number): ProviderErrorCode {
  const code = CODES[status];
  if (code !== undefined) return code;
  if (status >= 500) return 'server_error';
  if (status >= 400) return 'refused_request';
  // Neither an answer nor a refusal: a redirect, which is never followed, or not HTTP at all.
  return 'bad_answer';
}

/** What an HTTP status other than 2xx means if the provider's own documentation is not more precise. */
export function refusal(
  provider: ProviderName,
  { status, retryAfterMs }: Pick<OutboundResponse, 'status' | 'retryAfterMs'>,
): ProviderError {
  return new ProviderError(provider, codeOf(status), { status, ...(retryAfterMs === null ? {} : { retryAfterMs }) });
}

/** A poll that failed although what is polled goes on: the service, a gateway before it, or the connection was at fault. */
export function isStumble(error: unknown): error is ProviderError {
  if (!(error instanceof ProviderError)) return false;
  const codes = ['throttled', 'server_error', 'bank_unavailable', 'connection_failed', 'bad_answer'];
  // One of its instances may not know it yet.
  return codes.includes(error.code) || isMissing(error);
}

/** Whether the provider answered 404, because it does not have what was asked for. */
export function isMissing(error: unknown): boolean {
  return error instanceof ProviderError && error.code === 'refused_request' && error.status === 404;
}
