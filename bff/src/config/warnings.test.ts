import { expect, it } from 'vitest';
import { loadConfig } from './load.ts';
import { warningsOf } from './warnings.ts';

const warnings = (origins: readonly string[]) =>
  warningsOf(
    loadConfig({
      ALLOWED_ORIGINS: 'https://shop.example',
      MERCHANT_API_KEYS: JSON.stringify([
        { key: 'a'.repeat(32), origins: ['https://shop.example'] },
        { key: 'b'.repeat(32), origins },
        { key: 'c'.repeat(32) },
      ]),
    }),
  ).filter((warning) => warning.startsWith('MERCHANT_API_KEYS'));

it('says which key can neither open a session nor get a receipt, because none of its origins is allowed', () => {
  expect(warnings(['https://shop.exmaple'])).toEqual([
    'MERCHANT_API_KEYS: no origin of key 2 is in ALLOWED_ORIGINS: it cannot open sessions, and its checks have no receipt',
  ]);
});

it('says nothing of an origin that went out of use beside one that is allowed', () => {
  expect(warnings(['https://old.example', 'https://shop.example'])).toEqual([]);
});
