import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Identifier } from '../contract/index.ts';
import { faultOfIdentifier } from './check-identifier.ts';

type Case = readonly [type: Identifier['type'], value: string, country: string, canExist: boolean];

const { cases }: { cases: Case[] } = JSON.parse(
  readFileSync(new URL('./testing/hard-cases.json', import.meta.url), 'utf8'),
);
const canExist = (type: Identifier['type'], value: string, country: string) =>
  faultOfIdentifier({ type, value }, country) === null;

describe('identifiers with check digits', () => {
  it('are accepted and refused as by an independent library, in a thousand hard cases', () => {
    expect(cases.length).toBeGreaterThanOrEqual(1000);
    expect(cases.filter(([type, value, country, expected]) => canExist(type, value, country) !== expected)).toEqual([]);
  });

  it.each([
    ['lei', '529900T8BM49AURSDO55', 'DE'],
    ['lei', '5299 00T8 BM49 AURS DO55', 'FR'],
    ['vat', 'DE136695976', 'DE'],
    ['vat', 'de 136 695 976', 'IT'],
    ['vat', '136695976', 'DE'],
    ['vat', 'FR 40 303 265 045', 'FR'],
    ['vat', 'GR094259216', 'GR'],
    ['vat', 'EL094259216', 'DE'],
    ['vat', 'GB980780684', 'GB'],
    ['vat', 'XI980780684', 'IE'],
    ['vat', 'CHE-107.787.577 IVA', 'CH'],
    ['vat', 'CHE107787577', 'CH'],
    ['vat', 'NO 995 525 828 MVA', 'NO'],
    ['vat', 'NL123456789B13', 'NL'],
    ['registration_number', '732 829 320', 'FR'],
    ['registration_number', '73282932000074', 'FR'],
    ['registration_number', '35600000049837', 'FR'],
    ['registration_number', '12345678', 'NL'],
    ['registration_number', '0000012345', 'PL'],
    ['registration_number', '556123-4567', 'SE'],
    ['registration_number', '16556123-4567', 'SE'],
    ['registration_number', '2077474-0', 'FI'],
    ['registration_number', '13585628', 'DK'],
    ['registration_number', 'NL 12345678', 'FR'],
    ['tax_id', '856-734-62-15', 'PL'],
    ['tax_id', 'RCCMNL83S18D969H', 'IT'],
    ['tax_id', 'J99216582', 'ES'],
    ['tax_id', '54362315-K', 'ES'],
    ['duns', '15-048-3782', 'DE'],
  ] as const)('%s %s of an account in %s can exist', (type, value, country) => {
    expect(canExist(type, value, country)).toBe(true);
  });

  it.each([
    ['lei', '529900T8BM49AURSDO54', 'DE'],
    ['lei', '529900T8BM49AURSD055', 'DE'],
    ['vat', 'DE136695978', 'DE'],
    ['vat', 'DE13669597', 'DE'],
    ['vat', 'NL123456789B14', 'NL'],
    ['vat', 'CHE-107.787.578 IVA', 'CH'],
    ['vat', 'NO995525829MVA', 'NO'],
    ['registration_number', '732829321', 'FR'],
    ['registration_number', '73282932', 'FR'],
    ['registration_number', '73282932O', 'FR'],
    ['registration_number', '1234567', 'NL'],
    ['registration_number', 'FR 732 829 321', 'DE'],
    ['tax_id', '8567346216', 'PL'],
    ['tax_id', 'RCCMNL83S18D969', 'IT'],
    ['tax_id', 'J99216583', 'ES'],
    ['duns', '15048378', 'DE'],
  ] as const)('%s %s of an account in %s cannot exist', (type, value, country) => {
    expect(canExist(type, value, country)).toBe(false);
  });

  it.each([
    ['registration_number', 'HRB 12345', 'DE'],
    ['registration_number', 'HRB 12345 B', 'FR'],
    ['registration_number', '01234567', 'GB'],
    ['registration_number', 'REA MI-1234567', 'IT'],
    ['vat', 'RS100000001', 'DE'],
    ['tax_id', '12/345/67890', 'DE'],
  ] as const)('%s %s of an account in %s is not judged, since there is no rule', (type, value, country) => {
    expect(canExist(type, value, country)).toBe(true);
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', ''])(
    'no number of an account in %j is judged, and none throws',
    (country) => {
      for (const type of ['vat', 'registration_number', 'tax_id'] as const) {
        expect(canExist(type, '136695976', country)).toBe(true);
      }
    },
  );

  it.each(['ΑΒΓ 123', '№ 株式', '١٢٣٤٥', 'É12345', '---'])(
    '%s would look like another number in a receipt',
    (value) => {
      expect(faultOfIdentifier({ type: 'registration_number', value }, 'DE')).toMatch(/Latin letters and digits/);
    },
  );

  it('are refused in messages that do not repeat them', () => {
    for (const [type, value, country] of cases.filter(([, , , expected]) => !expected)) {
      expect(faultOfIdentifier({ type, value }, country)?.toLowerCase()).not.toContain(value.toLowerCase());
    }
  });
});
