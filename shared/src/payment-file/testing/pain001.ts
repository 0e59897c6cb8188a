export interface Sample {
  readonly names: readonly string[];
  readonly version?: '03' | '09';
  readonly namespace?: string;
  /** With its colon: `p:`. */
  readonly prefix?: string;
  readonly encoding?: string;
  readonly newline?: string;
}

const IBANS = ['DE89370400440532013000', 'FR1420041010050500013M02606', 'NL91ABNA0417164300', 'BE68539007547034'];

/**
 * A payment file of the simplest kind, each name as it is to stand in the markup; the debtor is called like a creditor,
 * so that a replacement in the wrong place shows.
 */
export function pain001({
  names,
  version = '03',
  prefix = '',
  encoding = 'UTF-8',
  newline = '\n',
  ...given
}: Sample): string {
  const namespace = given.namespace ?? `urn:iso:std:iso:20022:tech:xsd:pain.001.001.${version}`;
  const bic = version === '03' ? 'BIC' : 'BICFI';
  const date = version === '03' ? '2026-12-01' : `<${prefix}Dt>2026-12-01</${prefix}Dt>`;
  const transactions = names.map((name, index) =>
    [
      '<CdtTrfTxInf>',
      `  <PmtId><EndToEndId>R-${index + 1}</EndToEndId></PmtId>`,
      `  <Amt><InstdAmt Ccy="EUR">${index + 1}.50</InstdAmt></Amt>`,
      `  <CdtrAgt><FinInstnId><${bic}>COBADEFFXXX</${bic}></FinInstnId></CdtrAgt>`,
      `  <Cdtr>${name === '' ? '' : `<Nm>${name}</Nm>`}<PstlAdr><Ctry>DE</Ctry></PstlAdr></Cdtr>`,
      `  <CdtrAcct><Id><IBAN>${IBANS[index % IBANS.length]}</IBAN></Id></CdtrAcct>`,
      '  <UltmtCdtr><Nm>Jane Doe</Nm></UltmtCdtr>',
      '</CdtTrfTxInf>',
    ].join(newline),
  );
  const body = [
    '<CstmrCdtTrfInitn>',
    `<GrpHdr><MsgId>M-1</MsgId><CreDtTm>2026-11-28T08:00:00</CreDtTm><NbOfTxs>${names.length}</NbOfTxs><InitgPty><Nm>Jane Doe</Nm></InitgPty></GrpHdr>`,
    `<PmtInf><PmtInfId>P-1</PmtInfId><PmtMtd>TRF</PmtMtd><ReqdExctnDt>${date}</ReqdExctnDt><Dbtr><Nm>Jane Doe</Nm></Dbtr>`,
    `<DbtrAcct><Id><IBAN>DE02120300000000202051</IBAN></Id></DbtrAcct><DbtrAgt><FinInstnId><${bic}>BYLADEM1001</${bic}></FinInstnId></DbtrAgt>`,
    ...transactions,
    '</PmtInf>',
    '</CstmrCdtTrfInitn>',
  ].join(newline);
  const prefixed = prefix === '' ? body : body.replace(/<(\/?)(?=[A-Z])/g, `<$1${prefix}`);
  const declared = prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`;
  return [
    `<?xml version="1.0" encoding="${encoding}"?>`,
    '<!-- of the ERP: <Nm>Jane Doe</Nm> -->',
    `<${prefix}Document ${declared}="${namespace}">${prefixed}</${prefix}Document>`,
    '',
  ].join(newline);
}
