import { equal, ok, until } from './testing/assert.ts';
import { completed, type FakeBff, heldBack, json, problem } from './testing/bff.ts';
import { eachWithBff } from './testing/each.ts';
import { JANES_IBAN, Payer } from './testing/payer.ts';

describe('a submission', () => {
  let bff: FakeBff;
  eachWithBff((item) => {
    bff = item;
  });

  const closeMatch = () => completed({ outcome: 'close_match', registeredName: 'Jane M. Doe' });
  const noMatch = () => completed({ outcome: 'no_match' });

  /** Fills in the fields, presses the button, and holds the answer back: the submission waits for it. */
  function pressesEarly(payer: Payer) {
    const held = heldBack();
    bff.check = () => held.reply;
    payer.fill(payer.name, 'Jane Doe');
    payer.fill(payer.iban, JANES_IBAN);
    payer.button.click();
    return { answer: () => held.answer(json(200, { check: completed() })) };
  }

  it('submits once on Enter, and not while an input method composes', async () => {
    const payer = await Payer.visit();
    const submissions = payer.submissions();
    await payer.asks();
    payer.iban.focus();
    payer.iban.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, isComposing: true }),
    );
    equal(submissions.length, 0);
    await payer.press('Enter');
    await until(() => submissions.length > 0, 'the form is submitted');
    equal(submissions.length, 1);
    equal(submissions[0]?.submitter, payer.button);
  });

  it('goes through the first submit button on Enter, which may be an image or stand outside the form', async () => {
    const payer = await Payer.visit();
    const submissions = payer.submissions();
    payer.form.id = 'order';
    const press = async (markup: string) => {
      document.body.insertAdjacentHTML('afterbegin', markup);
      const added = document.body.firstElementChild;
      payer.iban.focus();
      await payer.press('Enter');
      await until(() => submissions.length > 0, 'the form is submitted');
      equal(submissions.pop()?.submitter, added);
    };
    await payer.asks();
    await press('<button form="order">Pay</button>');
    await press('<input type="image" form="order" alt="Pay">');
  });

  it('does not change its height while the payer presses a button, which would move it away from the pointer', async () => {
    const payer = await Payer.visit();
    const submissions = payer.submissions();
    payer.fill(payer.name, 'Jane Doe');
    payer.fill(payer.iban, 'DE89');
    await until(() => payer.root.adoptedStyleSheets.length > 1, 'what makes the check is loaded');
    // First from one field to another and back, by mouse.
    for (const input of [payer.name, payer.iban]) {
      input.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
      input.focus();
      input.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, composed: true }));
      input.click();
    }
    await new Promise((resolve) => setTimeout(resolve));
    payer.fill(payer.iban, JANES_IBAN);
    const { top } = payer.button.getBoundingClientRect();
    payer.button.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    payer.button.focus();
    await payer.element.updateComplete;
    equal([payer.element.state, payer.button.getBoundingClientRect().top], ['editing', top]);
    payer.button.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
    payer.button.click();
    await until(() => submissions.length > 0, 'the form is submitted');
    equal([payer.element.state, bff.count('/v1/checks')], ['match', 1]);
  });

  it('holds a submission during a check, and continues it with the same button', async () => {
    const payer = await Payer.visit();
    const submissions = payer.submissions();
    const held = heldBack();
    bff.check = () => held.reply;
    payer.fill(payer.name, 'Jane Doe');
    payer.fill(payer.iban, JANES_IBAN);
    payer.button.focus();
    await payer.state('checking');
    payer.button.click();
    payer.button.click();
    equal(submissions.length, 0);
    held.answer(json(200, { check: completed() }));
    await until(() => submissions.length > 0, 'the form is submitted');
    equal(submissions.length, 1);
    equal(submissions[0]?.submitter, payer.button);
    equal(bff.count('/v1/checks'), 1);
  });

  it('does not resume a submission once the payer has closed the dialog around it', async () => {
    const payer = await Payer.visit();
    const submissions = payer.submissions();
    const dialog = document.createElement('dialog');
    document.body.append(dialog);
    dialog.append(payer.form);
    dialog.showModal();
    const check = pressesEarly(payer);
    await payer.state('checking');
    dialog.close();
    check.answer();
    await payer.state('match');
    dialog.showModal();
    equal(submissions.length, 0);
    payer.button.click();
    equal(submissions.length, 1);
  });

  it('does not resume a submission once the payer has left the page, which the browser may keep for the way back', async () => {
    const payer = await Payer.visit();
    const submissions = payer.submissions();
    const check = pressesEarly(payer);
    await payer.state('checking');
    for (const type of ['pagehide', 'pageshow']) {
      dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
    }
    check.answer();
    await payer.state('match');
    equal(submissions.length, 0);
    payer.button.click();
    equal(submissions.length, 1);
  });

  it('does not resume a submission once the payer types in another field of the form, or presses another button', async () => {
    for (const act of [
      async (payer: Payer) => {
        payer.form.querySelector<HTMLInputElement>('[name=amount]')?.focus();
        await payer.press('1');
      },
      async (payer: Payer) => payer.form.querySelector<HTMLButtonElement>('[formnovalidate]')?.click(),
    ]) {
      const payer = await Payer.visit();
      payer.form.insertAdjacentHTML('beforeend', '<input name="amount"><button formnovalidate>Cancel</button>');
      const submissions = payer.submissions();
      const check = pressesEarly(payer);
      await payer.state('checking');
      await act(payer);
      check.answer();
      await payer.state('match');
      ok(!submissions.some(({ submitter }) => submitter === payer.button), 'nothing was paid');
      payer.button.click();
      equal(submissions.at(-1)?.submitter, payer.button);
      Payer.leave();
    }
  });

  it('does not resume a submission once the payer types again', async () => {
    const payer = await Payer.visit();
    const submissions = payer.submissions();
    const check = pressesEarly(payer);
    await until(() => bff.count('/v1/checks') === 1, 'the check is asked for');
    payer.fill(payer.name, 'Jane Do');
    check.answer();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    equal([submissions.length, payer.element.state, payer.element.value], [0, 'editing', '']);
  });

  it('stops a submission at a warning, until the payer confirms it', async () => {
    const payer = await Payer.visit('required check-on="submit"');
    const submissions = payer.submissions();
    bff.check = () => json(200, { check: noMatch() });
    bff.decision = (decision) => json(200, { check: { ...noMatch(), decision, receipt: 'confirmed-receipt' } });
    payer.fill(payer.name, 'Jane Doe');
    payer.fill(payer.iban, JANES_IBAN);
    payer.name.focus();
    equal(payer.element.state, 'editing');
    payer.button.click();
    await payer.state('no-match');
    equal(submissions.length, 0);
    ok(!payer.element.checkValidity(), 'the warning has to be confirmed');
    await payer.click(/Continue anyway/);
    await until(() => payer.element.value === 'confirmed-receipt', 'the decision is recorded');
    payer.button.click();
    equal(submissions.length, 1);
    equal(payer.sent.payee, 'confirmed-receipt');
  });

  it('holds a submission while a decision is being sent', async () => {
    const payer = await Payer.visit();
    const submissions = payer.submissions();
    const held = heldBack();
    bff.check = () => json(200, { check: noMatch() });
    bff.decision = () => held.reply;
    await payer.asks();
    await payer.click(/Continue anyway/);
    ok(payer.element.checkValidity(), 'confirmed is confirmed');
    payer.button.click();
    equal(submissions.length, 0);
    held.answer(json(200, { check: { ...noMatch(), decision: 'continue_anyway', receipt: 'later' } }));
    await until(() => submissions.length > 0, 'the form is submitted');
    equal(payer.sent.payee, 'later');
  });

  it('stays valid with the old receipt if the decision cannot be sent', async () => {
    const payer = await Payer.visit();
    bff.check = () => json(200, { check: noMatch() });
    bff.decision = () => problem(503, 'store_unavailable');
    await payer.asks();
    await payer.click(/Continue anyway/);
    await until(() => /could not be saved/.test(payer.text), 'the payer is told');
    ok(payer.element.checkValidity(), 'it is valid');
    equal(payer.sent.payee, 'first-receipt');
  });

  it('accepts the registered name, with its receipt', async () => {
    const payer = await Payer.visit('required policy="require-match"');
    bff.check = () => json(200, { check: closeMatch() });
    bff.decision = (decision) => json(200, { check: { ...closeMatch(), decision, receipt: 'names-receipt' } });
    await payer.asks('Jane Do');
    ok(!payer.element.checkValidity(), 'a close match will not do');
    await payer.click(/Use “Jane M. Doe”/);
    await until(() => payer.element.payeeName === 'Jane M. Doe', 'the name is taken over');
    await payer.element.updateComplete;
    equal(payer.name.value, 'Jane M. Doe');
    equal([payer.sent.payee, payer.sent['payee.name']], ['names-receipt', 'Jane M. Doe']);
    equal(payer.element.state, 'close-match');
    ok(payer.element.checkValidity(), 'the registered name will do');
    ok(payer.events.includes('payee-check-decision'), 'the page is told');
  });

  it('renews a receipt that is about to expire, and sends the decision again', async () => {
    const payer = await Payer.visit();
    const submissions = payer.submissions();
    const ends = Math.floor(Date.now() / 1000) + 30;
    const ending = `x.${btoa(JSON.stringify({ iat: ends - 900, exp: ends }))}.x`;
    bff.check = () => json(200, { check: { ...noMatch(), receipt: ending } });
    bff.decision = (decision) => json(200, { check: { ...noMatch(), decision, receipt: ending } });
    await payer.asks();
    await payer.click(/Continue anyway/);
    await until(() => payer.element.check?.decision, 'the decision is recorded');
    bff.check = () => json(200, { check: { ...noMatch(), id: 'chk_another0123456789', receipt: 'fresh' } });
    bff.decision = (decision) =>
      json(200, { check: { ...noMatch(), id: 'chk_another0123456789', decision, receipt: 'fresh and decided' } });
    payer.button.click();
    equal(submissions.length, 0);
    await until(() => submissions.length === 1, 'the form is submitted');
    equal(payer.sent.payee, 'fresh and decided');
  });

  it('submits the old receipt if it cannot be renewed', async () => {
    const payer = await Payer.visit();
    const submissions = payer.submissions();
    const ends = Math.floor(Date.now() / 1000) + 30;
    bff.check = () =>
      json(200, { check: completed({ receipt: `x.${btoa(JSON.stringify({ iat: ends - 900, exp: ends }))}.x` }) });
    await payer.asks();
    bff.check = () => problem(503, 'shutting_down');
    payer.button.click();
    await until(() => submissions.length === 1, 'the form is submitted');
    equal(payer.element.state, 'match');
  });

  const policies: [policy: string, outcome: string, valid: boolean][] = [
    ['inform', 'no_match', true],
    ['inform', 'unable_to_verify', true],
    ['inform', 'error', true],
    ['confirm', 'match', true],
    ['confirm', 'close_match', false],
    ['confirm', 'unable_to_verify', false],
    ['confirm', 'error', false],
    ['require-match', 'match', true],
    ['require-match', 'no_match', false],
    ['require-match', 'error', false],
  ];
  for (const [policy, outcome, valid] of policies) {
    it(`policy ${policy}: ${outcome} makes it ${valid ? 'valid' : 'invalid'}`, async () => {
      const payer = await Payer.visit(`required policy="${policy}"`);
      bff.check = () =>
        outcome === 'error'
          ? problem(503, 'store_unavailable')
          : json(200, { check: completed({ outcome: outcome as 'match' }) });
      await payer.asks();
      equal(payer.element.checkValidity(), valid);
      equal(payer.hasButton(/Continue anyway/), policy === 'confirm' && !valid);
      if (policy === 'confirm' && outcome === 'error') {
        await payer.click(/Continue anyway/);
        ok(payer.element.checkValidity(), 'a confirmed error lets go');
      }
    });
  }

  it('leaves the check to the page with check-on="manual"', async () => {
    const payer = await Payer.visit('required check-on="manual"');
    payer.fill(payer.name, 'Jane Doe');
    payer.fill(payer.iban, JANES_IBAN);
    payer.button.focus();
    ok(!payer.element.checkValidity(), 'it is unchecked');
    equal((await payer.element.verify()).outcome, 'match');
    ok(payer.element.checkValidity(), 'it is checked');
  });

  it('keeps two elements in one form apart', async () => {
    const payer = await Payer.visit('required check-on="submit"');
    const submissions = payer.submissions();
    const other = document.createElement('payee-check');
    other.setAttribute('endpoint', 'https://bff.example');
    other.name = 'other';
    other.checkOn = 'submit';
    payer.button.before(other);
    for (const element of [payer.element, other]) {
      element.payeeName = 'Jane Doe';
      element.iban = JANES_IBAN;
    }
    payer.button.click();
    await until(() => submissions.length > 0, 'the form is submitted');
    equal([submissions.length, payer.element.state, other.state], [1, 'match', 'match']);
  });
});

