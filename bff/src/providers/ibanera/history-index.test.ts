import { describe, expect, it } from 'vitest';
import { faults, json, type Reply } from '../../testing/upstream.ts';
import { systemClock } from '../../time/clock.ts';
import { manualClock } from './testing/clock.ts';
import { details, refusal, success } from './testing/documents.ts';
import { IBAN, NAME, never, paid, START, useIbanera } from './testing/harness.ts';
import { GET, LIST_ACCOUNTS, TRANSACTIONS } from './testing/stand-in.ts';

const ibanera = useIbanera();

describe('the index', () => {
  it('is built once for everybody who waits, with one log-in, and then asks nothing', async () => {
    const { ask, standIn } = await ibanera(paid);
    await Promise.all(Array.from({ length: 20 }, () => ask()));
    expect(standIn.logins()).toBe(1);
    expect(standIn.calls()).toHaveLength(3);
    await ask();
    expect(standIn.calls()).toHaveLength(3);
  });

  it('is refreshed after an hour, in parallel with the check, and reads only what is new', async () => {
    const clock = manualClock(START);
    const accounts: Record<number, number[]> = { 1: [1] };
    const transactions = { 1: details(1), 2: details(2, { transfer: { receiverIban: 'NL91ABNA0417164300' } }) };
    const { ask, standIn } = await ibanera({ clock, accounts, transactions });
    await ask();
    accounts[1]?.push(2);
    clock.advance(61 * 60_000);
    expect(await ask({ iban: 'NL91ABNA0417164300' })).toEqual(never);
    // The log-in is over an hour old too: log-in, accounts, transactions, and the new one.
    await standIn.received(8);
    await expect.poll(async () => (await ask({ iban: 'NL91ABNA0417164300' })).paidBefore).toBe(true);
    expect(standIn.calls().slice(3)).toEqual([expect.any(String), expect.any(String), `${GET}?Id=2`]);
  });

  it('that could not be refreshed for a day says nothing', async () => {
    const clock = manualClock(START);
    let broken = false;
    const fault = (path: string) => (broken && path === TRANSACTIONS ? json(500, undefined) : null);
    const { ask, codeOf } = await ibanera({ ...paid, clock, fault });
    await ask();
    broken = true;
    clock.advance(25 * 60 * 60_000);
    expect(await codeOf(ask())).toBe('server_error');
  });

  it('that is being built is not waited for beyond a check’s time, and is there for a later one', async () => {
    const clock = manualClock(START);
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow: Reply = (response, socket) => void gate.then(() => json(200, success([]))(response, socket));
    const { provider, context, standIn, codeOf, ask } = await ibanera({
      ...paid,
      clock,
      fault: (path, count) => (path === TRANSACTIONS && count === 0 ? slow : null),
    });
    const question = { account: { scheme: 'iban', iban: IBAN, country: 'DE' }, name: NAME, accountType: null } as const;
    const customer = { subject: null, subjects: {} };
    const asked = codeOf(
      provider.history?.({ ...question, identifiers: [] }, customer, context(1000)) ?? Promise.reject(),
    );
    await standIn.received(3);
    clock.advance(990);
    expect(await asked).toBe('overloaded');
    release();
    expect(await ask()).toEqual(never);
    expect(standIn.calls().filter((path) => path.startsWith(TRANSACTIONS))).toHaveLength(1);
  });

  it('continues where a reading that failed stopped', async () => {
    const { ask, standIn, codeOf } = await ibanera({
      accounts: { 1: [1, 2, 3, 4, 5] },
      pageSize: 10,
      transactions: Object.fromEntries([1, 2, 3, 4, 5].map((id) => [id, details(id)])),
      fault: (path, count) => (path === GET && count === 4 ? json(500, undefined) : null),
    });
    expect(await codeOf(ask())).toBe('server_error');
    expect(await ask()).toMatchObject({ paidBefore: true });
    expect(standIn.calls().filter((path) => path.startsWith(GET))).toHaveLength(6);
  });

  it('reports to the next check a failure that no check was waiting for', async () => {
    const clock = manualClock(START);
    let fail = () => {};
    const gate = new Promise<void>((resolve) => {
      fail = resolve;
    });
    const slow: Reply = (response, socket) => void gate.then(() => json(403, undefined)(response, socket));
    const { provider, context, standIn, codeOf, ask } = await ibanera({
      ...paid,
      clock,
      fault: (path, count) => (path === LIST_ACCOUNTS && count === 0 ? slow : null),
    });
    const stop = new AbortController();
    const question = { account: { scheme: 'iban', iban: IBAN, country: 'DE' }, name: NAME, accountType: null } as const;
    const asked = codeOf(
      provider.history?.(
        { ...question, identifiers: [] },
        { subject: null, subjects: {} },
        { ...context(), signal: stop.signal },
      ) ?? Promise.reject(),
    );
    await standIn.received(2);
    stop.abort();
    expect(await asked).toBe('overloaded');
    fail();
    await expect.poll(() => codeOf(ask())).toBe('bad_credentials');
    await expect.poll(async () => codeOf(ask())).toBe('answered');
  });

  it('remembers no more than it may, and then does not say that an account was never paid', async () => {
    const ids = Array.from({ length: 30 }, (_, index) => index + 1);
    const { ask, standIn, codeOf } = await ibanera({
      capacity: 20,
      accounts: { 1: ids },
      transactions: Object.fromEntries(ids.map((id) => [id, details(id)])),
    });
    expect(await ask()).toMatchObject({ paidBefore: true });
    expect(await codeOf(ask({ iban: 'NL91ABNA0417164300' }))).toBe('unsupported');
    const read = standIn.calls().flatMap((path) => (path.startsWith(GET) ? [Number(path.split('=')[1])] : []));
    expect(read.sort((a, b) => a - b)).toEqual(ids.slice(10));
  });

  it('with a transaction that cannot be read does not say that an account was never paid', async () => {
    const { ask, codeOf } = await ibanera({
      accounts: { 1: [1, 2, 3] },
      transactions: { 1: details(1), 2: details(99), 3: json(200, success([])) },
    });
    expect(await ask()).toMatchObject({ paidBefore: true });
    expect(await codeOf(ask({ iban: 'NL91ABNA0417164300' }))).toBe('bad_answer');
  });

  it.each([
    ['404', json(404, {})],
    ['400', json(400, refusal('Invalid', 'Id'))],
    // "status": "0", which comes with 200.
    ['an error under 200', json(200, refusal('Invalid', 'Id'))],
  ])('knows the other transactions where one is refused: %s', async (_, refused) => {
    const { ask, codeOf } = await ibanera({
      accounts: { 1: [1, 2] },
      transactions: { 1: details(1), 2: refused },
    });
    expect(await ask()).toMatchObject({ paidBefore: true });
    expect(await codeOf(ask({ iban: 'NL91ABNA0417164300' }))).toBe('refused_request');
  });

  it('leaves nothing behind if it is closed while it is being built', async () => {
    const { provider, standIn, codeOf, ask } = await ibanera({
      clock: systemClock,
      fault: (path) => (path === LIST_ACCOUNTS ? faults.hangBeforeHeaders : null),
    });
    const asked = codeOf(ask());
    await standIn.received(2);
    await provider.close();
    expect(await asked).toBe('aborted');
    await standIn.quiet();
  });

  it('nor does it leave a timer behind', async () => {
    const clock = manualClock(START);
    const { ask, provider } = await ibanera({ ...paid, clock });
    await ask();
    await provider.close();
    expect(clock.timers).toBe(0);
  });

  it('is kept for eight customers at most; the least recently used is forgotten', async () => {
    const { ask, standIn } = await ibanera(paid);
    const customers = Array.from({ length: 9 }, (_, index) => String(14391 + index));
    for (const managee of customers) await ask({ managee });
    await ask({ managee: customers[1] ?? '' });
    expect(standIn.calls().filter((path) => path.startsWith(LIST_ACCOUNTS))).toHaveLength(9);
    await ask({ managee: customers[0] ?? '' });
    expect(standIn.calls().filter((path) => path.startsWith(LIST_ACCOUNTS))).toHaveLength(10);
  });
});
