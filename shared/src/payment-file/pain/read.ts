import { SaxesParser, type SaxesTagNS } from 'saxes';
import { readAccount, readUkAccount } from '../account.ts';
import { PaymentFileError } from '../errors.ts';
import { lineOf } from '../line.ts';
import type { Encoding, NameSpan, Pain001File, PaymentLine } from '../types.ts';

/** ISO's own namespace, the Swiss one (`….ch.02.xsd`), and those of the German and the Austrian banks. */
const NAMESPACE = /[:/]pain\.001\.00[123]\.(03|09)(?:(?:\.ch\.\d\d)?(?:\.xsd)?|:APC:STUZZA:payments:\d{3})$/;
const TRANSACTION = '/Document/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf';
const PAYMENT = '/Document/CstmrCdtTrfInitn/PmtInf';
/** The elements of a transaction that are read, by path. */
const FIELDS: Readonly<Record<string, string>> = {
  '/PmtId/EndToEndId': 'reference',
  '/Amt/InstdAmt': 'amount',
  '/CdtrAgt/FinInstnId/BIC': 'bic',
  '/CdtrAgt/FinInstnId/BICFI': 'bic',
  '/CdtrAgt/FinInstnId/ClrSysMmbId/ClrSysId/Cd': 'clearing',
  '/CdtrAgt/FinInstnId/ClrSysMmbId/MmbId': 'member',
  '/Cdtr/Nm': 'name',
  '/CdtrAcct/Id/IBAN': 'iban',
  '/CdtrAcct/Id/Othr/Id': 'other',
};
const LONGEST_FIELD = 1000;
const DEEPEST = 100;
const CHUNK = 1 << 16;

/** One transaction, as far as it has been read. */
interface Transaction {
  readonly line: number;
  readonly texts: Record<string, string>;
  currency: string | undefined;
  span: NameSpan;
}

function lineFrom({ texts, line, currency }: Transaction, number: number, payment: number): PaymentLine {
  const { iban, other = '', member = '', name, amount, bic, reference } = texts;
  const uk = iban === undefined && texts.clearing?.trim() === 'GBDSC';
  const account = uk ? readUkAccount(member, other) : readAccount(iban ?? other);
  const written = uk ? `${member.trim()} ${other.trim()}` : (iban ?? other);
  return lineOf(number, { line, payment }, account, { written, name, amount, currency, bic, reference });
}

/** Reads the file in a streaming parser. Nothing is resolved: a document type declaration is an error. */
export function readPain001(text: string, encoding: Encoding): Pain001File {
  const parser = new SaxesParser({ xmlns: true });
  const paths: string[] = [];
  const lines: PaymentLine[] = [];
  const names: NameSpan[] = [];
  let namespace: string | undefined;
  let version: '03' | '09' | undefined;
  let payment = 0;
  let transaction: Transaction | undefined;
  let field: string | undefined;

  const opened = (tag: SaxesTagNS) => {
    if (namespace === undefined) {
      const found = NAMESPACE.exec(tag.uri)?.[1];
      if (tag.local !== 'Document' || (found !== '03' && found !== '09'))
        throw new PaymentFileError('unsupported_version');
      namespace = tag.uri;
      version = found;
    }
    if (paths.length >= DEEPEST) throw new PaymentFileError('malformed_xml', parser.line);
    // An element of another namespace is not part of the message, whatever its name is.
    const path = `${paths.at(-1) ?? ''}/${tag.uri === namespace ? tag.local : ':'}`;
    paths.push(path);
    if (path === PAYMENT) payment += 1;
    if (path === TRANSACTION) transaction = { line: parser.line, texts: {}, currency: undefined, span: null };
    if (transaction === undefined) return;
    const within = path.slice(TRANSACTION.length);
    field = FIELDS[within];
    if (field !== undefined) {
      // Which of two names or accounts counts, a bank could decide otherwise.
      if (transaction.texts[field] !== undefined) throw new PaymentFileError('malformed_xml', parser.line);
      transaction.texts[field] = '';
    }
    if (field === 'amount') transaction.currency = tag.attributes.Ccy?.value;
    const at = parser.position;
    const prefix = tag.prefix === '' ? '' : `${tag.prefix}:`;
    const [open, close] = [`<${prefix}Nm>`, `</${prefix}Nm>`];
    // The name comes first in Cdtr, so a missing one belongs directly after its start tag.
    if (within === '/Cdtr' && !tag.isSelfClosing) transaction.span = { from: at, to: at, open, close };
    if (within === '/Cdtr/Nm') {
      transaction.span = tag.isSelfClosing
        ? { from: text.lastIndexOf('<', at - 1), to: at, open, close }
        : { from: at, to: at, open: '', close: '' };
    }
  };

  const closed = (tag: SaxesTagNS) => {
    const path = paths.pop();
    field = undefined;
    if (transaction === undefined) return;
    if (path === `${TRANSACTION}/Cdtr/Nm` && !tag.isSelfClosing && transaction.span !== null) {
      transaction.span = { ...transaction.span, to: text.lastIndexOf('</', parser.position - 1) };
    }
    if (path === TRANSACTION) {
      lines.push(lineFrom(transaction, lines.length + 1, payment));
      names.push(transaction.span);
      transaction = undefined;
    }
  };

  const wrote = (piece: string) => {
    if (transaction === undefined || field === undefined) return;
    const so = transaction.texts[field] ?? '';
    if (so.length < LONGEST_FIELD) transaction.texts[field] = so + piece.slice(0, LONGEST_FIELD);
  };

  parser.on('doctype', () => {
    throw new PaymentFileError('doctype_forbidden', parser.line);
  });
  parser.on('error', () => {
    throw new PaymentFileError('malformed_xml', parser.line);
  });
  parser.on('opentag', opened);
  parser.on('closetag', closed);
  parser.on('text', wrote);
  parser.on('cdata', wrote);
  for (let index = 0; index < text.length; index += CHUNK) parser.write(text.slice(index, index + CHUNK));
  parser.close();
  if (version === undefined) throw new PaymentFileError('unsupported_version');
  if (lines.length === 0) throw new PaymentFileError('no_lines');
  return { format: 'pain.001', version, lines, source: { text, encoding, names } };
}