describe('a form without browser validation', () => {
  let bff: FakeBff;
  eachWithBff((item) => {
    bff = item;
  });

  async function visit(attributes = 'required') {
    const payer = await Payer.visit(attributes);
    payer.form.noValidate = true;
    return { payer, submissions: payer.submissions() };
  }

  it('is blocked each time it is submitted, while a warning is unconfirmed', async () => {
    const { payer, submissions } = await visit();
    bff.check = () => json(200, { check: completed({ outcome: 'no_match' }) });
    bff.decision = (decision) => json(200, { check: completed({ outcome: 'no_match', decision, receipt: 'decided' }) });
    await payer.asks();
    for (let times = 0; times < 3; times++) payer.button.click();
    payer.form.requestSubmit();
    await payer.element.updateComplete;
    equal([submissions.length, payer.root.activeElement?.id], [0, 'result']);
    await payer.click(/Continue anyway/);
    await until(() => payer.element.value === 'decided', 'the choice is recorded');
    payer.button.click();
    equal(submissions.length, 1);
  });

  it('is blocked while the fields are empty or wrong, with errors at the fields', async () => {
    const { payer, submissions } = await visit();
    payer.button.click();
    await until(() => payer.error(payer.name) !== '', 'the name is asked for');
    payer.fill(payer.name, 'Jane Doe');
    payer.fill(payer.iban, 'DE89 3704');
    payer.button.click();
    await until(() => payer.root.activeElement === payer.iban, 'the IBAN has the focus');
    equal(submissions.length, 0);
  });

  it('is blocked while a required match is missing, and while the page has not checked', async () => {
    for (const attributes of ['required policy="require-match"', 'required check-on="manual"']) {
      const { payer, submissions } = await visit(attributes);
      bff.check = () => json(200, { check: completed({ outcome: 'unable_to_verify' }) });
      await payer.asks().catch(() => {});
      payer.button.click();
      await payer.element.updateComplete;
      equal(submissions.length, 0, attributes);
      Payer.leave();
    }
  });

  it('is sent on a match, under inform, while empty and not required, and if nothing can be edited', async () => {
    const { payer, submissions } = await visit();
    await payer.asks();
    payer.button.click();
    equal(submissions.length, 1);
    const optional = await visit('');
    optional.payer.button.click();
    equal(optional.submissions.length, 1);
    const fixed = await visit('required readonly payee-name="Jane Doe"');
    fixed.payer.button.click();
    equal(fixed.submissions.length, 1);
    const informed = await visit('required policy="inform"');
    bff.check = () => json(200, { check: completed({ outcome: 'no_match' }) });
    await informed.payer.asks();
    informed.payer.button.click();
    equal(informed.submissions.length, 1);
  });
});

