import { commit } from '@payee-check/shared/receipt';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commitAtOnce } from './issuer.ts';

it('is what a verifier computes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), async (salt, value) => {
      expect(commitAtOnce(salt, value)).toBe(await commit(salt, value));
    }),
  );
});
