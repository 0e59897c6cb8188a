import { codeOf, equal, ok, until } from './testing/assert.ts';
import { completed, type FakeBff, heldBack, json, pending } from './testing/bff.ts';
import { eachWithBff } from './testing/each.ts';
import { JANES_IBAN, Payer } from './testing/payer.ts';

describe('the check', () => {
  let bff: FakeBff;
  eachWithBff((item) => {
    bff = item;
  });

  it('opens an anonymous session and asks, without cookies, cache or referrer', async () => {
    const payer = await Payer.visit();
    await payer.asks();
    equal(bff.paths, ['POST /v1/sessions', 'POST /v1/checks']);
    equal(bff.asked[0]?.body, {});
    equal(bff.asked[1]?.body, { account: { scheme: 'iban', iban: JANES_IBAN }, name: 'Jane Doe' });
    equal(bff.asked[1]?.token, 'Bearer token-1');
    for (const { init } of bff.asked) {
      equal([init.credentials, init.cache, init.referrerPolicy], ['omit', 'no-store', 'no-referrer']);
    }
    equal(
      payer.events.filter((type) => type.startsWith('payee-check')),
      ['payee-check-start', 'payee-check-result'],
    );
  });

  it('asks nothing before the account is formally right', async () => {
    const payer = await Payer.visit();
    payer.fill(payer.name, 'Jane Doe');
    payer.fill(payer.iban, 'DE89 3704 0044 0532 0130 01');
    payer.button.focus();
    equal(await codeOf(payer.element.verify()), 'invalid');
    equal(bff.asked.length, 0);
  });

  const outcomes = [
    ['match', 'The name matches', 'match'],
    ['close_match', 'The name almost matches', 'close-match'],
    ['no_match', 'The name does not match', 'no-match'],
    ['unable_to_verify', 'The name could not be checked', 'unable-to-verify'],
  ] as const;
  for (const [outcome, heading, state] of outcomes) {
    it(`shows ${outcome} with icon, heading and text, and announces it`, async () => {
      const payer = await Payer.visit();
      bff.check = () =>
        json(200, {
          check: completed({ outcome, ...(outcome === 'close_match' ? { registeredName: 'Jane M. Doe' } : {}) }),
        });
      await payer.asks('Jane Do');
      equal([payer.element.state, payer.heading], [state, heading]);
      ok(payer.root.querySelector('[part=result-icon] svg'), 'there is an icon');
      ok(payer.announced.startsWith(heading), 'it is read out');
      equal(/money may reach someone else/.test(payer.text), outcome !== 'match');
      equal(/Jane M. Doe/.test(payer.text), outcome === 'close_match');
      if (CSS.supports('selector(:state(x))')) ok(payer.element.matches(`:state(${state})`), 'it is a CSS state');
    });
  }

  it('has a message for each reason, and tolerates an unknown one', async () => {
    const payer = await Payer.visit();
    bff.check = () => json(200, { check: completed({ outcome: 'unable_to_verify', reason: 'account_switched' }) });
    await payer.asks();
    ok(/moved to another bank/.test(payer.text), 'the reason is told');
    bff.check = () => json(200, { check: { ...completed({ outcome: 'unable_to_verify' }), reason: 'from_tomorrow' } });
    await payer.asks('John Doe');
    ok(/gave no answer/.test(payer.text), 'the outcome is told');
  });

  it('has another heading for a close match that differs only in the type', async () => {
    const payer = await Payer.visit('required account-type="business"');
    bff.check = () => json(200, { check: completed({ outcome: 'close_match', reason: 'account_is_personal' }) });
    await payer.asks();
    equal(payer.heading, 'Check the details');
    ok(/personal account/.test(payer.text), 'what differs is told');
  });

  it('states the type with both names if the type and the name differ', async () => {
    const payer = await Payer.visit('required account-type="personal"');
    bff.check = () =>
      json(200, {
        check: completed({
          outcome: 'close_match',
          reason: 'account_is_business',
          registeredName: 'Jane Doe Consulting',
        }),
      });
    await payer.asks();
    equal(payer.heading, 'The name almost matches');
    ok(!/The name fits/.test(payer.text), 'it does not say that the name fits');
    equal(payer.root.querySelector('dl')?.lastElementChild?.textContent, 'Business');
    ok(/Type of account: Business\./.test(payer.announced), 'the type is read out');
  });

  it('has only one bold line: its heading', async () => {
    for (const [outcome, decision] of [
      ['close_match', null],
      ['no_match', 'continue_anyway'],
    ] as const) {
      const payer = await Payer.visit();
      bff.check = () =>
        json(200, {
          check: completed({
            outcome,
            decision,
            ...(outcome === 'close_match' ? { registeredName: 'Jane M. Doe' } : {}),
          }),
        });
      await payer.asks();
      const bold = [...payer.root.querySelectorAll('.card *:not(button, button *)')].filter(
        (item) => Number(getComputedStyle(item).fontWeight) >= 600,
      );
      equal(
        bold.map((item) => item.textContent),
        [payer.heading],
      );
      Payer.leave();
    }
  });

  it('says that a match by ownership did not check the name', async () => {
    const payer = await Payer.visit();
    bff.check = () =>
      json(200, {
        check: completed({
          evidence: [
            {
              provider: 'ibanity',
              environment: 'live',
              scheme: null,
              kind: 'ownership',
              result: 'owner',
              reference: null,
              elapsedMs: 1,
            },
          ],
        }),
      });
    await payer.asks();
    ok(/you have connected. The name was not checked/.test(payer.text), 'what was checked is told');
    ok(!/The name matches/.test(payer.text), 'nothing that was not checked is');
  });

  it('shows risks, and that the account was paid before', async () => {
    const payer = await Payer.visit();
    bff.check = () =>
      json(200, {
        check: completed({
          risk: {
            level: 'high',
            signals: ['listed_as_fraud', 'listed_on_web', 'fake_generator', 'recently_first_seen'],
          },
          evidence: [
            {
              provider: 'ibanera',
              environment: 'live',
              scheme: null,
              kind: 'history',
              result: 'paid_before',
              reference: null,
              elapsedMs: 1,
              paidBefore: true,
              lastPaidAt: '2026-03-01T00:00:00.000Z',
              nameConsistency: null,
            },
          ],
        }),
      });
    await payer.asks();
    equal(payer.part('alarm-message')?.querySelectorAll('p').length, 5);
    for (const words of [
      /reports of fraud/,
      /published on the web/,
      /made-up numbers/,
      /known for only a short time/,
      /March 1, 2026|1 March 2026/,
    ]) {
      ok(words.test(payer.text), `${words} in ${payer.text}`);
    }
  });

  const malformed: [what: string, check: unknown][] = [
    ['nothing', undefined],
    ['an unknown outcome', { ...completed(), outcome: 'matches' }],
    ['a match without a receipt', { ...completed(), receipt: '' }],
    ['a match with a registered name', { ...completed(), registeredName: 'Jane Doe' }],
    ['a match with a decision', { ...completed(), decision: 'use_registered_name' }],
    ['no account', { ...completed(), account: null }],
    ['an id that is none', { ...completed(), id: '../sessions' }],
    ['a list', []],
  ];
  for (const [what, check] of malformed) {
    it(`never makes a match of an answer that does not fit the contract: ${what}`, async () => {
      const payer = await Payer.visit();
      bff.check = () => json(200, { check });
      await payer.asks();
      equal([payer.element.state, payer.element.value], ['error', '']);
      ok(payer.events.includes('payee-check-error'), 'the page is told');
    });
  }

  it('says that the bank is slow, and asks again', async () => {
    const payer = await Payer.visit();
    const held = heldBack();
    bff.check = () => json(202, { check: pending() }, { location: '/v1/checks/chk_0123456789abcdef' });
    bff.poll = () => held.reply;
    payer.fill(payer.name, 'Jane Doe');
    payer.fill(payer.iban, JANES_IBAN);
    payer.button.focus();
    await until(() => /taking longer/.test(payer.text), 'the payer is told');
    ok(/taking longer/.test(payer.announced), 'it is read out');
    await until(() => bff.paths.at(-1) === 'GET /v1/checks/chk_0123456789abcdef', 'it asks again');
    held.answer(json(200, { check: completed() }));
    await payer.state('match');
  });

  it('accepts no check but the one it asked for', async () => {
    const payer = await Payer.visit();
    bff.check = () => json(202, { check: pending() });
    bff.poll = () => json(200, { check: completed({ id: 'chk_another0123456789' }) });
    await payer.asks();
    equal(payer.element.state, 'error');
  });

  it('ignores a late answer for an edited field', async () => {
    const payer = await Payer.visit();
    const held = heldBack();
    bff.check = () => held.reply;
    payer.fill(payer.name, 'Jane Doe');
    payer.fill(payer.iban, JANES_IBAN);
    payer.button.focus();
    await until(() => bff.count('/v1/checks') === 1, 'it asks');
    payer.fill(payer.name, 'No Match');
    ok(bff.asked.at(-1)?.signal?.aborted, 'the request is aborted');
    held.answer(json(200, { check: completed() }));
    await new Promise((resolve) => setTimeout(resolve));
    equal([payer.element.state, payer.element.value, payer.heading], ['editing', '', '']);
  });

  it('drops its result when a field changes, and asks again', async () => {
    const payer = await Payer.visit();
    await payer.asks();
    payer.fill(payer.name, 'Jane Does');
    equal([payer.element.state, payer.element.check], ['editing', null]);
    payer.button.focus();
    await payer.state('match');
    equal(bff.count('/v1/checks'), 2);
    equal(bff.count('/v1/sessions'), 1);
  });

  it('returns the same promise for the same question, and rejects the older of two', async () => {
    const payer = await Payer.visit();
    payer.element.payeeName = 'Jane Doe';
    payer.element.iban = JANES_IBAN;
    const [first, second] = [payer.element.verify(), payer.element.verify()];
    equal((await first).id, (await second).id);
    equal(bff.count('/v1/checks'), 1);
    const held = heldBack();
    bff.check = () => held.reply;
    payer.element.payeeName = 'John Doe';
    const aborted = codeOf(payer.element.verify());
    payer.element.payeeName = 'Joan Doe';
    equal(await aborted, 'aborted');
  });

  it('lets the page show its own result', async () => {
    const payer = await Payer.visit();
    payer.element.addEventListener('payee-check-result', (event) => event.preventDefault());
    await payer.asks();
    equal([payer.element.state, payer.part('result'), payer.announced], ['match', null, '']);
  });

  it('does not say that it is checking any more once the page shows its own result', async () => {
    const payer = await Payer.visit();
    const held = heldBack();
    bff.check = () => held.reply;
    payer.element.addEventListener('payee-check-result', (event) => event.preventDefault());
    const asking = payer.asks();
    await until(() => /^Checking/.test(payer.announced), 'a slow check is announced');
    held.answer(json(200, { check: completed() }));
    await asking;
    equal(payer.announced, '');
  });

  it("shows the page's own text under the heading", async () => {
    const payer = await Payer.visit('required', '<p slot="match">Good to go</p>');
    await payer.asks();
    const slot = payer.root.querySelector<HTMLSlotElement>('slot[name=match]');
    equal(slot?.assignedElements()[0]?.textContent, 'Good to go');
  });

  it("announces the page's own text with the result that it is about", async () => {
    const payer = await Payer.visit('required', '<p slot="match">Good to go</p><p slot="no-match">Call us</p>');
    await payer.asks();
    ok(/^The name matches\. .* Good to go$/.test(payer.announced), payer.announced);
  });

  it('aborts when it is removed from the page, leaves nothing running, and works again when it is back', async () => {
    const payer = await Payer.visit();
    const held = heldBack();
    bff.check = () => held.reply;
    payer.fill(payer.name, 'Jane Doe');
    payer.fill(payer.iban, JANES_IBAN);
    payer.button.focus();
    await until(() => payer.announced !== '', 'it is said that it takes a while');
    payer.element.remove();
    ok(bff.asked.at(-1)?.signal?.aborted, 'the request is aborted');
    bff.check = () => json(200, { check: completed() });
    const asked = bff.asked.length;
    for (let times = 0; times < 100; times++) {
      payer.form.prepend(payer.element);
      payer.element.remove();
    }
    await new Promise((resolve) => setTimeout(resolve, 600));
    equal(bff.asked.length, asked);
    payer.form.prepend(payer.element);
    await payer.element.updateComplete;
    equal([payer.element.state, payer.announced], ['editing', '']);
    equal((await payer.element.verify()).outcome, 'match');
  });

  it('asks again when the payer retries, with or without a decision', async () => {
    const payer = await Payer.visit();
    const unable = completed({ outcome: 'unable_to_verify', reason: 'bank_timeout' });
    bff.check = () => json(200, { check: unable });
    bff.decision = (decision) => json(200, { check: { ...unable, decision } });
    await payer.asks();
    await payer.click(/Continue anyway/);
    await until(() => payer.element.check?.decision, 'the decision is recorded');
    bff.check = () => json(200, { check: completed() });
    await payer.click(/Try again/);
    await payer.state('match');
  });

  it("reaches a BFF on the page's own origin", async () => {
    const payer = await Payer.visit();
    payer.element.endpoint = '/';
    await payer.asks();
    equal([payer.element.state, bff.paths.at(-1)], ['match', 'POST /v1/checks']);
  });
});
