import type { CompletedCheck } from '@payee-check/shared/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { askAs, checksOverSockets, IBAN, TOKEN, VISITOR } from '../testing/checks-over-sockets.ts';
import { json, type Reply, startUpstream } from '../testing/upstream.ts';

/**
 * "A bank's no is final: nothing that stands beside it, known or unknown, softens it, and nobody else is asked." The
 * servers here follow the providers' documents; the second would answer with a match.
 */

const CONFIG = { waitMs: 10_000, deadlineMs: 9000, providerTimeoutMs: 4000 };
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const resource of opened.splice(0).reverse()) await resource.close();
});

const banficoSays = (account: object, responder: object = {}, status = 200) =>
  json(status, {
    data: {
      result: {
        id: '3e6e4d1c-9af9-42cd-8ec9-e2a136a56940',
        account: { id: IBAN, status: 'ACTIVE', ...account },
        responder: { accountVerificationScheme: 'SEPAMail', data: 'e30=', ...responder },
      },
    },
  });
const ibantrackSays = (fields: object) => json(200, { id: 'ver_1', status: 'completed', ...fields });

/** The first answers with `reply`, the second with a match. */
async function setUp(first: 'banfico' | 'ibantrack', reply: Reply) {
  const answers = {
    banfico: first === 'banfico' ? reply : banficoSays({ nameCheckStatus: 'FULL_MATCH' }),
    ibantrack: first === 'ibantrack' ? reply : ibantrackSays({ match_result: 'match' }),
  };
  const serve = (answer: Reply) => startUpstream(({ url }) => (url.endsWith('/token') ? TOKEN : answer));
  const banfico = await serve(answers.banfico);
  const ibantrack = await serve(answers.ibantrack);
  const order = first === 'banfico' ? (['banfico', 'ibantrack'] as const) : (['ibantrack', 'banfico'] as const);
  const found = checksOverSockets({ order, ibantrackUrl: ibantrack.url, banficoUrl: banfico.url, config: CONFIG });
  opened.push(banfico, ibantrack, ...found.providers);
  const second = first === 'banfico' ? ibantrack : banfico;
  async function check(name?: string): Promise<CompletedCheck> {
    const { check: asked } = await askAs(found.service, name);
    if (asked.status === 'pending') await found.service.drain();
    const read = await found.service.read(VISITOR, asked.id);
    if (read?.status !== 'completed') throw new Error('The check has ended');
    return read;
  }
  return { ...found, check, second };
}

describe('Banfico says no', () => {
  it.each([
    ['with a code that is not known', banficoSays({ nameCheckStatus: 'NO_MATCH' }, { schemeResponseCodes: ['R17'] })],
    ['with several', banficoSays({ nameCheckStatus: 'NO_MATCH' }, { schemeResponseCode: ['R17', 'NMTC', 'Z9'] })],
    ['with a code for a match', banficoSays({ nameCheckStatus: 'NO_MATCH' }, { schemeResponseCodes: ['MTCH'] })],
    ['with codes of another kind', banficoSays({ nameCheckStatus: 'NO_MATCH' }, { schemeResponseCodes: [17, {}] })],
    ['with a status that is not known', banficoSays({ nameCheckStatus: 'NO_MATCH', status: 'DORMANT_2' })],
    ['with no status', banficoSays({ nameCheckStatus: 'NO_MATCH', status: undefined })],
    ['with a status of another kind', banficoSays({ nameCheckStatus: 'NO_MATCH', status: 7 })],
    ['unable to match the account', banficoSays({ nameCheckStatus: 'NO_MATCH', status: 'UNABLE_TO_MATCH' })],
    ['with a name of another kind', banficoSays({ nameCheckStatus: 'NO_MATCH', respondedName: ['Jane Doe'] })],
    [
      'with a responder of another kind',
      banficoSays({ nameCheckStatus: 'NO_MATCH' }, { accountVerificationScheme: 5 }),
    ],
    ['in a 202', banficoSays({ nameCheckStatus: 'NO_MATCH' }, {}, 202)],
    ['by its code alone', banficoSays({}, { schemeResponseCodes: ['ANNM'] })],
  ])('%s', async (_, reply) => {
    const { check, second } = await setUp('banfico', reply);
    expect(await check()).toMatchObject({
      outcome: 'no_match',
      evidence: [{ provider: 'banfico', result: 'no_match' }],
    });
    expect(second.requests).toEqual([]);
  });
});

describe('Banfico’s answer is unreliable', () => {
  it.each([
    [
      'a match with a code for no match',
      banficoSays({ nameCheckStatus: 'FULL_MATCH' }, { schemeResponseCodes: ['NMTC'] }),
    ],
    ['a match with a status that is not known', banficoSays({ nameCheckStatus: 'FULL_MATCH', status: 'FROZEN' })],
    ['a status that is not known, and no verdict', banficoSays({ status: 'FROZEN' })],
    ['a no about another account', banficoSays({ id: 'FR7641999000110098765432120', nameCheckStatus: 'NO_MATCH' })],
  ])('%s: unable to verify, and nobody else is asked', async (_, reply) => {
    const { check, second } = await setUp('banfico', reply);
    expect(await check()).toMatchObject({ outcome: 'unable_to_verify', evidence: [{ provider: 'banfico' }] });
    expect(second.requests).toEqual([]);
  });
});

describe('Ibantrack says no', () => {
  it.each([
    ['of a failed verification', ibantrackSays({ match_result: 'no_match', status: 'failed' })],
    ['of a pending one', ibantrackSays({ match_result: 'no_match', status: 'pending' })],
    ['with a status that is not known', ibantrackSays({ match_result: 'no_match', status: 'settled' })],
    ['with a reason', ibantrackSays({ match_result: 'no_match', status_reason: 'institution_timeout' })],
    ['with a reason of another kind', ibantrackSays({ match_result: 'no_match', status_reason: 5, matched_name: [] })],
  ])('%s', async (_, reply) => {
    const { check, second } = await setUp('ibantrack', reply);
    expect(await check()).toMatchObject({ outcome: 'no_match', evidence: [{ provider: 'ibantrack' }] });
    expect(second.requests).toEqual([]);
  });
});

it('unknown codes do not change verdicts, are reported, and never open the circuit', async () => {
  const reply = banficoSays({ nameCheckStatus: 'FULL_MATCH' }, { schemeResponseCodes: ['R17', 'Jane', 'free text 1'] });
  const { check, providers, lines } = await setUp('banfico', reply);
  for (let n = 0; n < 30; n++) expect(await check(`Jane Doe ${'i'.repeat(n)}`)).toMatchObject({ outcome: 'match' });
  expect(providers[0]?.circuit).toBe('closed');
  expect(lines).toContainEqual(['banfico', 'scheme_code', 'sepamail']);
  const told = lines.filter((line) => 'word' in line);
  expect(told).toEqual([
    { provider: 'banfico', field: 'scheme_code', scheme: 'sepamail', word: 'R17' },
    // Neither a part of the name that was asked about nor anything that is not in the form of a code is repeated.
    { provider: 'banfico', field: 'scheme_code', scheme: 'sepamail', word: null },
  ]);
});

it('an active account is reported, whichever provider answers about the name', async () => {
  const { check } = await setUp('banfico', banficoSays({}));
  expect(await check()).toMatchObject({
    outcome: 'match',
    account: { status: 'active' },
    evidence: [{ provider: 'banfico', result: 'unable_to_verify' }, { provider: 'ibantrack' }],
  });
});
