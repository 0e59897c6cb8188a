import { json, type SandboxReply } from '../server/exchange.ts';

const codes: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['ERROR_CODE_BAD_REQUEST', 'The request was unacceptable.'],
  401: ['ERROR_CODE_UNAUTHORIZED', 'No valid client credentials or token provided.'],
  403: ['ERROR_CODE_ACCESS_DENIED', 'Insufficient credits to perform the verification.'],
  404: ['ERROR_CODE_NOT_FOUND', 'The resource does not exist.'],
  405: ['ERROR_CODE_BAD_REQUEST', 'The method is not allowed here.'],
  413: ['ERROR_CODE_BAD_REQUEST', 'The request is too large.'],
  429: ['ERROR_CODE_TOO_MANY_REQUESTS', 'You have hit the rate limit.'],
};

/** The older generation of error codes, one for each HTTP status. */
export function refuse(status: number, headers: Readonly<Record<string, string>> = {}): SandboxReply {
  const [code, message] = codes[status] ?? ['ERROR_CODE_INTERNAL', 'Something went wrong on our end.'];
  return json(status, { code, message }, headers);
}

/** The newer errors, which say what is wrong with the IBAN. */
export type IbanError =
  | 'iban_required'
  | 'invalid_iban_format'
  | 'invalid_iban_format_for_country'
  | 'invalid_iban_checksum';

const ibanMessages: Readonly<Record<IbanError, string>> = {
  iban_required: 'An IBAN is required.',
  invalid_iban_format: 'The IBAN is not well-formed.',
  invalid_iban_format_for_country: 'The IBAN does not have the format of its country.',
  invalid_iban_checksum: 'The check digits of the IBAN are wrong.',
};

export function refuseIban(code: IbanError): SandboxReply {
  return json(400, { code, message: ibanMessages[code] });
}
