import { codeOf, equal, ok, until } from './testing/assert.ts';
import { completed, type FakeBff, json, problem } from './testing/bff.ts';
import { eachWithBff } from './testing/each.ts';
import { Payer } from './testing/payer.ts';

describe('a check that fails', () => {
  let bff: FakeBff;
  eachWithBff((item) => {
    bff = item;
  });

  it('says that the BFF cannot be reached, and tries again', async () => {
    const payer = await Payer.visit();
    bff.check = () => Promise.reject(new TypeError('Failed to fetch'));
    await payer.asks();
    equal([payer.element.state, payer.heading], ['error', 'The check could not be made']);
    ok(/cannot be reached/.test(payer.text), 'the payer is told why');
    bff.check = () => json(200, { check: completed() });
    await payer.click(/Try again/);
    await payer.state('match');
  });

  it('opens a new anonymous session once on a 401, silently; a second 401 is an error', async () => {
    const payer = await Payer.visit();
    bff.check = ({ token }) =>
      token === 'Bearer token-1' ? problem(401, 'session_expired') : json(200, { check: completed() });
    await payer.asks();
    equal([payer.element.state, bff.count('/v1/sessions')], ['match', 2]);
    bff.check = () => problem(401, 'session_invalid');
    await payer.asks('John Doe');
    equal([payer.element.state, bff.count('/v1/sessions')], ['error', 3]);
    equal(await codeOf(payer.element.verify()), 'session_expired');
  });

  it('never replaces a minted session with an anonymous one', async () => {
    const payer = await Payer.visit('required session-token="minted"');
    ok(!payer.element.hasAttribute('session-token'), 'the attribute was removed');
    bff.check = ({ token }) =>
      token === 'Bearer minted' ? problem(401, 'session_expired') : json(200, { check: completed() });
    await payer.asks();
    equal([payer.element.state, bff.count('/v1/sessions')], ['error', 0]);
  });

  it('asks the page for another token', async () => {
    const payer = await Payer.visit();
    let minted = 0;
    payer.element.getSessionToken = async () => `minted-${++minted}`;
    bff.check = ({ token }) =>
      token === 'Bearer minted-1' ? problem(401, 'session_expired') : json(200, { check: completed() });
    await payer.asks();
    equal([payer.element.state, minted, bff.count('/v1/sessions')], ['match', 2, 0]);
  });

  it('says when to try again after a 429, and counts down', async () => {
    const payer = await Payer.visit();
    bff.check = () => problem(429, 'rate_limited', { 'retry-after': '2' });
    await payer.asks();
    ok(/in 2 seconds/.test(payer.text), 'the time is told');
    await payer.click(/Try again in/);
    equal(bff.count('/v1/checks'), 1);
    await until(() => /in 1 second\b/.test(payer.text), 'it counts');
    await until(() => payer.hasButton(/^\s*Try again\s*$/), 'it can be tried again');
    equal(payer.part('result-message')?.textContent, 'Too many checks.');
  });

  it('never blocks: 503 under inform', async () => {
    const payer = await Payer.visit('required policy="inform"');
    bff.session = () => problem(503, 'store_unavailable', { 'retry-after': '5' });
    await payer.asks();
    equal(payer.element.state, 'error');
    ok(payer.element.checkValidity(), 'the payer may go on');
  });

  it('says that no endpoint was set', async () => {
    const payer = await Payer.visit();
    payer.element.endpoint = '';
    await payer.asks();
    ok(/not set up/.test(payer.text), 'the payer is told');
  });
});
