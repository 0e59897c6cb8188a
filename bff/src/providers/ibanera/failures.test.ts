import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../outbound/errors.ts';
import { faults, json, type Reply, text } from '../../testing/upstream.ts';
import { systemClock } from '../../time/clock.ts';
import { refusal, success } from './testing/documents.ts';
import { IBAN, NAME, useIbanera } from './testing/harness.ts';
import { LIST_ACCOUNTS, LOGIN, PASSWORD, SECRET, USERNAME } from './testing/stand-in.ts';

const ibanera = useIbanera();

describe('a failure', () => {
  const both = { ...success([]), errors: [{ fieldName: 'Id', messageCode: 'Invalid' }] };
  it.each<[string, Reply, string]>([
    ['400', json(400, refusal('Invalid')), 'refused_request'],
    ['403', json(403, undefined), 'bad_credentials'],
    ['404', json(404, undefined), 'refused_request'],
    ['408', json(408, undefined), 'bank_timeout'],
    ['421', json(421, undefined), 'unsupported'],
    ['429', json(429, undefined), 'throttled'],
    ['429 with Retry-After', json(429, undefined, { 'retry-after': '7' }), 'throttled'],
    ['500', json(500, undefined), 'server_error'],
    ['503', json(503, undefined), 'bank_unavailable'],
    [
      'a code of a megabyte that says one thing all over',
      json(400, refusal(`${'token'.repeat(200_000)}\n`)),
      'bad_credentials',
    ],
    ['an error under 200', json(200, refusal('Transaction_Blocked')), 'refused_request'],
    ['a success with errors', json(200, both), 'bad_answer'],
    ['an unknown status', json(200, { ...success([]), status: '2' }), 'bad_answer'],
    ['no status', json(200, { id: 0, details: [], errors: [] }), 'bad_answer'],
    ['an object for a list', json(200, success({ id: 1 })), 'bad_answer'],
    ['a redirect', faults.redirect, 'bad_answer'],
    ['HTML', faults.html, 'bad_answer'],
    ['HTML under 500', text(500, 'text/html', '<h1>Oops</h1>'), 'server_error'],
    ['truncated JSON', faults.truncatedJson, 'bad_answer'],
    ['an empty body', faults.emptyBody, 'bad_answer'],
    ['an array for an object', faults.arrayForObject, 'bad_answer'],
    ['null', faults.nullForObject, 'bad_answer'],
    ['something that is not HTTP', faults.notHttp, 'bad_answer'],
    ['30 MB', faults.huge, 'bad_answer'],
    ['30 MB without a length', faults.hugeChunked, 'bad_answer'],
    ['a reset', faults.resetBeforeHeaders, 'connection_failed'],
    ['a reset in mid body', faults.resetMidBody, 'connection_failed'],
    ['a hang before the headers', faults.hangBeforeHeaders, 'timed_out'],
    ['a hang in mid body', faults.hangMidBody, 'timed_out'],
  ])('%s is reported as what it is, at the log-in and at a call, within its time', async (_, reply, code) => {
    for (const at of [LOGIN, LIST_ACCOUNTS]) {
      const { ask, codeOf, close } = await ibanera({
        clock: systemClock,
        timeoutMs: 500,
        fault: (path) => (path === at ? reply : null),
      });
      expect(await codeOf(ask())).toBe(code);
      await close();
    }
  });

  it('keeps what Retry-After says', async () => {
    const { ask } = await ibanera({ fault: () => json(429, undefined, { 'retry-after': '7' }) });
    await expect(ask()).rejects.toMatchObject({ code: 'throttled', retryAfterMs: 7000 });
  });

  it('of the connection is one', async () => {
    const { ask, codeOf, standIn } = await ibanera({ clock: systemClock });
    await standIn.close();
    expect(await codeOf(ask())).toBe('connection_failed');
  });

  it('of endless pages is a bad answer', async () => {
    const { ask, codeOf } = await ibanera({
      fault: (path) => (path === LIST_ACCOUNTS ? json(200, success([{ id: 1 }], { numberOfPages: 1e9 })) : null),
    });
    expect(await codeOf(ask())).toBe('bad_answer');
  });

  it('contains nothing personal and none of our secrets', async () => {
    const { ask } = await ibanera({ fault: () => json(500, { USERNAME, PASSWORD, SECRET, IBAN, NAME }) });
    const error = await ask().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(ProviderError);
    expect(`${error instanceof Error ? error.stack : ''}${JSON.stringify(error)}`).not.toMatch(
      new RegExp(`${IBAN}|${NAME}|${USERNAME}|${PASSWORD}|${SECRET}`),
    );
  });
});
