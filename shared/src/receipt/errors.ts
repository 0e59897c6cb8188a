const MESSAGES = {
  not_checked: 'There is no receipt: this payee was not checked',
  malformed: 'The receipt is not a Payee Check receipt',
  signature: 'The receipt was not signed by a key of this issuer, or it has been changed',
  issuer_mismatch: 'The receipt comes from another issuer',
  origin_mismatch: 'The receipt was made for another origin',
  expired: 'The receipt has expired: ask for a new check',
  sandbox: 'The receipt comes from a sandbox, whose answers are fictitious: allowSandbox accepts it',
  account_mismatch: 'The receipt is for another account than the one that will be paid',
  name_mismatch: 'The receipt is for another name than the one that will be paid',
  identifier_mismatch: 'The receipt is for another organisation’s number than the one that the payee is known by',
  reference_mismatch: 'The receipt was made for another order, or for one where no reference was given here',
  subject_required: 'The receipt proves that the account is one customer’s own: pass subject to say whose it has to be',
  subject_mismatch: 'The receipt was made for another customer',
  already_used: 'A receipt of this check has already been used',
  invalid_options: 'jwks, issuer, audience, account and name are all required to verify a receipt',
  jwks_unavailable: 'The public keys of the issuer could not be fetched: try again',
} as const;

/** Why a receipt is refused; a stable machine code. */
export type ReceiptErrorCode = keyof typeof MESSAGES;

/** A receipt that proves nothing. `code` says why; neither it nor the message contains anything from the receipt. */
export class ReceiptError extends Error {
  override readonly name = 'ReceiptError';
  readonly code: ReceiptErrorCode;

  constructor(code: ReceiptErrorCode) {
    super(MESSAGES[code]);
    this.code = code;
  }
}