describe('a button that submits without validation', () => {
  let bff: FakeBff;
  eachWithBff((item) => {
    bff = item;
  });

  async function draft(attributes = 'required') {
    const payer = await Payer.visit(attributes);
    payer.button.formNoValidate = true;
    const sent: Record<string, FormDataEntryValue>[] = [];
    payer.form.addEventListener('submit', () => sent.push(payer.sent));
    return { payer, sent };
  }

  it('submits at once, as with any control', async () => {
    const { payer, sent } = await draft();
    payer.button.click();
    payer.fill(payer.name, 'Jane Doe');
    payer.fill(payer.iban, 'DE89');
    payer.button.click();
    equal(sent.length, 2);
    equal([sent[1]?.['payee.name'], sent[1]?.payee, bff.count('/v1/checks')], ['Jane Doe', '', 0]);
  });

  it('sends no receipt that the policy does not allow, and keeps it for later', async () => {
    const { payer, sent } = await draft();
    bff.check = () => json(200, { check: completed({ outcome: 'no_match' }) });
    await payer.asks();
    payer.button.click();
    equal(sent[0]?.payee, '');
    await until(() => payer.sent.payee === 'first-receipt', 'the receipt is back');
    ok(!payer.element.checkValidity(), 'the warning is unconfirmed');
  });

  it('sends the receipt of a match', async () => {
    const { payer, sent } = await draft();
    await payer.asks();
    payer.button.click();
    equal(sent[0]?.payee, 'first-receipt');
  });
});
