import type { OutboundResponse } from '../../outbound/client.ts';
import { ProviderError } from '../../outbound/errors.ts';
import { refusal } from '../answers.ts';
import { type Envelope, envelope } from './schema.ts';

/** "Account locked for 10 minutes after too many failed attempts": another attempt before that makes it worse. */
export const LOCKED_FOR_MS = 10 * 60 * 1000;

const CREDENTIALS =
  /^(?:username_or_password_incorrect|account_(?:not_verified|locked|suppressed)|unauthori[sz]ed)$|token/i;
const CLOSED = /^account_(?:not_verified|locked|suppressed)$/i;
const ONE_TIME_CODE = /otp|one_?time/i;

/**
 * What an answer says about our credentials. `admitted`: neither code nor token is at fault. `code`: the one-time code
 * was refused. `refused`: the code, the token or the password was refused.
 */
export type Admission = 'admitted' | 'code' | 'refused';

export function admissionOf(response: OutboundResponse): Admission {
  const errors = errorsOf(response);
  // No other code or token unlocks an account: another attempt makes it worse.
  if (errors.some(({ messageCode }) => CLOSED.test(messageCode ?? ''))) return 'admitted';
  const codes = errors.map(({ fieldName, messageCode }) => ({
    field: fieldName ?? '',
    code: messageCode ?? '',
  }));
  if (codes.some(({ field, code }) => ONE_TIME_CODE.test(field) || ONE_TIME_CODE.test(code))) return 'code';
  if (response.status === 401 || codes.some(({ code }) => /^(?:username_or|unauthori|.*token)/i.test(code)))
    return 'refused';
  return 'admitted';
}

/**
 * Opens the common response format.
 * @throws ProviderError for a refusal, even with HTTP 200, and for an answer that is both success and error.
 */
export function openEnvelope(response: OutboundResponse): Envelope {
  const { status } = response;
  const errors = errorsOf(response);
  if (status < 200 || status > 299) throw credentialError(errors, status) ?? refusal('ibanera', response);
  const parsed = envelope.safeParse(response.json());
  if (!parsed.success) throw new ProviderError('ibanera', 'bad_answer', { status });
  if (parsed.data.status === '1' && errors.length === 0) return parsed.data;
  if (parsed.data.status === '0') {
    throw credentialError(errors, status) ?? new ProviderError('ibanera', 'refused_request', { status });
  }
  throw new ProviderError('ibanera', 'bad_answer', { status });
}

function credentialError(errors: NonNullable<Envelope['errors']>, status: number): ProviderError | null {
  const codes = errors.map(({ messageCode }) => messageCode ?? '');
  if (codes.some((code) => /^account_locked$/i.test(code))) {
    return new ProviderError('ibanera', 'bad_credentials', { status, retryAfterMs: LOCKED_FOR_MS });
  }
  const named = errors.some(({ fieldName }) => ONE_TIME_CODE.test(fieldName ?? ''));
  const told = codes.some((code) => CREDENTIALS.test(code) || ONE_TIME_CODE.test(code));
  return named || told ? new ProviderError('ibanera', 'bad_credentials', { status }) : null;
}

/** The errors in an answer of any status; none if it is not in the common format. */
function errorsOf(response: OutboundResponse): NonNullable<Envelope['errors']> {
  try {
    const parsed = envelope.safeParse(JSON.parse(response.text()));
    return parsed.success ? (parsed.data.errors ?? []) : [];
  } catch {
    return [];
  }
}
