import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const element = (name: string, type: string, more = '') => `<xs:element name="${name}" type="${type}" ${more}/>`;
const sequence = (name: string, ...elements: string[]) =>
  `<xs:complexType name="${name}"><xs:sequence>${elements.join('')}</xs:sequence></xs:complexType>`;
const text = (name: string, most: number) =>
  `<xs:simpleType name="${name}"><xs:restriction base="xs:string"><xs:minLength value="1"/><xs:maxLength value="${most}"/></xs:restriction></xs:simpleType>`;

/**
 * The part of ISO 20022's pain.001 that our samples use, written after its message definition report: order and
 * presence of elements, and lengths. It is not ISO's schema; it holds a corrected file to the rules that a correction could break.
 * ISO's own for version 09, and the German banks' for 03 (both are in Debian's libhbci4j-core-java), accept the same files.
 */
function schema(version: '03' | '09', longestName: number): string {
  const namespace = `urn:iso:std:iso:20022:tech:xsd:pain.001.001.${version}`;
  const optional = 'minOccurs="0"';
  return `<xs:schema xmlns="${namespace}" xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${namespace}" elementFormDefault="qualified">
${element('Document', 'Document')}
${sequence('Document', element('CstmrCdtTrfInitn', 'Initiation'))}
${sequence('Initiation', element('GrpHdr', 'Header'), element('PmtInf', 'Payment', 'maxOccurs="unbounded"'))}
${sequence('Header', element('MsgId', 'Max35Text'), element('CreDtTm', 'xs:dateTime'), element('NbOfTxs', 'xs:positiveInteger'), element('InitgPty', 'Party'))}
${sequence(
  'Payment',
  element('PmtInfId', 'Max35Text'),
  element('PmtMtd', 'Max35Text'),
  version === '03' ? element('ReqdExctnDt', 'xs:date') : element('ReqdExctnDt', 'DateChoice'),
  element('Dbtr', 'Party'),
  element('DbtrAcct', 'Account'),
  element('DbtrAgt', 'Agent'),
  element('CdtTrfTxInf', 'Transaction', 'maxOccurs="unbounded"'),
)}
${sequence('DateChoice', element('Dt', 'xs:date'))}
${sequence('Transaction', element('PmtId', 'PaymentId'), element('Amt', 'Amount'), element('CdtrAgt', 'Agent', optional), element('Cdtr', 'Party', optional), element('CdtrAcct', 'Account', optional), element('UltmtCdtr', 'Party', optional))}
${sequence('PaymentId', element('EndToEndId', 'Max35Text'))}
${sequence('Amount', element('InstdAmt', 'Money'))}
<xs:complexType name="Money"><xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="Ccy" use="required"/></xs:extension></xs:simpleContent></xs:complexType>
${sequence('Agent', element('FinInstnId', 'Institution'))}
${sequence('Institution', element(version === '03' ? 'BIC' : 'BICFI', 'Max35Text'))}
${sequence('Party', element('Nm', 'Name', optional), element('PstlAdr', 'Address', optional))}
${sequence('Address', element('Ctry', 'Max35Text'))}
${sequence('Account', element('Id', 'AccountId'))}
${sequence('AccountId', element('IBAN', 'Iban'))}
<xs:simpleType name="Iban"><xs:restriction base="xs:string"><xs:pattern value="[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{1,30}"/></xs:restriction></xs:simpleType>
${text('Max35Text', 35)}
${text('Name', longestName)}
</xs:schema>`;
}

/** What xmllint finds wrong in a file; empty where it is valid. */
export function faultsIn(bytes: Uint8Array, version: '03' | '09', longestName: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'pain001-'));
  try {
    const [xsd, xml] = [join(folder, 'schema.xsd'), join(folder, 'file.xml')];
    writeFileSync(xsd, schema(version, longestName));
    writeFileSync(xml, bytes);
    execFileSync('xmllint', ['--noout', '--nonet', '--schema', xsd, xml], { encoding: 'utf8', stdio: 'pipe' });
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
