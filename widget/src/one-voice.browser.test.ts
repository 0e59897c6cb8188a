import { equal, ok, until } from './testing/assert.ts';
import { completed, type FakeBff, json } from './testing/bff.ts';
import { eachWithBff } from './testing/each.ts';
import { JANES_IBAN, Payer } from './testing/payer.ts';

describe('consistency', () => {
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

  it('tones a card down once the payer has chosen', async () => {
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

  it('has a spinner with a track that stands out from the background', async () => {
    bff.check = () => new Promise(() => {});
    const payer = await Payer.visit('required theme="light"');
    payer.fill(payer.name, 'Jane Doe');
    payer.fill(payer.iban, JANES_IBAN);
    payer.button.focus();
    await until(() => payer.root.querySelector('.spinner'), 'it checks');
    const spinner = getComputedStyle(payer.root.querySelector('.spinner') ?? document.body);
    const colours = new Set([
      spinner.borderTopColor,
      spinner.borderBottomColor,
      getComputedStyle(payer.root.querySelector('.waiting') ?? document.body).backgroundColor,
    ]);
    equal(colours.size, 3);
  });

  it('shows the focus on the card as on a field', async () => {
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
    // Not by the labels in it: a search for a field by its label would find the group as well.
    equal(group?.getAttribute('aria-label'), 'Account details');
    // With a reference to a missing element, Firefox keeps the first language's name when the language changes.
    equal(group?.getAttribute('aria-labelledby'), null);
    const heading = document.createElement('h2');
    heading.slot = 'label';
    heading.textContent = 'Who gets the money';
    payer.element.append(heading);
    await until(() => group?.getAttribute('aria-labelledby') === 'legend', 'the group has the page’s heading');
  });

  it('does not start a check for what a reset restores, and groups it', async () => {
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

  it('puts sort code and account number side by side if there is room', async () => {
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

  describe('when the form is not valid', () => {
    /** What browsers are given for their bubble, and where the focus goes. */
    const given: (string | undefined)[] = [];
    const { setValidity } = ElementInternals.prototype;
    before(() => {
      ElementInternals.prototype.setValidity = function (flags, message, anchor) {
        if (Object.keys(flags ?? {}).length > 0) given.push(message);
        setValidity.call(this, flags, message, anchor);
      };
    });
    after(() => {
      ElementInternals.prototype.setValidity = setValidity;
    });
    const pathOf = (payer: Payer): string[] => {
      const path: string[] = [];
      payer.root.addEventListener('focusin', ({ target }) => path.push(target instanceof Element ? target.id : ''));
      return path;
    };
    const tick = () => new Promise((resolve) => setTimeout(resolve));
    // Chromium and WebKit show no bubble for a blank message; Firefox closes it when the focus leaves the anchor.
    const noBubble = (path: string[], field: string) => {
      ok(given.length > 0 && given.every((message) => message?.trim() === ''), 'no message for the browser');
      equal(path, ['anchor', field]);
    };

    for (const [how, act] of [
      ['with a button', ({ button }) => button.click()],
      ['by its script', ({ form }) => ok(!form.reportValidity(), 'it is not valid')],
    ] as const satisfies [string, (payer: Payer) => void][]) {
      it(`the error under a field is not covered by the browser’s bubble, and the field has the focus: ${how}`, async () => {
        const payer = await Payer.visit();
        payer.fill(payer.name, 'Jane Doe');
        payer.fill(payer.iban, 'DE89');
        const path = pathOf(payer);
        act(payer);
        await tick();
        noBubble(path, 'iban');
        ok(document.activeElement === payer.element, 'the element has the focus');
        await until(() => payer.error(payer.iban), 'the fault is told');
        equal(payer.element.validationMessage, payer.error(payer.iban));
        payer.iban.blur();
        ok(!payer.element.reportValidity(), 'it is not valid');
        equal(payer.root.activeElement?.id, 'iban');
      });

      it(`an error that belongs to no field is shown below the result, without a bubble: ${how}`, async () => {
        bff.check = () => json(200, { check: completed({ outcome: 'no_match' }) });
        const payer = await Payer.visit();
        await payer.asks('John Smith');
        const held = payer.root.querySelector('[role=alert]');
        equal(held?.textContent, '');
        const path = pathOf(payer);
        act(payer);
        await until(() => held?.textContent, 'the reason is shown');
        ok(/confirm that you want to continue/.test(held?.textContent ?? ''), 'it says what to do');
        noBubble(path, 'result');
        payer.fill(payer.name, 'Jane Doe');
        await payer.element.updateComplete;
        equal(held?.textContent, '');
      });

      it(`the page’s own error is shown in the same place, for as long as it applies: ${how}`, async () => {
        const payer = await Payer.visit();
        await payer.asks();
        payer.element.setCustomValidity('We do not pay into this account.');
        const held = payer.root.querySelector('[role=alert]');
        equal(held?.textContent, '');
        const path = pathOf(payer);
        act(payer);
        await until(() => held?.textContent === 'We do not pay into this account.', 'the reason is shown');
        noBubble(path, 'payeeName');
        payer.element.setCustomValidity('');
        await until(() => held?.textContent === '', 'the reason is gone');
        equal(payer.element.validationMessage, '');
      });

      it(`the focus goes to the first invalid field, ours or the page’s own: ${how}`, async () => {
        const payer = await Payer.visit();
        const input = document.createElement('input');
        input.required = true;
        payer.button.before(input);
        const path = pathOf(payer);
        act(payer);
        await tick();
        noBubble(path, 'payeeName');
        payer.form.prepend(input);
        act(payer);
        await tick();
        ok(document.activeElement === input, 'the page’s field has the focus');
      });
    }

    it('a page that only asks for the validity gets an answer, and the focus does not move', async () => {
      const payer = await Payer.visit();
      payer.fill(payer.name, 'Jane Doe');
      payer.name.blur();
      const path = pathOf(payer);
      ok(!payer.form.checkValidity(), 'it is not valid');
      await tick();
      equal(path, []);
      ok(payer.element.validationMessage.length > 1, 'the page can read why');
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
