import { createHash } from 'node:crypto';
import { createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import { z } from 'zod';
import type { Keyring } from '../../secrets/keyring.ts';
import { type Store, storeKey } from '../../store/store.ts';
import type { Clock } from '../../time/clock.ts';
import type { Challenger } from './challenge.ts';

/** A browser tries some 50,000 a second, and has to try half of them on average. */
const MOST_TRIES = 50_000;
/** The most that it is made harder under load: more would keep out old phones, but no attacker. */
const HARDEST = 20;
/** Long enough for a slow phone at the highest difficulty, too short to solve many in advance. */
const VALID_MS = 5 * 60 * 1000;

const payload = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.literal('SHA-256'),
      nonce: z.string().max(64),
      salt: z.string().max(64),
      cost: z.literal(1),
      keyLength: z.literal(32),
      keyPrefix: z.string().max(64),
      keySignature: z.string().max(128),
      expiresAt: z.number(),
      data: z.object({ origin: z.string().max(255) }),
    }),
    signature: z.string().max(128),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string().max(64) }),
});

function parse(answer: string) {
  try {
    return payload.safeParse(JSON.parse(Buffer.from(answer, 'base64').toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
}

/**
 * Proof of work by ALTCHA: nothing to read, no third party, and only used answers are stored. It costs a payer half a
 * second once, and somebody who opens thousands of sessions hours.
 */
export function createAltcha(dependencies: { keyring: Keyring; store: Store; clock: Clock }): Challenger {
  const { keyring, store, clock } = dependencies;
  const secrets = {
    hmacSignatureSecret: keyring.hash('challenge', 'parameters'),
    hmacKeySignatureSecret: keyring.hash('challenge', 'key'),
  };

  return {
    provider: 'altcha',
    async issue(origin, load) {
      const tries = Math.round(MOST_TRIES * Math.min(load, HARDEST));
      const { parameters, signature = '' } = await createChallenge({
        algorithm: 'SHA-256',
        deriveKey,
        cost: 1,
        counter: randomInt(tries, Math.round(tries / 10)),
        expiresAt: Math.floor((clock.now() + VALID_MS) / 1000),
        data: { origin },
        ...secrets,
      });
      return { provider: 'altcha', parameters: { ...parameters }, signature };
    },
    async verify(answer, origin) {
      const given = parse(answer);
      if (given === null) return false;
      const { challenge, solution } = given;
      const { expiresAt, data } = challenge.parameters;
      if (data.origin !== origin || expiresAt * 1000 <= clock.now()) return false;
      const { verified } = await verifySolution({
        challenge,
        solution: { ...solution, time: 0 },
        deriveKey,
        ...secrets,
      });
      if (!verified) return false;
      const used = createHash('sha256').update(challenge.signature).digest('base64url');
      return store.setIfAbsent(storeKey(used, 'challenge'), '1', VALID_MS);
    },
  };
}
