/** All messages of the page that shows what a receipt proves, in addition to the element's. */
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
  /** No key file was opened, or the file is not one. */
  noKeys: string;
  /** Label of the outcome. */
  result: string;
  /** Label of the basis of the outcome. */
  basis: string;
  choice: string;
  /** Label of the signs of risk. */
  warnings: string;
  /** Label of the provider that answered. */
  source: string;
  /** Label of a time. */
  checked: string;
  issuer: string;
  /** Label of the page’s address. */
  page: string;
  /** Next to “Account”, “Name” … */
  agrees: string;
  /** Like `agrees`, if nothing was entered. */
  notCompared: string;
  /** Next to “Warnings” and “The payer’s choice”. */
  none: string;
  byName: string;
  byIdentifier: string;
  byOwnership: string;
  tookName: string;
  continued: string;
  sandbox: string;
  /** Shown under every genuine receipt. */
  limits: string;
}
