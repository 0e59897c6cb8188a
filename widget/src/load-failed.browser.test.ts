import { CheckController } from './controllers/check.ts';
import { equal, ok, until } from './testing/assert.ts';
import { completed, type FakeBff, json } from './testing/bff.ts';
import { eachWithBff } from './testing/each.ts';
import { JANES_IBAN, Payer } from './testing/payer.ts';

describe('when not even the part that checks can be loaded', () => {
  let bff: FakeBff;
  eachWithBff((item) => {
    bff = item;
  });
  const { load } = CheckController;
  beforeEach(() => {
    CheckController.load = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
  });
  afterEach(() => {
    CheckController.load = load;
  });

  async function visit(attributes = 'required') {
    const payer = await Payer.visit(attributes);
    const submissions = payer.submissions();
    payer.fill(payer.name, 'Jane Doe');
    payer.fill(payer.iban, JANES_IBAN);
    payer.button.focus();
    await payer.state('error');
    return { payer, submissions };
  }

  it('is not retried at each key', async () => {
    const payer = await Payer.visit();
    let tries = 0;
    CheckController.load = () => {
      tries++;
      return Promise.reject(new TypeError('Failed to fetch'));
    };
    payer.iban.focus();
    for (let end = 1; end <= JANES_IBAN.length; end++) {
      payer.fill(payer.iban, JANES_IBAN.slice(0, end));
      await payer.element.updateComplete;
    }
    // With the focus, and with the first value.
    equal(tries, 2);
  });

  it('shows what is missing at its own field', async () => {
    const payer = await Payer.visit();
    payer.button.click();
    await until(() => payer.error(payer.iban) === 'Enter the IBAN.', `it says: ${payer.error(payer.iban)}`);
    equal(payer.error(payer.name), 'Enter the account holder’s name.');
    equal(payer.element.validationMessage, 'Enter the account holder’s name.');
  });

  it('says so in a card, with the warning and buttons large enough for a finger', async () => {
    const { payer } = await visit();
    ok(/cannot be reached.*the money may reach someone else/.test(payer.text), 'the payer is told');
    for (const button of payer.root.querySelectorAll('button')) {
      ok(button.getBoundingClientRect().height >= 44, `${button.textContent} is 44 px high`);
    }
    const card = payer.part('result');
    ok(card && getComputedStyle(card).borderInlineStartWidth === '5px', 'it is a card');
  });

  it('holds the form until the payer confirms, as with any failure', async () => {
    const { payer, submissions } = await visit();
    ok(!payer.element.checkValidity(), 'it has to be confirmed');
    payer.button.click();
    await payer.state('error');
    equal(submissions.length, 0);
    await payer.click(/Continue anyway/);
    ok(payer.element.checkValidity(), 'it is confirmed');
    payer.button.click();
    await until(() => submissions.length === 1, 'the form is submitted');
    equal(payer.sent.payee, '');
  });

  it('does not pass if a match is required, and passes under inform', async () => {
    const required = await visit('required policy="require-match"');
    ok(!required.payer.element.checkValidity(), 'only a match will do');
    ok(!required.payer.hasButton(/Continue anyway/), 'nobody can go on');
    Payer.leave();
    const informed = await visit('required policy="inform"');
    informed.payer.button.click();
    await until(() => informed.submissions.length === 1, 'the form is submitted');
  });

  it('tries again when the form is submitted, and continues on a match', async () => {
    const { payer, submissions } = await visit();
    payer.button.click();
    await payer.state('error');
    CheckController.load = load;
    payer.button.click();
    await until(() => submissions.length === 1, 'the form is submitted');
    equal([payer.element.state, payer.sent.payee, submissions[0]?.submitter], ['match', 'first-receipt', payer.button]);
  });

  it('tries again when the form is submitted, confirmed or not, and stops at a warning', async () => {
    for (const confirms of [true, false]) {
      CheckController.load = () => Promise.reject(new TypeError('Failed to fetch'));
      bff.check = () => json(200, { check: completed({ outcome: 'no_match' }) });
      const { payer, submissions } = await visit();
      if (confirms) await payer.click(/Continue anyway/);
      CheckController.load = load;
      payer.button.click();
      await payer.state('no-match');
      equal(submissions.length, 0);
      ok(!payer.element.checkValidity(), 'the warning has to be confirmed');
      Payer.leave();
    }
  });

  it('does not submit if the page only asks for the validity', async () => {
    const { payer, submissions } = await visit();
    CheckController.load = load;
    payer.form.reportValidity();
    await payer.state('match');
    await new Promise((resolve) => requestAnimationFrame(resolve));
    equal(submissions.length, 0);
  });

  it('holds a form without browser validation, too', async () => {
    const { payer, submissions } = await visit();
    payer.form.noValidate = true;
    payer.button.click();
    await new Promise((resolve) => setTimeout(resolve));
    payer.button.click();
    await payer.state('error');
    equal(submissions.length, 0);
    CheckController.load = load;
    payer.button.click();
    await until(() => submissions.length === 1, 'the form is submitted');
    equal(payer.element.state, 'match');
  });
});
