import { equal, ok, until } from './testing/assert.ts';
import { completed, type FakeBff, heldBack, json } from './testing/bff.ts';
import { eachWithBff } from './testing/each.ts';
import { JANES_IBAN, Payer } from './testing/payer.ts';

const JANES_GROUPED = 'DE89 3704 0044 0532 0130 00';

describe("what other people's scripts do to the page", () => {
  let bff: FakeBff;
  eachWithBff((item) => {
    bff = item;
  });

  describe("a server's markup that is inserted again", () => {
    const morph = (payer: Payer) => {
      payer.element.setAttribute('payee-name', 'Jane Doe');
      payer.element.setAttribute('iban', JANES_IBAN);
    };
    const PREFILLED = `payee-name="Jane Doe" iban="${JANES_IBAN}"`;

    it('does not overwrite what the payer has typed since, nor drop its result', async () => {
      const payer = await Payer.visit(PREFILLED);
      await payer.asks('John Doe', 'NL91ABNA0417164300');
      morph(payer);
      await payer.element.updateComplete;
      equal(
        [payer.name.value, payer.element.iban, payer.element.state],
        ['John Doe', 'NL91 ABNA 0417 1643 00', 'match'],
      );
      ok(!payer.element.hasAttribute('iban'), 'nothing personal stays in the markup');
    });

    it('keeps the result for values that it had set itself', async () => {
      const payer = await Payer.visit(PREFILLED);
      await payer.element.verify();
      morph(payer);
      equal([payer.element.state, payer.element.iban], ['match', JANES_GROUPED]);
    });

    it('does not restore what the payer has deleted, or replaced with the bank’s name', async () => {
      const payer = await Payer.visit(PREFILLED);
      payer.fill(payer.name, '');
      morph(payer);
      equal(payer.element.payeeName, '');
      const close = completed({ outcome: 'close_match', registeredName: 'Jane M. Doe' });
      bff.check = () => json(200, { check: close });
      bff.decision = (decision) => json(200, { check: { ...close, decision } });
      await payer.asks('Jane Doe');
      await payer.click(/Use “Jane M. Doe”/);
      await until(() => payer.element.payeeName === 'Jane M. Doe', 'the name is taken over');
      morph(payer);
      equal([payer.element.payeeName, payer.element.check?.decision], ['Jane M. Doe', 'use_registered_name']);
    });

    it('fills in what nobody has touched', async () => {
      const payer = await Payer.visit();
      morph(payer);
      payer.element.setAttribute('iban', 'NL91ABNA0417164300');
      equal([payer.element.payeeName, payer.element.iban], ['Jane Doe', 'NL91 ABNA 0417 1643 00']);
      payer.form.reset();
      await payer.element.updateComplete;
      equal(payer.iban.value, 'NL91 ABNA 0417 1643 00');
    });
  });

  it('a copy keeps what was typed, as an input’s copy does, but not the result', async () => {
    const payer = await Payer.visit();
    await payer.asks();
    const copy = payer.form.cloneNode(true);
    ok(copy instanceof HTMLFormElement, 'it is a form');
    ok(!/Jane|DE89/.test(copy.outerHTML), 'nothing personal is in the markup');
    equal(payer.sent.payee, 'first-receipt');
    payer.form.replaceWith(copy);
    const again = new Payer(copy);
    await again.element.updateComplete;
    equal([again.name.value, again.iban.value, again.element.state], ['Jane Doe', JANES_GROUPED, 'editing']);
    equal(Object.keys(again.sent), ['payee', 'payee.name', 'payee.scheme', 'payee.iban']);
    equal(again.element.childElementCount, 0);
    again.button.focus();
    equal((await again.element.verify()).outcome, 'match');
  });

  it('a copy keeps the page’s values if nobody has touched them', async () => {
    const payer = await Payer.visit('required payee-name="Jane Doe"');
    await until(() => payer.element.querySelector('input[hidden]'), 'it can be copied');
    const copy = payer.form.cloneNode(true);
    ok(copy instanceof HTMLFormElement, 'it is a form');
    ok(!/Jane/.test(copy.outerHTML), 'nothing personal is in the markup');
    payer.form.replaceWith(copy);
    equal(new Payer(copy).element.payeeName, 'Jane Doe');
  });

  it('keeps its styles in the document of an iframe, and adopts those that are added later', async () => {
    const payer = await Payer.visit();
    const frame = document.createElement('iframe');
    frame.width = '500';
    document.body.append(frame);
    const other = frame.contentDocument;
    ok(other, 'there is a document');
    const { element } = payer;
    other.body.append(element);
    await element.updateComplete;
    const height = () => element.shadowRoot?.querySelector('.box')?.getBoundingClientRect().height;
    equal(height(), 44);
    element.payeeName = 'Jane Doe';
    element.iban = JANES_IBAN;
    await element.verify();
    await element.updateComplete;
    const card = element.shadowRoot?.querySelector('.card');
    ok(card && other.defaultView?.getComputedStyle(card).borderInlineStartWidth === '5px', 'the card is styled');
  });

  describe('moved during a check', () => {
    it('restarts the check by itself', async () => {
      const payer = await Payer.visit();
      const held = heldBack();
      bff.check = () => held.reply;
      payer.fill(payer.name, 'Jane Doe');
      payer.fill(payer.iban, JANES_IBAN);
      payer.button.focus();
      await payer.state('checking');
      await until(() => bff.count('/v1/checks') === 1, 'it asks');
      const dialog = document.createElement('dialog');
      payer.form.append(dialog);
      dialog.append(payer.element);
      equal(payer.element.state, 'checking');
      bff.check = () => json(200, { check: completed() });
      await payer.state('match');
    });

    it('does not if it was removed for good', async () => {
      const payer = await Payer.visit();
      bff.check = () => heldBack().reply;
      payer.fill(payer.name, 'Jane Doe');
      payer.fill(payer.iban, JANES_IBAN);
      payer.button.focus();
      await payer.state('checking');
      payer.element.remove();
      await new Promise((resolve) => setTimeout(resolve, 5));
      payer.form.prepend(payer.element);
      equal(payer.element.state, 'editing');
    });
  });

  it('one submission event per payment reaches a listener on the form; a capturing one above the form gets one for each attempt', async () => {
    const form = document.createElement('form');
    // Outside a dialog, such a form is not sent anywhere.
    form.method = 'dialog';
    form.innerHTML =
      '<payee-check endpoint="https://bff.example" name="payee" required check-on="submit"></payee-check><button>Pay</button>';
    document.body.append(form);
    const payer = new Payer(form);
    await payer.element.updateComplete;
    const heard: string[] = [];
    const attempts: Event[] = [];
    const end = new AbortController();
    const { signal } = end;
    document.addEventListener('submit', (event) => attempts.push(event), { capture: true, signal });
    document.addEventListener('submit', () => heard.push('above'), { signal });
    form.addEventListener('submit', () => heard.push('the form'), { signal });
    payer.fill(payer.name, 'Jane Doe');
    payer.fill(payer.iban, JANES_IBAN);
    payer.button.click();
    await until(() => heard.length > 0, 'the form is submitted');
    await new Promise((resolve) => setTimeout(resolve));
    end.abort();
    equal(heard, ['the form', 'above']);
    // What a capturing listener finds in a later task.
    equal(
      attempts.map(({ defaultPrevented }) => defaultPrevented),
      [true, false],
    );
  });

  describe('a value that arrives without an event', () => {
    const put = (payer: Payer) => {
      payer.name.value = 'Jane Doe';
      payer.iban.value = JANES_IBAN;
    };

    it('is read when the focus leaves', async () => {
      const payer = await Payer.visit();
      payer.name.focus();
      put(payer);
      payer.button.focus();
      await payer.settled();
      equal(
        [payer.sent['payee.name'], payer.sent['payee.iban'], payer.element.state],
        ['Jane Doe', JANES_IBAN, 'match'],
      );
      equal(payer.iban.value, JANES_GROUPED);
    });

    it('is read at the next change', async () => {
      const payer = await Payer.visit();
      put(payer);
      payer.iban.dispatchEvent(new Event('change', { bubbles: true }));
      equal(payer.sent['payee.iban'], JANES_IBAN);
      ok(payer.events.includes('input'), 'the page is told');
    });

    it('is read when the form is submitted', async () => {
      const payer = await Payer.visit('');
      const submissions = payer.submissions();
      put(payer);
      payer.button.click();
      await until(() => submissions.length === 1, 'the form is submitted');
      equal([payer.sent['payee.iban'], payer.element.state], [JANES_IBAN, 'match']);
    });

    it('is taken before the browser looks for what is missing: one press of the button is enough', async () => {
      const payer = await Payer.visit();
      const submissions = payer.submissions();
      put(payer);
      payer.button.click();
      await until(() => submissions.length === 1, 'the form is submitted');
      equal([payer.sent['payee.iban'], payer.element.state], [JANES_IBAN, 'match']);
    });

    it('is not wiped from the screen', async () => {
      const payer = await Payer.visit();
      put(payer);
      payer.element.requestUpdate();
      await payer.element.updateComplete;
      equal([payer.name.value, payer.element.payeeName], ['Jane Doe', 'Jane Doe']);
    });

    it("is announced outside, even if a password manager's event stops at the shadow root", async () => {
      const payer = await Payer.visit();
      payer.name.value = 'Jane Doe';
      payer.name.dispatchEvent(new Event('input', { bubbles: true }));
      equal([payer.element.payeeName, payer.events], ['Jane Doe', ['input']]);
      payer.fill(payer.name, 'John Doe');
      equal(payer.events, ['input', 'input']);
    });

    it('is announced as completed, too, even if the field never had the focus', async () => {
      const payer = await Payer.visit();
      payer.name.value = 'Jane Doe';
      for (const type of ['input', 'change']) payer.name.dispatchEvent(new Event(type, { bubbles: true }));
      equal(payer.events, ['input', 'change']);
      payer.name.focus();
      payer.iban.focus();
      equal(payer.events, ['input', 'change']);
    });
  });
});
