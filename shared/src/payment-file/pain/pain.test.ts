import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeFile } from '../encoding.ts';
import { type Pain001File, PaymentFileError, readPaymentFile, takeOverNames } from '../index.ts';
import { pain001, type Sample } from '../testing/pain001.ts';
import { faultsIn } from '../testing/schema.ts';
import type { Encoding } from '../types.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

function read(bytes: Uint8Array | string): Pain001File {
  const file = readPaymentFile(bytes);
  if (file.format !== 'pain.001') throw new Error('The sample was read as a CSV');
  return file;
}

function refusal(input: Uint8Array | string): string {
  try {
    readPaymentFile(input);
    return 'none';
  } catch (error) {
    if (error instanceof PaymentFileError) return error.code;
    throw error;
  }
}

describe('reading a pain.001', () => {
  it('returns each payment with its place, creditor, account, amount and reference', () => {
    const { version, lines } = read(utf8(pain001({ names: ['Jane Doe', 'M&#252;ller &amp; S&#xF6;hne'] })));
    expect(version).toBe('03');
    expect(lines).toEqual([
      {
        id: '1',
        place: { line: 7, payment: 1 },
        account: { scheme: 'iban', iban: 'DE89370400440532013000' },
        name: 'Jane Doe',
        fault: null,
        written: 'DE89370400440532013000',
        amount: '1.50',
        currency: 'EUR',
        bic: 'COBADEFFXXX',
        reference: 'R-1',
      },
      expect.objectContaining({ id: '2', name: 'Müller & Söhne', reference: 'R-2', place: { line: 15, payment: 1 } }),
    ]);
  });

  it.each<[string, Partial<Sample>]>([
    ['version 09', { version: '09' }],
    ['prefixes', { prefix: 'ns2:', version: '09' }],
    ['the Swiss namespace', { namespace: 'http://www.six-interbank-clearing.com/de/pain.001.001.03.ch.02.xsd' }],
    ['the German namespace', { namespace: 'urn:iso:std:iso:20022:tech:xsd:pain.001.003.03' }],
    ['the Austrian namespace', { namespace: 'ISO:pain.001.001.03:APC:STUZZA:payments:001' }],
    ['CRLF', { newline: '\r\n' }],
  ])('reads %s', (_, sample) => {
    expect(read(utf8(pain001({ names: ['Jane Doe', 'John Roe'], ...sample }))).lines).toMatchObject([
      { name: 'Jane Doe', bic: 'COBADEFFXXX', currency: 'EUR', fault: null },
      { name: 'John Roe', bic: 'COBADEFFXXX', currency: 'EUR', fault: null },
    ]);
  });

  it('reads UK accounts by their sort code, and says what is wrong with others', () => {
    const file = pain001({ names: ['Jane Doe', 'John Roe'] })
      .replace(
        '<BIC>COBADEFFXXX</BIC>',
        '<ClrSysMmbId><ClrSysId><Cd>GBDSC</Cd></ClrSysId><MmbId>089999</MmbId></ClrSysMmbId>',
      )
      .replace('<IBAN>DE89370400440532013000</IBAN>', '<Othr><Id>66374958</Id></Othr>')
      .replace('FR1420041010050500013M02606', 'FR1420041010050500013M02607');
    expect(read(file).lines).toMatchObject([
      { account: { scheme: 'uk', sortCode: '089999', accountNumber: '66374958' }, fault: null },
      { account: null, fault: 'invalid_checksum', name: 'John Roe' },
    ]);
  });

  it('reports a line without a name, and one whose name is too long', () => {
    const [missing, long] = read(pain001({ names: ['', 'x'.repeat(141)] })).lines;
    expect([missing?.fault, long?.fault]).toEqual(['name_missing', 'name_too_long']);
  });

  it('does not take an element of another namespace for one of the message', () => {
    const other = '<x:Nm xmlns:x="urn:other">Mallory</x:Nm>';
    expect(read(pain001({ names: ['Jane Doe'] }).replace('<Cdtr>', `<Cdtr>${other}`)).lines[0]?.name).toBe('Jane Doe');
  });
});

