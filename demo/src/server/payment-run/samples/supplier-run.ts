/** One payment: creditor, account, euros, invoice. */
type Payment = readonly [name: string, iban: string, amount: string, invoice: string];

const payments: readonly Payment[] = [
  ['Lindenhof Gärtnerei GmbH', 'DE87500100990000303030', '1840.00', 'INV-20117'],
  ['Nordlicht Solartechnik AG', 'DE69500100990000404040', '48250.00', 'INV-20118'],
  ['Isartal Maschinenbau GmbH', 'DE65700200880071234504', '12790.40', 'INV-20121'],
  ['Tulpenhandel Oranje N.V.', 'NL56VRBD0998877665', '3312.75', 'INV-20122'],
  ['Boulangerie du Marais SARL', 'FR7641999000110098765432120', '418.20', 'INV-20125'],
  ['Aceites del Sur, S.L.', 'ES0671990418350312345678', '2205.00', 'INV-20126'],
  ['Officine Meccaniche Bianci S.r.l.', 'IT02W0399911101000000654321', '9870.00', 'INV-20130'],
  ['Emerald Software Limited', 'IE65VRIE99001187654321', '15600.00', 'INV-20131'],
  ['Saimaan Puu Oy', 'FI3849999900543212', '7431.10', 'INV-20133'],
  ['Ardennes Chocolat SA', 'BE41734005432110', '963.50', 'INV-20134'],
  ['Bursztyn Spolka z o.o.', 'PL21999010190000071219812999', '2840.00', 'INV-20137'],
  ['Bergkristall Hotelbetriebs GmbH', 'AT744610000000777001', '1296.00', 'INV-20139'],
  ['Gozo Salt Pans Ltd', 'MT74VRMT99110000012345MTLCAST00', '540.00', 'INV-20140'],
  ['Marc Weber', 'LU379999400644750000', '2000.00', 'INV-20141'],
  ['María García', 'ES1571990418350200051332', '750.00', 'INV-20143'],
  ['Siobhan O’Brien', 'IE26VRIE99001112345678', '1120.00', 'INV-20144'],
  ['Pieter van der Berg', 'NL56VRBD0417164300', '388.00', 'INV-20145'],
  ['Katharina Grubre', 'AT474500001234567891', '1475.00', 'INV-20148'],
  ['Nordlicht Solartechnik AG', 'DE53500100990000001002', '48250.00', 'INV-20149'],
  ['Petersen Hafenlogistik', 'DE30200300770000009001', '6120.00', 'INV-20150'],
  ['Giulia Rossi', 'IT31Q0399911101000000123456', '980.00', 'INV-20152'],
  ['Payee Check Demo Shop GmbH', 'DE03500100995555555555', '119.00', 'INV-20153'],
  ['Aino Virtanen', 'FI7849999900123452', '645.00', 'INV-20155'],
  ['Beat Zuercher', 'CH0309990011623852957', '2310.00', 'INV-20156'],
];

/** In cents, so that the control sum is exact. */
const total = payments.reduce((sum, [, , amount]) => sum + Math.round(Number(amount) * 100), 0);

const transaction = ([name, account, amount, invoice]: Payment) => `      <CdtTrfTxInf>
        <PmtId><EndToEndId>${invoice}</EndToEndId></PmtId>
        <Amt><InstdAmt Ccy="EUR">${amount}</InstdAmt></Amt>
        <Cdtr><Nm>${name}</Nm></Cdtr>
        <CdtrAcct><Id><IBAN>${account}</IBAN></Id></CdtrAcct>
        <RmtInf><Ustrd>${invoice}</Ustrd></RmtInf>
      </CdtTrfTxInf>`;

const totals = `<NbOfTxs>${payments.length}</NbOfTxs><CtrlSum>${(total / 100).toFixed(2)}</CtrlSum>`;

/** A week's invoices as an accounting system exports them: pain.001.001.09. */
export const supplierRun = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">
  <CstmrCdtTrfInitn>
    <GrpHdr>
      <MsgId>LEDGERLINE-2026-48</MsgId><CreDtTm>2026-11-27T09:30:00</CreDtTm>${totals}
      <InitgPty><Nm>Ledgerline GmbH</Nm></InitgPty>
    </GrpHdr>
    <PmtInf>
      <PmtInfId>SUPPLIERS-2026-48</PmtInfId><PmtMtd>TRF</PmtMtd>${totals}
      <PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl></PmtTpInf>
      <ReqdExctnDt><Dt>2026-12-01</Dt></ReqdExctnDt>
      <Dbtr><Nm>Ledgerline GmbH</Nm></Dbtr>
      <DbtrAcct><Id><IBAN>DE02120300000000202051</IBAN></Id></DbtrAcct>
      <DbtrAgt><FinInstnId><BICFI>BYLADEM1001</BICFI></FinInstnId></DbtrAgt>
      <ChrgBr>SLEV</ChrgBr>
${payments.map(transaction).join('\n')}
    </PmtInf>
  </CstmrCdtTrfInitn>
</Document>
`;
