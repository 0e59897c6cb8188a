import { LitElement } from 'lit';
import { equal, ok, until } from './testing/assert.ts';
import { completed, type FakeBff, json } from './testing/bff.ts';
import { eachWithBff } from './testing/each.ts';
import { JANES_IBAN, Payer } from './testing/payer.ts';

describe('the form', () => {
  let bff: FakeBff;
  eachWithBff((item) => {
    bff = item;
  });

  const noMatch = () => completed({ outcome: 'no_match' });

  it('submits the receipt, the name and the account, visible to a synchronous listener', async () => {
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

  it('names its fields as the server reads them', async () => {
    for (const [name, separator, fields] of [
      ['payee', '_', ['payee', 'payee_name', 'payee_scheme', 'payee_iban']],
      ['payee', '[]', ['payee[receipt]', 'payee[name]', 'payee[scheme]', 'payee[iban]']],
      [
        'order[payee]',
        '[]',
        ['order[payee][receipt]', 'order[payee][name]', 'order[payee][scheme]', 'order[payee][iban]'],
      ],
      ['payee', '/', ['payee', 'payee.name', 'payee.scheme', 'payee.iban']],
    ] as const) {
      const payer = await Payer.visit(`required field-separator="${separator}"`);
      payer.element.name = name;
      equal(Object.keys(payer.sent), [...fields], separator);
      Payer.leave();
    }
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

  it('shows no error on checkValidity, and moves the focus on reportValidity', async () => {
    const payer = await Payer.visit();
    payer.fill(payer.name, 'Jane Doe');
    payer.element.checkValidity();
    await payer.element.updateComplete;
    equal(payer.error(payer.iban), '');
    ok(!payer.element.reportValidity(), 'the IBAN is missing');
    await until(() => payer.root.activeElement === payer.iban, 'the IBAN has the focus');
  });

  it('accepts a custom message', async () => {
    const payer = await Payer.visit('');
    payer.element.setCustomValidity('Not this one');
    ok(payer.element.validity.customError, 'there is a custom error');
    equal(payer.element.validationMessage, 'Not this one');
    // The element that the browser's own message points at.
    payer.button.click();
    await until(() => document.activeElement === payer.element, 'the payer is taken there');
    payer.element.setCustomValidity('');
    ok(payer.element.checkValidity(), 'it is valid again');
  });

  it('is barred from validation while read-only or disabled by a fieldset, and submits nothing while disabled', async () => {
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

  it('has no working button while it is disabled, and suggests no other number while it cannot be edited', async () => {
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

  it('applies disabled at once when set as a property', async () => {
    const payer = await Payer.visit();
    payer.element.disabled = true;
    equal(payer.sent, {});
    ok(payer.element.hasAttribute('disabled'), 'the attribute is there');
  });

  it('returns to the page’s values on reset', async () => {
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

  it('restores what the browser saved for it', async () => {
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

  it('overrides nothing of Lit that Lit warns about in development', async () => {
    const { element } = await Payer.visit();
    for (let type = element.constructor; type !== LitElement; type = Object.getPrototypeOf(type)) {
      equal(
        ['createProperty', 'getPropertyDescriptor'].filter((name) => Object.hasOwn(type, name)),
        [],
      );
    }
  });

  it('gets the focus from a label', async () => {
    const payer = await Payer.visit('id="payee" required');
    const label = document.createElement('label');
    label.htmlFor = 'payee';
    document.body.append(label);
    label.click();
    equal(payer.root.activeElement, payer.name);
  });

  it('can belong to a form elsewhere', async () => {
    const payer = await Payer.visit();
    payer.form.id = 'far';
    document.body.append(payer.element);
    payer.element.setAttribute('form', 'far');
    payer.element.payeeName = 'Jane Doe';
    equal(payer.sent['payee.name'], 'Jane Doe');
    payer.element.form = null;
    ok(payer.element.form === null, 'without the attribute, it has none');
    payer.element.form = 'far';
    ok(payer.element.form === payer.form, 'as a framework sets it');
  });

  describe('its value, as form libraries treat it', () => {
    /** What a listener for an event reads each time. */
    const values = (payer: Payer, type: string): string[] => {
      const seen: string[] = [];
      payer.element.addEventListener(type, () => seen.push(payer.element.value));
      return seen;
    };

    it('is announced when it appears and when it disappears', async () => {
      const payer = await Payer.visit();
      const [inputs, changes] = [values(payer, 'input'), values(payer, 'change')];
      await payer.asks();
      equal([inputs.at(-1), changes.at(-1)], ['first-receipt', 'first-receipt']);
      equal(inputs.filter(Boolean).length, 1);
      payer.fill(payer.name, 'John Doe');
      equal(inputs.at(-1), '');
    });

    it('is announced when a decision changes it, when the payer tries again, and when a choice is withdrawn', async () => {
      const payer = await Payer.visit();
      const changes = values(payer, 'change');
      const unable = completed({ outcome: 'unable_to_verify', reason: 'bank_timeout' });
      bff.check = () => json(200, { check: unable });
      bff.decision = (decision) => json(200, { check: { ...unable, decision, receipt: 'decided' } });
      await payer.asks();
      await payer.click(/Continue anyway/);
      await until(() => changes.at(-1) === 'decided', 'the decision is told');
      await payer.click(/Undo/);
      equal(changes.at(-1), 'first-receipt');
      await payer.click(/Try again/);
      await until(() => changes.slice(-2).join() === ',first-receipt', 'it went, and came again');
    });

    it('drops the result when it is cleared, and can be set back to what was read', async () => {
      const payer = await Payer.visit();
      await payer.asks();
      const events = payer.events.length;
      const { value } = payer.element;
      payer.element.value = value;
      equal([payer.element.state, payer.element.value], ['match', 'first-receipt']);
      payer.element.value = '';
      equal([payer.element.state, payer.element.value, payer.element.payeeName], ['editing', '', 'Jane Doe']);
      equal(payer.events.length, events);
    });

    it('does not end a check when it is cleared while empty', async () => {
      const payer = await Payer.visit();
      payer.element.payeeName = 'Jane Doe';
      payer.element.iban = JANES_IBAN;
      const verified = payer.element.verify();
      for (const nothing of ['', null, undefined]) payer.element.value = nothing;
      equal((await verified).outcome, 'match');
    });

    it('ignores anything else, with one warning', async () => {
      const { warn } = console;
      const said: unknown[] = [];
      console.warn = (text: unknown) => said.push(text);
      const payer = await Payer.visit();
      await payer.asks();
      payer.element.value = 'forged';
      payer.element.value = 'forged again';
      equal([payer.element.value, payer.sent.payee], ['first-receipt', 'first-receipt']);
      await until(() => said.length > 0, 'it is said');
      await new Promise((resolve) => setTimeout(resolve));
      console.warn = warn;
      equal([said.length, /^<payee-check>: value can only be set to an empty string/.test(String(said[0]))], [1, true]);
      equal(payer.element.defaultValue, '');
    });
  });

  it('announces each change of its state', async () => {
    const payer = await Payer.visit();
    const states: string[] = [];
    payer.form.addEventListener('payee-check-state', ({ detail }) => {
      equal(detail.state, payer.element.state);
      states.push(`${detail.previous} ${detail.state}`);
    });
    await payer.asks();
    payer.fill(payer.name, 'John Doe');
    equal(states, ['editing checking', 'checking match', 'match editing']);
  });
});