describe('a file that is rejected', () => {
  const file = pain001({ names: ['Jane Doe'] });
  const bomb = '<!DOCTYPE Document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
  it.each([
    ['nothing', '', 'empty'],
    ['white space', ' \r\n\t', 'empty'],
    ['entities that grow', file.replace('<!-- of', `${bomb}<!-- of`), 'doctype_forbidden'],
    [
      'an external reference',
      file.replace('<!-- of', '<!DOCTYPE d SYSTEM "file:///etc/passwd"><!-- of'),
      'doctype_forbidden',
    ],
    [
      'an entity that nobody declared',
      file.replace('>Jane Doe</Nm><PstlAdr>', '>&jane;</Nm><PstlAdr>'),
      'malformed_xml',
    ],
    ['half a file', file.slice(0, -80), 'malformed_xml'],
    [
      'a thousand elements inside each other',
      file.replace('<GrpHdr>', `<GrpHdr>${'<a>'.repeat(1000)}`),
      'malformed_xml',
    ],
    [
      'a direct debit',
      pain001({ names: ['Jane Doe'], namespace: 'urn:iso:std:iso:20022:tech:xsd:pain.008.001.02' }),
      'unsupported_version',
    ],
    [
      'a version that is not known',
      pain001({ names: ['Jane Doe'], namespace: 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.12' }),
      'unsupported_version',
    ],
    ['a web page', '<!doctype html><html></html>', 'malformed_xml'],
    ['XHTML', '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', 'unsupported_version'],
    ['no payment', pain001({ names: [] }), 'no_lines'],
    ['an encoding that nobody knows', pain001({ names: ['Jane Doe'], encoding: 'EBCDIC' }), 'unsupported_encoding'],
  ])('%s', (_, text, code) => {
    expect(refusal(utf8(text))).toBe(code);
  });

  it.each(['iso8859-1', 'latin-1', 'ASCII', 'cp1252', 'WINDOWS-1252'])(
    'but not %s, as programs name it',
    (encoding) => {
      const [line] = read(encodeFile(pain001({ names: ['Müller'], encoding }), 'windows-1252')).lines;
      expect(line?.name).toBe('Müller');
    },
  );

  it('declared as UTF-8, but in another encoding', () => {
    expect(refusal(encodeFile(pain001({ names: ['Müller'] }), 'windows-1252'))).toBe('unsupported_encoding');
  });

  it.each(['Cdtr', 'CdtrAcct', 'Amt'])('a payment with two %s, of which a bank could use the other', (name) => {
    const element = new RegExp(`<${name}>.*</${name}>`);
    expect(refusal(pain001({ names: ['Jane Doe'] }).replace(element, '$&$&'))).toBe('malformed_xml');
  });

  it('more than 50 MB, without being parsed', () => {
    expect(refusal(new Uint8Array(50 * 1024 * 1024 + 1))).toBe('too_large');
  });

  it('more than 100,000 payments', () => {
    const one = '<CdtTrfTxInf></CdtTrfTxInf>';
    expect(refusal(pain001({ names: ['Jane Doe'] }).replace('</PmtInf>', `${one.repeat(100_000)}</PmtInf>`))).toBe(
      'too_many_lines',
    );
  });
});

describe('accepting names', () => {
  it.each<[string, Partial<Sample>, Encoding]>([
    ['UTF-8', {}, 'utf-8'],
    ['version 09', { version: '09' }, 'utf-8'],
    ['prefixes and CRLF', { prefix: 'p:', newline: '\r\n' }, 'utf-8'],
    ['Windows-1252', { encoding: 'windows-1252' }, 'windows-1252'],
    ['ISO 8859-1', { encoding: 'ISO-8859-1' }, 'windows-1252'],
    ['UTF-16', { encoding: 'UTF-16', newline: '\r\n' }, 'utf-16le'],
    ['UTF-16, the other way round', { encoding: 'UTF-16' }, 'utf-16be'],
  ])('changes the name in its line and no other byte: %s', (_, sample, encoding) => {
    const bytesOf = (...names: string[]) => encodeFile(pain001({ ...sample, names }), encoding);
    const file = read(bytesOf('Jane Doe', 'M&#252;ller', 'Zo\u00eb', ''));
    const names = new Map([
      ['1', 'Jané “M.” Doe'],
      ['2', 'Müller & <Söhne>'],
      ['4', 'Joan'],
    ]);
    const { bytes, notTakenOver } = takeOverNames(file, names);
    expect(notTakenOver).toEqual([]);
    expect(bytes).toEqual(bytesOf('Jané “M.” Doe', 'Müller &amp; &lt;Söhne&gt;', 'Zo\u00eb', 'Joan'));
    expect(read(bytes).lines.map(({ name }) => name)).toEqual([
      'Jané “M.” Doe',
      'Müller & <Söhne>',
      'Zo\u00eb',
      'Joan',
    ]);
  });

  it('returns the same bytes if nothing is accepted', () => {
    const bytes = utf8(`\uFEFF${pain001({ names: ['Jane Doe'], newline: '\r\n' })}`);
    expect(takeOverNames(read(bytes), new Map([['1', 'Jane Doe']])).bytes).toEqual(bytes);
  });

  it('replaces names in comments, character data and empty elements as a whole', () => {
    const odd = ['<!-- c -->Jane<![CDATA[ & Co]]>', 'Jane'];
    const file = read(pain001({ names: odd }).replace('<Nm>Jane</Nm>', '<Nm/>'));
    expect(file.lines.map(({ name }) => name)).toEqual(['Jane & Co', null]);
    const names = new Map([
      ['1', 'A'],
      ['2', 'B'],
    ]);
    expect(takeOverNames(file, names).bytes).toEqual(utf8(pain001({ names: ['A', 'B'] })));
  });

  it('writes characters that an encoding lacks as references', () => {
    const file = read(encodeFile(pain001({ names: ['Jane'], encoding: 'ISO-8859-1' }), 'windows-1252'));
    const { bytes } = takeOverNames(file, new Map([['1', 'Łódź 😀']]));
    expect(new TextDecoder('latin1').decode(bytes)).toContain('<Nm>&#321;\u00f3d&#378; &#128512;</Nm>');
    expect(read(bytes).lines[0]?.name).toBe('Łódź 😀');
  });

  it.each(['ISO-8859-1', 'ISO-8859-2', 'UTF-8', 'UTF-16'])(
    'writes a text that was already decoded in the encoding that it declares, %s',
    (encoding) => {
      const file = read(pain001({ names: ['Jane Doe'], encoding }));
      const { bytes } = takeOverNames(file, new Map([['1', 'Müller']]));
      expect(read(bytes).lines[0]?.name).toBe('Müller');
    },
  );

  it('leaves a name that does not fit, and says which', () => {
    const file = read(
      pain001({ names: ['Jane', 'John', 'Joan', 'Jim'] }).replace(
        '<Cdtr><Nm>Jim</Nm><PstlAdr><Ctry>DE</Ctry></PstlAdr></Cdtr>',
        '',
      ),
    );
    const { bytes, notTakenOver } = takeOverNames(
      file,
      new Map([
        ['1', 'x'.repeat(71)],
        ['2', '😀'.repeat(70)],
        ['3', 'a\u0007b'],
        ['4', 'Jim'],
        ['9', 'Nobody'],
      ]),
    );
    expect(notTakenOver).toEqual([
      { id: '9', code: 'unknown_line' },
      { id: '1', code: 'name_too_long' },
      { id: '3', code: 'invalid_name' },
      { id: '4', code: 'no_creditor' },
    ]);
    expect(read(bytes).lines.map(({ name }) => name)).toEqual(['Jane', '😀'.repeat(70), 'Joan', null]);
  });

  it('allows 140 characters in version 09', () => {
    const file = read(pain001({ names: ['Jane'], version: '09' }));
    expect(takeOverNames(file, new Map([['1', 'x'.repeat(140)]])).notTakenOver).toEqual([]);
    expect(takeOverNames(file, new Map([['1', 'x'.repeat(141)]])).notTakenOver).toHaveLength(1);
    expect(takeOverNames(file, new Map([['1', 'x'.repeat(71)]]), { longestName: 70 }).notTakenOver).toHaveLength(1);
  });

  it('finds every place in a file in many chunks, whatever the names contain', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'é', '😀', ' ', '-', "'"), minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(name, fc.constantFrom('\n', '\r\n'), fc.integer({ min: 0, max: 70 }), (padding, newline, shift) => {
        const names = Array.from({ length: 200 }, (_, index) => `N${padding}${index}`);
        const comment = `<!--${'x'.repeat(shift)}-->`;
        const write = (all: string[]) => utf8(pain001({ names: all, newline }).replace('<!-- of', `${comment}<!-- of`));
        const taken = new Map([3, 150, 200].map((line) => [String(line), `T${line}`]));
        const expected = names.map((old, index) => taken.get(String(index + 1)) ?? old);
        expect(takeOverNames(read(write(names)), taken).bytes).toEqual(write(expected));
      }),
      { numRuns: 2 },
    );
  });

  it.each(['03', '09'] as const)('keeps a file of version %s valid', (version) => {
    const longest = version === '03' ? 70 : 140;
    const original = utf8(pain001({ names: ['Jane', 'John', ''], version }));
    expect(faultsIn(original, version, longest)).toBe('');
    const names = new Map([
      ['1', '😀'.repeat(longest)],
      ['2', 'Doe & Söhne <KG>'],
      ['3', 'x'.repeat(longest + 1)],
    ]);
    const { bytes } = takeOverNames(read(original), names);
    expect(faultsIn(bytes, version, longest)).toBe('');
    expect(faultsIn(utf8(pain001({ names: ['x'.repeat(longest + 1)], version })), version, longest)).toContain(
      'maxLength',
    );
  });
});
