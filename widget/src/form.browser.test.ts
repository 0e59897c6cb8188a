import { equal, ok, until } from './testing/assert.ts';
import { completed, type FakeBff, json } from './testing/bff.ts';
import { eachWithBff } from './testing/each.ts';
import { JANES_IBAN, Payer } from './testing/payer.ts';

describe('the form', () => {
  let bff: FakeBff;
  eachWithBff((it) => {
    bff = it;
  });

  const noMatch = () => completed({ outcome: 'no_match' });

  it('submits the receipt, the name and the account, seen by a synchronous listener', async () => {
    const payer = await Payer.visit();
    await payer.asks(' Jane   Doe ');
    equal(payer.sent, {
      payee: 'first-receipt',
      'payee.name': 'Jane Doe',
      'payee.scheme': 'iban',
      'payee.iban': JANES_IBAN,
    });
    equal(payer.element.value, 'first-receipt');
  });

  it('submits an edit made in the same tick', async () => {
    const payer = await Payer.visit();
    await payer.asks();
    payer.element.iban = 'FR';
    equal(payer.sent['payee.iban'], 'FR');
    equal(payer.sent.payee, '');
  });

  it('submits nothing without a name', async () => {
    const payer = await Payer.visit();
    payer.element.removeAttribute('name');
    equal(payer.sent, {});
  });

  it('is invalid while required and empty, and says so on submission', async () => {
    const payer = await Payer.visit();
    const submissions = payer.submissions();
    ok(payer.element.validity.valueMissing, 'a value is missing');
    payer.button.click();
    equal(submissions.length, 0);
    await until(() => payer.error(payer.name) !== '', 'the name is asked for');
    await until(() => payer.root.activeElement === payer.name, 'the name has the focus');
  });

  it('is valid while empty and not required', async () => {
    const payer = await Payer.visit('');
    ok(payer.element.checkValidity(), 'nothing is wrong');
    equal(bff.asked.length, 0);
  });

  it('shows no error for checkValidity, and takes the focus there for reportValidity', async () => {
    const payer = await Payer.visit();
    payer.fill(payer.name, 'Jane Doe');
    payer.element.checkValidity();
    await payer.element.updateComplete;
    equal(payer.error(payer.iban), '');
    ok(!payer.element.reportValidity(), 'the IBAN is missing');
    await until(() => payer.root.activeElement === payer.iban, 'the IBAN has the focus');
  });

  it('takes a custom message', async () => {
    const payer = await Payer.visit('');
    payer.element.setCustomValidity('Not this one');
    ok(payer.element.validity.customError, 'there is a custom error');
    equal(payer.element.validationMessage, 'Not this one');
    // Where the browser's own words point.
    payer.button.click();
    await until(() => document.activeElement === payer.element, 'the payer is taken there');
    payer.element.setCustomValidity('');
    ok(payer.element.checkValidity(), 'it is valid again');
  });

  it('is barred while read-only or disabled by a fieldset, and sends nothing while disabled', async () => {
    const payer = await Payer.visit();
    payer.element.readOnly = true;
    ok(payer.element.checkValidity(), 'what cannot be edited is not at fault');
    payer.element.readOnly = false;
    const fieldset = document.createElement('fieldset');
    payer.form.append(fieldset);
    fieldset.append(payer.element);
    fieldset.disabled = true;
    await payer.element.updateComplete;
    ok(payer.name.disabled && payer.iban.disabled, 'the fields are disabled');
    equal(payer.sent, {});
    ok(!payer.element.willValidate, 'it is not validated');
  });

  it('has no button that works while it is disabled, and offers no other number while it cannot be edited', async () => {
    const payer = await Payer.visit();
    bff.check = () => json(200, { check: noMatch() });
    await payer.asks();
    payer.element.disabled = true;
    await payer.element.updateComplete;
    ok(payer.part('confirm')?.matches(':disabled'), 'a warning cannot be confirmed');
    payer.element.disabled = false;
    payer.fill(payer.iban, 'DE98370400440532013000');
    payer.button.focus();
    await until(() => payer.hasButton(/Use DE89/), 'what may have been meant is offered');
    payer.element.readOnly = true;
    await payer.element.updateComplete;
    ok(!payer.hasButton(/Use DE89/), 'it is offered no more');
  });

  it('sets disabled at once, as a property', async () => {
    const payer = await Payer.visit();
    payer.element.disabled = true;
    equal(payer.sent, {});
    ok(payer.element.hasAttribute('disabled'), 'the attribute is there');
  });

  it('goes back to what the page gave on reset', async () => {
    const payer = await Payer.visit('payee-name="Jane Doe"');
    ok(!payer.element.hasAttribute('payee-name'), 'the attribute was removed');
    await payer.asks('John');
    payer.form.reset();
    await payer.element.updateComplete;
    equal(
      [payer.name.value, payer.iban.value, payer.element.value, payer.element.state],
      ['Jane Doe', '', '', 'editing'],
    );
  });

  it('takes back what the browser kept for it', async () => {
    const payer = await Payer.visit();
    payer.fill(payer.name, 'Jane Doe');
    payer.fill(payer.iban, JANES_IBAN);
    const kept = JSON.stringify([
      { payeeName: 'Jane Doe', iban: 'DE89 3704', sortCode: '', accountNumber: '', secondaryReference: '' },
      '',
      'iban',
    ]);
    payer.element.formStateRestoreCallback(kept);
    equal(payer.element.iban, 'DE89 3704');
    for (const other of ['something else', 'null', '{}', '[{}]', '[{"iban":7}]']) {
      payer.element.formStateRestoreCallback(other);
      equal(payer.element.iban, 'DE89 3704');
    }
  });

  it('follows a label', async () => {
    const payer = await Payer.visit('id="payee" required');
    const label = document.createElement('label');
    label.htmlFor = 'payee';
    document.body.append(label);
    label.click();
    equal(payer.root.activeElement, payer.name);
  });

  it('belongs to a form elsewhere', async () => {
    const payer = await Payer.visit();
    payer.form.id = 'far';
    document.body.append(payer.element);
    payer.element.setAttribute('form', 'far');
    payer.element.payeeName = 'Jane Doe';
    equal(payer.sent['payee.name'], 'Jane Doe');
  });
});
