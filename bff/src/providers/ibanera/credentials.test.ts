import { describe, expect, it } from 'vitest';
import { json } from '../../testing/upstream.ts';
import { manualClock } from './testing/clock.ts';
import { refusal } from './testing/documents.ts';
import { IBAN, NAME, paid, START, useIbanera } from './testing/harness.ts';
import { LOGIN, PASSWORD, USERNAME } from './testing/stand-in.ts';

const ibanera = useIbanera();

describe('the credentials', () => {
  it('are a log-in and a bearer token, each with the current code', async () => {
    const { ask, standIn } = await ibanera(paid);
    await ask();
    const [login, call] = standIn.requests;
    expect(`${login?.method} ${login?.url}`).toBe(`POST ${LOGIN}`);
    expect(login?.headers['content-type']).toBe('application/json');
    const sent = JSON.parse(login?.body ?? '');
    expect(sent).toEqual({ username: USERNAME, password: PASSWORD, otp: expect.stringMatching(/^\d{6}$/) });
    expect(call?.headers).toMatchObject({ authorization: 'Bearer token-1', otp: sent.otp });
  });

  it('may be an access token, which no log-in replaces', async () => {
    const auth = { kind: 'token', accessToken: 'a-token' } as const;
    const { ask, standIn, codeOf } = await ibanera({ ...paid, auth });
    expect(await codeOf(ask())).toBe('bad_credentials');
    expect(standIn.logins()).toBe(0);
    expect(standIn.requests[0]?.headers.authorization).toBe('Bearer a-token');
  });

  it('are renewed by one log-in after a 401', async () => {
    const clock = manualClock(START);
    const { ask, standIn } = await ibanera({ ...paid, clock, expiresIn: 100_000 });
    await ask();
    standIn.forgetTokens();
    clock.advance(25 * 60 * 60_000);
    expect(await ask()).toMatchObject({ paidBefore: true });
    expect(standIn.logins()).toBe(2);
  });

  it.each(['3600', null, '2026-11-20T13:00:00Z'])(
    'last a while if a token gives %j as its lifetime',
    async (expiresIn) => {
      const { ask, standIn } = await ibanera({ ...paid, expiresIn });
      expect(await ask()).toMatchObject({ paidBefore: true });
      expect(standIn.logins()).toBe(1);
    },
  );

  it('that are always refused are tried twice', async () => {
    const { ask, standIn, codeOf } = await ibanera({
      fault: (path) => (path === LOGIN ? null : json(401, undefined)),
    });
    expect(await codeOf(ask())).toBe('bad_credentials');
    expect([standIn.logins(), standIn.calls().length]).toEqual([2, 2]);
  });

  it.each([-60_000, 60_000])('follow the server’s clock if ours is off by %i ms, once for all', async (aheadMs) => {
    const { ask, standIn } = await ibanera({ ...paid, aheadMs });
    expect(await ask()).toMatchObject({ paidBefore: true });
    expect([standIn.logins(), standIn.calls().length]).toEqual([2, 3]);
  });

  it.each([
    ['401', json(401, undefined)],
    ['an error under 200 that names it', json(200, refusal('Invalid', 'Otp'))],
    ['an error under 400', json(400, refusal('Invalid_Otp', ''))],
    ['the password’s error', json(200, refusal('Username_Or_Password_Incorrect', ''))],
  ])('are corrected when a code is refused with %s', async (_, refuseCode) => {
    const { ask } = await ibanera({ ...paid, aheadMs: 60_000, refuseCode });
    expect(await ask()).toMatchObject({ paidBefore: true });
  });

  it('do not follow a clock that is an hour off', async () => {
    const { ask, codeOf, standIn } = await ibanera({ ...paid, aheadMs: 60 * 60_000 });
    expect(await codeOf(ask())).toBe('bad_credentials');
    expect(standIn.logins()).toBe(1);
  });

  it('wait for the next code if one is accepted only once', async () => {
    const clock = manualClock(START, [17_000, 30_000]);
    const { provider, standIn } = await ibanera({
      ...paid,
      clock,
      codesOnce: true,
      refuseCode: json(200, refusal('Already_Used', 'Otp')),
    });
    const answer = await provider.history?.(
      { account: { scheme: 'iban', iban: IBAN, country: 'DE' }, name: NAME, accountType: null, identifiers: [] },
      { subject: null, subjects: {} },
      { signal: new AbortController().signal, deadline: START + 500_000 },
    );
    expect(answer).toMatchObject({ paidBefore: true });
    expect(standIn.logins()).toBe(1);
    expect(new Set(standIn.requests.map(({ headers }) => headers.otp).filter(Boolean)).size).toBe(4);
  });

  it('that are wrong are not tried again, and a locked account is left alone for its ten minutes', async () => {
    const wrong = await ibanera({ auth: { username: USERNAME, password: 'wrong' } });
    expect(await wrong.codeOf(wrong.ask())).toBe('bad_credentials');
    expect(wrong.standIn.logins()).toBe(1);
    await wrong.close();
    const { ask } = await ibanera({ fault: () => json(200, refusal('Account_Locked', '')) });
    await expect(ask()).rejects.toMatchObject({ code: 'bad_credentials', retryAfterMs: 600_000 });
  });
});
