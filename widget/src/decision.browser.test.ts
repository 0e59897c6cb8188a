import { resultMessages as english } from './locales/en/results.ts';
import { equal, ok, until } from './testing/assert.ts';
import { completed, type FakeBff, heldBack, json, problem } from './testing/bff.ts';
import { eachWithBff } from './testing/each.ts';
import { Payer } from './testing/payer.ts';

describe('the payer’s decision', () => {
  let bff: FakeBff;
  eachWithBff((item) => {
    bff = item;
  });

  const closeMatch = (over = {}) => completed({ outcome: 'close_match', registeredName: 'Jane M. Doe', ...over });
  const noMatch = (over = {}) => completed({ outcome: 'no_match', ...over });
  const AGAIN = 'chk_another0123456789';

  /** The session that asked has expired: its checks are unknown now. */
  function sessionEnds(status: number): void {
    bff.decision = (decision, { path }) =>
      path.includes(AGAIN)
        ? json(200, { check: closeMatch({ id: AGAIN, decision, receipt: 'names-receipt' }) })
        : problem(status, status === 404 ? 'check_not_found' : 'session_expired');
  }

  for (const status of [404, 401, 403]) {
    it(`outlives its session (${status}): the question is asked again, and the name is accepted`, async () => {
      const payer = await Payer.visit();
      bff.check = () => json(200, { check: closeMatch() });
      await payer.asks('Jane Do');
      sessionEnds(status);
      bff.check = () => json(200, { check: closeMatch({ id: AGAIN }) });
      await payer.click(/Use “Jane M. Doe”/);
      await until(() => payer.element.payeeName === 'Jane M. Doe', 'the name is taken over');
      equal([payer.sent.payee, payer.sent['payee.name']], ['names-receipt', 'Jane M. Doe']);
      ok(payer.element.checkValidity(), 'it is valid');
      if (status !== 404) ok(bff.count('/v1/sessions') > 1, 'there is a new session');
      equal(payer.events.filter((type) => type === 'payee-check-result').length, 1);
    });
  }

  const others: [what: string, over: object][] = [
    ['another name', { registeredName: 'Janet Doe' }],
    ['no name', { registeredName: undefined }],
    ['an alarm', { risk: { level: 'high', signals: ['listed_as_fraud'] } }],
    ['no match', { outcome: 'no_match', registeredName: undefined }],
  ];
  for (const [what, over] of others) {
    it(`is not applied to an answer that has changed: ${what}`, async () => {
      const payer = await Payer.visit();
      bff.check = () => json(200, { check: closeMatch() });
      await payer.asks('Jane Do');
      sessionEnds(404);
      bff.check = () => json(200, { check: closeMatch({ id: AGAIN, ...over }) });
      await payer.click(/Use “Jane M. Doe”/);
      await until(() => payer.element.check?.id === AGAIN, 'the new answer is shown');
      await payer.element.updateComplete;
      equal([payer.element.payeeName, payer.element.check?.decision], ['Jane Do', null]);
      ok(!payer.element.checkValidity(), 'it is as unconfirmed as a first answer');
      ok(!payer.events.includes('payee-check-decision'), 'the page is told of no choice');
    });
  }

  it('never counts as continuing if the name cannot be accepted', async () => {
    for (const failure of [404, 409, 503, 'offline'] as const) {
      const payer = await Payer.visit();
      const submissions = payer.submissions();
      bff.check = () => json(200, { check: closeMatch() });
      await payer.asks('Jane Do');
      const fail = () =>
        failure === 'offline' ? Promise.reject(new TypeError('Failed to fetch')) : problem(failure, 'whatever');
      bff.decision = fail;
      bff.check = fail;
      await payer.click(/Use “Jane M. Doe”/);
      await until(() => payer.root.querySelector('.chosen'), 'the payer is told');
      equal([payer.element.payeeName, payer.element.state], ['Jane Do', 'close-match']);
      ok(!payer.element.checkValidity(), 'it is as unconfirmed as before');
      payer.button.click();
      equal(submissions.length, 0);
      ok(!payer.text.includes(english.decision.failed), 'nobody says that it may go');
      ok(payer.hasButton(/Use “Jane M. Doe”/), 'it can be tried again');
      Payer.leave();
    }
  });

  it('holds a submission while the name is being accepted', async () => {
    const payer = await Payer.visit();
    const submissions = payer.submissions();
    const held = heldBack();
    bff.check = () => json(200, { check: closeMatch() });
    bff.decision = () => held.reply;
    await payer.asks('Jane Do');
    await payer.click(/Use “Jane M. Doe”/);
    payer.button.click();
    equal(submissions.length, 0);
    held.answer(json(200, { check: closeMatch({ decision: 'use_registered_name', receipt: 'names-receipt' }) }));
    await until(() => submissions.length > 0, 'the form is submitted');
    equal([payer.sent.payee, payer.sent['payee.name']], ['names-receipt', 'Jane M. Doe']);
  });

  it('to continue is sent again before the form is submitted, if it could not be recorded', async () => {
    const payer = await Payer.visit();
    const submissions = payer.submissions();
    bff.check = () => json(200, { check: noMatch() });
    bff.decision = () => problem(503, 'store_unavailable');
    await payer.asks();
    await payer.click(/Continue anyway/);
    await until(() => payer.announced.includes(english.decision.failed), 'the payer is told');
    bff.decision = (decision) => json(200, { check: noMatch({ decision, receipt: 'recorded' }) });
    payer.button.click();
    await until(() => submissions.length > 0, 'the form is submitted');
    equal(payer.sent.payee, 'recorded');
  });

  it('to continue does not confirm a warning that has since changed', async () => {
    const payer = await Payer.visit();
    bff.check = () => json(200, { check: closeMatch() });
    await payer.asks('Jane Do');
    bff.decision = () => problem(404, 'check_not_found');
    bff.check = () => json(200, { check: noMatch({ id: AGAIN }) });
    await payer.click(/Continue anyway/);
    await payer.state('no-match');
    ok(!payer.element.checkValidity(), 'the new warning is unconfirmed');
  });

  it('can be undone', async () => {
    const payer = await Payer.visit();
    bff.check = () => json(200, { check: closeMatch() });
    bff.decision = (decision) => json(200, { check: closeMatch({ decision, receipt: `for ${decision}` }) });
    await payer.asks('Jane Do');
    await payer.click(/Use “Jane M. Doe”/);
    await until(() => payer.element.payeeName === 'Jane M. Doe', 'the name is taken over');
    ok(/“Jane M. Doe”/.test(payer.announced), 'it is said which name is used');
    await payer.click(/Undo/);
    equal([payer.element.payeeName, payer.sent.payee], ['Jane Do', 'first-receipt']);
    ok(!payer.element.checkValidity(), 'nothing is chosen any more');
    await payer.click(/Continue anyway/);
    await until(() => payer.sent.payee === 'for continue_anyway', 'another choice is recorded');
    await payer.click(/Undo/);
    ok(!payer.element.checkValidity(), 'nor now');
  });

  it('does not hold for the same question asked again later', async () => {
    const payer = await Payer.visit();
    let answer = closeMatch();
    bff.check = () => json(200, { check: answer });
    bff.decision = (decision) => {
      answer = closeMatch({ decision, receipt: 'names-receipt' });
      return json(200, { check: answer });
    };
    await payer.asks('Jane Do');
    await payer.click(/Use “Jane M. Doe”/);
    await until(() => payer.element.payeeName === 'Jane M. Doe', 'the name is taken over');
    await payer.asks('Jane Do');
    ok(!payer.element.checkValidity(), 'the name in the field is not the one that was chosen');
    equal(payer.sent.payee, '');
  });

  it('reads the registered name aloud to people who cannot see it', async () => {
    const payer = await Payer.visit();
    bff.check = () => json(200, { check: closeMatch() });
    await payer.asks('Jane Do');
    const { typed, registered } = english.result;
    ok(payer.announced.includes(`${typed}: Jane Do. ${registered}: Jane M. Doe.`), payer.announced);
  });
});

