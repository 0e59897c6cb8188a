import { equal, ok, until } from './testing/assert.ts';
import { completed, type FakeBff, json } from './testing/bff.ts';
import { eachWithBff } from './testing/each.ts';
import { JANES_IBAN, Payer } from './testing/payer.ts';

describe('one voice', () => {
  let bff: FakeBff;
  eachWithBff((item) => {
    bff = item;
  });

  it('keeps names and banks out of a browser’s translation', async () => {
    const { account } = completed();
    const bank = { name: 'Commerzbank', bic: null, city: null };
    bff.check = () =>
      json(200, {
        check: completed({ outcome: 'close_match', registeredName: 'Max Bäcker', account: { ...account, bank } }),
      });
    const payer = await Payer.visit();
    await payer.asks('Max Baker');
    const kept = [...payer.root.querySelectorAll('#result [translate=no]')].map((item) => item.textContent);
    equal(kept, ['Max Baker', 'Max Bäcker', 'Commerzbank', 'Max Bäcker']);
    ok(payer.hasButton(/^\s*Use “Max Bäcker”\s*$/), 'the button reads as before');
    equal(payer.part('bank')?.textContent, 'Payee’s bank: Commerzbank');
  });

  it('makes a card quieter once the payer has chosen', async () => {
    const close = completed({ outcome: 'close_match', registeredName: 'Jane M. Doe' });
    bff.check = () => json(200, { check: close });
    bff.decision = (decision) => json(200, { check: { ...close, decision } });
    const payer = await Payer.visit('required theme="light"');
    await payer.asks('Jane Do');
    const colour = () => getComputedStyle(payer.part('result-icon') ?? payer.element).color;
    equal(colour(), 'rgb(138, 75, 0)');
    await payer.click(/Use/);
    await until(() => payer.element.payeeName === 'Jane M. Doe', 'the name is taken over');
    await payer.element.updateComplete;
    equal(colour(), 'rgb(90, 100, 115)');
    await payer.click(/Undo/);
    equal(colour(), 'rgb(138, 75, 0)');
  });

  it('shows nothing under a complete sort code and account number', async () => {
    const payer = await Payer.visit('required scheme="uk"');
    await until(() => payer.root.getElementById('sortCode'), 'the fields are there');
    payer.fill(payer.field(/Sort code/), '089999');
    payer.fill(payer.field(/Account number/), '66374958');
    await payer.element.updateComplete;
    for (const key of ['sortCode', 'accountNumber']) {
      equal(payer.root.getElementById(`${key}-hint`)?.textContent, '', key);
    }
  });

  it('shows the focus on the card as it does on a field', async () => {
    const payer = await Payer.visit();
    await payer.asks();
    bff.check = () => json(200, { check: completed({ outcome: 'no_match' }) });
    await payer.asks('John Smith');
    await payer.press('Enter');
    await until(() => payer.root.activeElement?.id === 'result', 'the focus is on the card');
    const { outlineStyle, outlineWidth } = getComputedStyle(payer.part('result') ?? payer.element);
    equal([outlineStyle, outlineWidth], ['solid', '3px']);
  });

  it('names the group, after the page’s heading if there is one', async () => {
    const payer = await Payer.visit();
    const group = payer.root.querySelector('[role=group]');
    // Not by the labels in it: who looks for a field by its label would find the group as well.
    equal(group?.getAttribute('aria-label'), 'Account details');
    // With a reference to nothing, Firefox keeps the first language's name when another one comes.
    equal(group?.getAttribute('aria-labelledby'), null);
    const heading = document.createElement('h2');
    heading.slot = 'label';
    heading.textContent = 'Who gets the money';
    payer.element.append(heading);
    await until(() => group?.getAttribute('aria-labelledby') === 'legend', 'the group has the page’s heading');
  });

  it('begins no check of what a reset puts back, and groups it', async () => {
    const payer = await Payer.visit(`required payee-name="Jane Doe" iban="${JANES_IBAN}"`);
    const reset = document.createElement('button');
    reset.type = 'reset';
    reset.textContent = 'Reset';
    payer.form.append(reset);
    payer.iban.focus();
    payer.fill(payer.iban, 'DE89');
    await until(() => payer.root.querySelector('.whole'), 'the part that checks is there');
    reset.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    reset.focus();
    reset.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
    reset.click();
    await new Promise((resolve) => setTimeout(resolve, 100));
    equal(payer.iban.value, 'DE89 3704 0044 0532 0130 00');
    equal([payer.element.state, bff.count('/v1/checks')], ['editing', 0]);
  });

  it('puts sort code and account number side by side where there is room', async () => {
    for (const [width, together] of [
      [480, true],
      [304, false],
    ] as const) {
      const payer = await Payer.visit('required scheme="uk"');
      payer.form.style.width = `${width}px`;
      await until(() => payer.root.querySelector('#sortCode'), 'the fields are there');
      const [one, other] = [payer.field(/Sort code/), payer.field(/Account number/)].map((item) =>
        item.getBoundingClientRect(),
      );
      equal(one?.top === other?.top, together, `${width} px`);
      Payer.leave();
    }
  });

  describe('where the form is not valid', () => {
    /** Whether the browser may show a bubble of its own for the element. */
    const bubbles = (payer: Payer): boolean[] => {
      const seen: boolean[] = [];
      payer.element.addEventListener('invalid', (event) => queueMicrotask(() => seen.push(!event.defaultPrevented)));
      return seen;
    };
    const tick = () => new Promise((resolve) => setTimeout(resolve));

    it('the fault under the field is not covered by the browser’s bubble, and has the focus', async () => {
      const payer = await Payer.visit();
      const seen = bubbles(payer);
      payer.fill(payer.name, 'Jane Doe');
      payer.fill(payer.iban, 'DE89');
      payer.button.click();
      await tick();
      equal([seen, payer.root.activeElement?.id], [[false], 'iban']);
      await until(() => payer.error(payer.iban), 'the fault is told');
      payer.iban.blur();
      ok(!payer.element.reportValidity(), 'it is not valid');
      equal(payer.root.activeElement?.id, 'iban');
    });

    it('a fault that belongs to no field is shown below the result, and the browser shows no bubble for it', async () => {
      bff.check = () => json(200, { check: completed({ outcome: 'no_match' }) });
      const payer = await Payer.visit();
      await payer.asks('John Smith');
      const seen = bubbles(payer);
      const held = payer.root.querySelector('[role=alert]');
      equal(held?.textContent, '');
      payer.button.click();
      await until(() => held?.textContent, 'the reason is shown');
      ok(/confirm that you want to continue/.test(held?.textContent ?? ''), 'it says what to do');
      equal([seen, payer.root.activeElement?.id], [[false], 'result']);
      payer.fill(payer.name, 'Jane Doe');
      await payer.element.updateComplete;
      equal(held?.textContent, '');
    });

    it('the page’s own reason is shown in the same place, for as long as it holds', async () => {
      const payer = await Payer.visit();
      await payer.asks();
      payer.element.setCustomValidity('We do not pay into this account.');
      const seen = bubbles(payer);
      const held = payer.root.querySelector('[role=alert]');
      equal(held?.textContent, '');
      payer.button.click();
      await until(() => held?.textContent === 'We do not pay into this account.', 'the reason is shown');
      equal([seen, payer.root.activeElement?.id], [[false], 'payeeName']);
      payer.element.setCustomValidity('');
      await until(() => held?.textContent === '', 'the reason is gone');
    });

    it('a page’s own field keeps its bubble, and the focus where it comes first', async () => {
      const payer = await Payer.visit();
      const input = document.createElement('input');
      input.required = true;
      payer.form.prepend(input);
      const seen = bubbles(payer);
      payer.button.click();
      await tick();
      equal([seen, document.activeElement], [[true], input]);
    });

    it('a page that asks the form is answered as by a native field', async () => {
      const payer = await Payer.visit();
      const seen = bubbles(payer);
      payer.fill(payer.name, 'Jane Doe');
      payer.name.blur();
      ok(!payer.form.checkValidity(), 'it is not valid');
      await tick();
      equal([seen.splice(0), payer.root.activeElement], [[true], null]);
      ok(!payer.form.reportValidity(), 'it is not valid');
      await tick();
      equal([seen, payer.root.activeElement?.id], [[true], 'iban']);
    });
  });

  it('offers to try again only if the answer may change', async () => {
    for (const [reason, offers] of [
      ['bank_timeout', true],
      ['provider_unavailable', true],
      [null, true],
      ['account_closed', false],
      ['account_switched', false],
      ['account_not_found', false],
      ['payee_opted_out', false],
      ['bank_unsupported', false],
      ['not_checkable', false],
    ] as const) {
      bff.check = () => json(200, { check: completed({ outcome: 'unable_to_verify', reason }) });
      const payer = await Payer.visit();
      await payer.asks();
      equal(payer.hasButton(/Try again/), offers, `${reason}`);
      Payer.leave();
    }
  });
});
