/** Why a receipt is refused; a stable machine code. */
export type ReceiptErrorCode =
  | 'not_checked'
  | 'malformed'
  | 'signature'
  | 'expired'
  | 'issuer_mismatch'
  | 'origin_mismatch'
  | 'account_mismatch'
  | 'name_mismatch'
  | 'invalid_options'
  | 'jwks_unavailable';

const MESSAGES: Record<ReceiptErrorCode, string> = {
  not_checked: 'There is no receipt: this payee was not checked',
  malformed: 'The receipt is not a Payee Check receipt',
  signature: 'The receipt was not signed by a key of this issuer, or it was changed',
  expired: 'The receipt has expired: ask for a new check',
  issuer_mismatch: 'The receipt comes from another issuer',
  origin_mismatch: 'The receipt was made for another origin',
  account_mismatch: 'The receipt is for another account than the one that will be paid',
  name_mismatch: 'The receipt is for another name than the one that will be paid',
  invalid_options: 'jwks, issuer, audience, account and name are all required to verify a receipt',
  jwks_unavailable: 'The public keys of the issuer could not be fetched: try again',
};

/** A receipt that proves nothing. `code` says why; neither it nor the message holds anything of the receipt. */
export class ReceiptError extends Error {
  override readonly name = 'ReceiptError';
  readonly code: ReceiptErrorCode;

  constructor(code: ReceiptErrorCode) {
    super(MESSAGES[code]);
    this.code = code;
  }
}
