import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../outbound/errors.ts';
import { faults, json, type Reply, text } from '../../testing/upstream.ts';
import { account, CUSTOMER, failure, page } from './testing/documents.ts';
import {
  ACCOUNTS,
  bank,
  customer,
  IBAN,
  NAME,
  old,
  question,
  SYNCHRONIZATIONS,
  useIbanity,
} from './testing/harness.ts';

const ibanity = useIbanity();

/** Half an answer, and then the connection is gone. */
const cutMidBody: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"half":', () => response.socket?.destroy());
};

describe('a failure', () => {
  const published = failure('invalid_credentials');
  it.each<[string, Reply, string]>([
    ['400', json(400, failure('invalid_paging_limit')), 'refused_request'],
    [
      '400 for want of a certificate',
      text(400, 'text/html', '<h1>No required SSL certificate was sent</h1>'),
      'certificate_required',
    ],
    ['401 for want of a certificate', json(401, failure('invalid_application_certificate')), 'certificate_required'],
    ['401', json(401, failure('application_certificate_revoked')), 'bad_credentials'],
    ['403', json(403, failure('sandbox_application_required')), 'bad_credentials'],
    ['404 that is not Ibanity’s', text(404, 'text/html', '<h1>Not found</h1>'), 'bad_answer'],
    ['408', json(408, published), 'bank_timeout'],
    ['421', json(421, published), 'unsupported'],
    ['429', json(429, published), 'throttled'],
    ['429 with Retry-After', json(429, published, { 'retry-after': '7' }), 'throttled'],
    ['500', json(500, failure('internal_server_error')), 'server_error'],
    ['503', json(503, published), 'bank_unavailable'],
    ['a redirect', faults.redirect, 'bad_answer'],
    ['HTML', faults.html, 'bad_answer'],
    ['truncated JSON', faults.truncatedJson, 'bad_answer'],
    ['an empty body', faults.emptyBody, 'bad_answer'],
    ['an array for an object', faults.arrayForObject, 'bad_answer'],
    ['null', faults.nullForObject, 'bad_answer'],
    ['an object for a list', json(200, { data: account() }), 'bad_answer'],
    ['another customer’s account', json(200, page([account({ customer: 'someone-else' })])), 'bad_answer'],
    ['30 MB', faults.huge, 'bad_answer'],
    ['30 MB without a length', faults.hugeChunked, 'bad_answer'],
    ['a hang before the headers', faults.hangBeforeHeaders, 'timed_out'],
    ['a hang in mid body', faults.hangMidBody, 'timed_out'],
  ])('%s is reported as what it is, within its time', async (_, reply, code) => {
    const { provider, context, codeOf } = await ibanity({ [ACCOUNTS]: reply }, { timeoutMs: 300 });
    expect(await codeOf(provider.ownership?.(question, customer, context()))).toBe(code);
  });

  it('keeps what Retry-After says', async () => {
    const { provider, context } = await ibanity({ [ACCOUNTS]: json(429, {}, { 'retry-after': '7' }) });
    await expect(provider.ownership?.(question, customer, context())).rejects.toMatchObject({ retryAfterMs: 7000 });
  });

  it('of the connection is tried once more, for a GET', async () => {
    const { provider, context, upstream } = await ibanity({
      ...bank,
      [ACCOUNTS]: [cutMidBody, json(200, page([account()]))],
    });
    expect(await provider.ownership?.(question, customer, context())).toMatchObject({ relation: 'owner' });
    expect(upstream.requests.length).toBeGreaterThan(1);
  });

  it('of the connection that lasts is a failure, and a synchronization is not triggered twice', async () => {
    const { provider, context, codeOf, targets } = await ibanity({
      [ACCOUNTS]: json(200, page([account({ synchronizedAt: old })])),
      [SYNCHRONIZATIONS]: cutMidBody,
    });
    expect(await codeOf(provider.ownership?.(question, customer, context()))).toBe('connection_failed');
    expect(targets().filter((target) => target.startsWith('POST'))).toHaveLength(1);
  });

  it('of a refused connection is a connection failure', async () => {
    const { provider, context, codeOf, upstream } = await ibanity({});
    await upstream.close();
    expect(await codeOf(provider.ownership?.(question, customer, context()))).toBe('connection_failed');
  });

  it('ends as soon as the caller gives up, and leaves no socket open', async () => {
    const { provider, context, codeOf, upstream } = await ibanity({ [ACCOUNTS]: faults.hangBeforeHeaders });
    const stop = new AbortController();
    const asked = codeOf(provider.ownership?.(question, customer, { ...context(), signal: stop.signal }));
    await upstream.received(1);
    stop.abort();
    expect(await asked).toBe('aborted');
    await provider.close();
    await upstream.quiet();
  });
});

describe('the certificate', () => {
  const routes = { ...bank, [ACCOUNTS]: json(200, page([account()])) };
  it('is opened with its passphrase', async () => {
    const { provider, context } = await ibanity(routes, { passphrase: 'open sesame' });
    expect(await provider.ownership?.(question, customer, context())).toMatchObject({ relation: 'owner' });
  });
  it.each(['TLSv1.2', 'TLSv1.3'] as const)('that is missing is reported as missing, under %s', async (maxVersion) => {
    const { provider, context, codeOf } = await ibanity(routes, { certificate: 'none', maxVersion });
    expect(await codeOf(provider.ownership?.(question, customer, context()))).toBe('certificate_required');
  });
  it('from another authority is refused', async () => {
    const { provider, context, codeOf } = await ibanity(routes, { certificate: 'foreign' });
    expect(await codeOf(provider.ownership?.(question, customer, context()))).toBe('certificate_required');
  });
  it('of the server has to be from the configured authority', async () => {
    const { provider, context, codeOf } = await ibanity(routes, { authority: 'foreign' });
    expect(await codeOf(provider.ownership?.(question, customer, context()))).toBe('tls_failed');
  });
});

it('says nothing personal in any error', async () => {
  const { provider, context } = await ibanity({ [ACCOUNTS]: json(500, { IBAN, NAME, CUSTOMER }) });
  const error = await provider.ownership?.(question, customer, context()).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(ProviderError);
  expect(`${error instanceof Error ? error.stack : ''}${JSON.stringify(error)}`).not.toMatch(
    new RegExp(`${IBAN}|${NAME}|${CUSTOMER}`),
  );
});