describe('a warning is confirmed only by a payer who has read it', () => {
  let bff: FakeBff;
  eachWithBff((item) => {
    bff = item;
    bff.check = () => json(200, { check: completed({ outcome: 'no_match' }) });
    bff.decision = (decision) => json(200, { check: completed({ outcome: 'no_match', decision }) });
  });

  it('not by pressing Enter twelve times: that leads to the result', async () => {
    const payer = await Payer.visit();
    const submissions = payer.submissions();
    payer.fill(payer.name, 'John Smith');
    payer.fill(payer.iban, 'DE89370400440532013000');
    for (let times = 0; times < 12; times++) {
      await payer.press('Enter');
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    await payer.state('no-match');
    equal([submissions.length, payer.element.check?.decision], [0, null]);
    ok(!payer.element.checkValidity(), 'it is unconfirmed');
    equal(payer.root.activeElement?.id, 'result');
  });

  it('not by pressing Pay again: that leads to the result', async () => {
    const payer = await Payer.visit();
    await payer.asks();
    payer.button.click();
    await until(() => payer.root.activeElement?.id === 'result', 'the result has the focus');
    ok(!payer.element.reportValidity(), 'it is not valid');
    equal(payer.root.activeElement?.id, 'result');
  });

  /** Presses the confirming button with a mouse. */
  const mouse = (button: HTMLElement, type: string): boolean =>
    button.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, cancelable: true, detail: 1 }));

  it('not by a press that began before the warning was on the screen', async () => {
    const payer = await Payer.visit();
    await payer.asks();
    const confirm = payer.part('confirm');
    ok(confirm, 'there is a button');
    mouse(confirm, 'pointerdown');
    // Another warning replaces the first under the pointer.
    bff.decision = () => problem(404, 'check_not_found');
    bff.check = () =>
      json(200, {
        check: completed({ id: 'chk_another0123456789', reason: 'identifier_mismatch', outcome: 'no_match' }),
      });
    confirm.click();
    await until(() => payer.element.check?.reason === 'identifier_mismatch', 'the warning is another');
    await payer.element.updateComplete;
    const asked = bff.asked.length;
    mouse(payer.part('confirm') ?? confirm, 'click');
    equal([bff.asked.length, payer.element.checkValidity()], [asked, false]);
    mouse(payer.part('confirm') ?? confirm, 'pointerdown');
    mouse(payer.part('confirm') ?? confirm, 'click');
    ok(payer.element.checkValidity(), 'a press of its own confirms');
  });

  it('not by a key that is held down', async () => {
    const payer = await Payer.visit();
    await payer.asks();
    const confirm = payer.part('confirm');
    const key = (type: string, over: KeyboardEventInit) =>
      confirm?.dispatchEvent(new KeyboardEvent(type, { bubbles: true, composed: true, cancelable: true, ...over }));
    equal(key('keydown', { key: 'Enter', repeat: true }), false, 'a repeated Enter is not acted on');
    equal(key('keyup', { key: ' ' }), false, 'nor a space bar that went down elsewhere');
    equal(key('keydown', { key: 'Enter' }), true, 'a first Enter is');
  });

  type Answer = Parameters<typeof completed>[0];
  const reported: Answer = { risk: { level: 'high', signals: ['listed_as_fraud'] } };
  const warnings: [what: string, answer: Answer, first: string[], focused: string][] = [
    ['no match', { outcome: 'no_match' }, [], 'payeeName'],
    ['a close match', { outcome: 'close_match', registeredName: 'Jane M. Doe' }, ['Use “Jane M. Doe”'], 'payeeName'],
    ['a close match without a name', { outcome: 'close_match' }, [], 'payeeName'],
    ['another type of account', { outcome: 'close_match', reason: 'account_is_business' }, [], 'payeeName'],
    ['an alarm over a match', reported, [], 'iban'],
    ['an alarm over no match', { outcome: 'no_match', ...reported }, [], 'iban'],
    ['a closed account', { outcome: 'unable_to_verify', reason: 'account_closed' }, [], 'iban'],
    ['a bank that is late', { outcome: 'unable_to_verify', reason: 'bank_timeout' }, [], 'iban'],
  ];
  for (const [what, answer, first, focused] of warnings) {
    it(`offers to change the details before everything but the bank’s name, and to continue last: ${what}`, async () => {
      bff.check = () => json(200, { check: completed(answer) });
      const payer = await Payer.visit();
      await payer.asks();
      const labels = [...payer.root.querySelectorAll('.actions button')].map((one) =>
        one.textContent?.replace(/\s+/g, ' ').trim(),
      );
      equal(labels.slice(0, first.length + 1), [...first, 'Change the details']);
      equal(labels.at(-1), 'Continue anyway');
      await payer.click(/Change the details/);
      equal([payer.root.activeElement?.id, payer.name.value], [focused, 'Jane Doe']);
    });
  }

  it('offers to change details that were not accepted, if asking again cannot help', async () => {
    for (const [status, code, first] of [
      [422, 'invalid_account', 'Change the details'],
      [503, 'unavailable', 'Try again'],
    ] as const) {
      bff.check = () => problem(status, code);
      const payer = await Payer.visit();
      await payer.asks();
      const labels = [...payer.root.querySelectorAll('.actions button')].map((one) => one.textContent?.trim());
      equal(labels, [first, 'Continue anyway']);
      if (status === 422) {
        await payer.click(/Change the details/);
        equal([payer.root.activeElement?.id, payer.name.value], ['iban', 'Jane Doe']);
      }
      Payer.leave();
    }
  });
});
