import { expect, it } from 'vitest';
import type { BffDependencies } from '../bff.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { Store } from '../store/store.ts';
import { ACCOUNT, API_KEY, SHOP, startBff } from '../testing/bff.ts';
import { said, testProvider } from '../testing/providers.ts';

/** A store that keeps every text it ever receives. */
function eavesdropped() {
  const heard: string[] = [];
  const inner = createMemoryStore();
  const store = new Proxy(inner, {
    get(target, name: keyof Store) {
      const method = target[name];
      if (typeof method !== 'function') return method;
      return (...args: never[]) => {
        heard.push(JSON.stringify(args));
        return Reflect.apply(method, target, args);
      };
    },
  });
  return { heard, store };
}

/** Long enough not to occur by chance in random characters, wherever it is. */
const REGISTERED = 'Jane Canary';

const providers: BffDependencies['providers'] = [
  testProvider('ibantrack', {
    checkName: async ({ name }) =>
      name.startsWith('Nobody') ? said.noMatch : { ...said.closeMatch, registeredName: REGISTERED },
    accountDetails: async () => ({
      found: true,
      bank: { name: 'Canary Bank', bic: 'COBADEFFXXX', city: null },
      reachability: null,
      number: null,
      signals: [],
      reference: 'ref',
    }),
  }),
];

it('the store only gets hashes and sealed texts: no name, account, address, customer, token or bank', async () => {
  const { heard, store } = eavesdropped();
  const bff = await startBff({}, { store, providers });
  try {
    const body = { origin: SHOP, subject: 'customer-canary' };
    const token = await bff.openSession({ body, token: API_KEY, origin: null });
    await bff.openSession();
    const { check } = (await bff.ask('/v1/checks', { body: { account: ACCOUNT, name: 'Typed Person' }, token })).body;
    expect(check.registeredName).toBe(REGISTERED);
    await bff.ask('/v1/checks', { body: { account: ACCOUNT, name: 'Nobody' }, token });
    await bff.ask('/v1/accounts/details', { body: { account: ACCOUNT }, token });
    await bff.ask(`/v1/checks/${check.id}/decision`, { body: { decision: 'use_registered_name' }, token });
    const held = { receipt: check.receipt, consume: true };
    await bff.ask('/v1/receipts/verify', { body: held, token: API_KEY, origin: null });
    const all = heard.join('\n');
    expect(heard.length).toBeGreaterThan(20);
    expect(all).not.toMatch(/Person|Nobody|Jane\W|DE8937|37040044|canary|Canary|127\.0\.0\.1|a-key-for|COBADEFF/);
    // Four letters occur by chance in random characters: sealed texts, and hashes and ids of 128 bits.
    const open = all.replaceAll(/[\w-]{8}\.[\w-]{60,}|(?<![\w-])(?:ses_|chk_)?[\w-]{22}(?![\w-])/g, '');
    expect(open).toContain('disclosures-per-account');
    expect(open).not.toMatch(/Person|Nobody|Jane|DE89|37040044|canary|Canary|127\.0\.0\.1|a-key-for|COBADEFF/);
    expect(all).not.toContain(token);
    expect(all).not.toContain(check.receipt);
  } finally {
    await bff.close();
  }
});
