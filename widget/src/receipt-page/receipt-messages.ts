/** Every word of the page that says what a receipt proves, beyond those of the element. */
export interface ReceiptMessages {
  title: string;
  /** What to do here; and that nothing leaves the page. */
  intro: string;
  /** Label of the field for the receipt. */
  receipt: string;
  /** Label of the choice of a file; its name stays as it is. */
  keys: string;
  /** Heading of the fields that may be left empty. */
  compare: string;
  account: string;
  /** The payee’s. */
  name: string;
  /** An LEI, a VAT number or another number of an organisation. */
  identifier: string;
  order: string;
  customer: string;
  /** A button. */
  check: string;
  /** A button. */
  print: string;
  genuine: string;
  nothing: string;
  notReceipt: string;
  signature: string;
  /** `{what}`: the label of a field. */
  mismatch: string;
  /** No key file was opened, or it is none. */
  noKeys: string;
  /** Label of the outcome. */
  result: string;
  /** Label of what the outcome rests on. */
  basis: string;
  choice: string;
  /** Label of the signs of risk. */
  warnings: string;
  /** Label of who answered. */
  source: string;
  /** Label of a time. */
  checked: string;
  issuer: string;
  /** Label of the page’s address. */
  page: string;
  /** Beside “Account”, “Name” … */
  agrees: string;
  /** As `agrees`, where nothing was entered. */
  notCompared: string;
  /** Beside “Warnings” and “The payer’s choice”. */
  none: string;
  byName: string;
  byIdentifier: string;
  byOwnership: string;
  tookName: string;
  continued: string;
  sandbox: string;
  /** What stands under every genuine receipt. */
  limits: string;
}
