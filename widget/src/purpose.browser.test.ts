import { equal, ok, until } from './testing/assert.ts';
import { completed, type FakeBff, json } from './testing/bff.ts';
import { eachWithBff } from './testing/each.ts';
import { JANES_IBAN, Payer } from './testing/payer.ts';

const noMatch = () => json(200, { check: completed({ outcome: 'no_match' }) });

describe('the purpose of the page', () => {
  let bff: FakeBff;
  eachWithBff((item) => {
    bff = item;
  });

  for (const [purpose, warning] of [
    ['payout', /your money may be paid to someone else/],
    ['mandate', /direct debit may fail/],
  ] as const) {
    it(`has its own labels, hints and warning: ${purpose}`, async () => {
      bff.check = noMatch;
      const payer = await Payer.visit(`required purpose="${purpose}"`);
      await until(() => /Name on your account/.test(payer.text), 'the account is the payer’s own');
      await payer.asks('John Smith');
      ok(warning.test(payer.text), payer.text);
      ok(!/payee|you are paying/i.test(payer.text), 'there is no payee');
      ok(warning.test(payer.announced), 'it is said, too');
    });
  }

  it('supports other languages, and lets the page’s own messages override all', async () => {
    const payer = await Payer.visit('required purpose="payout" lang="de"');
    await until(() => /Ihre IBAN/.test(payer.text), 'it speaks German');
    payer.element.messages = { label: { iban: 'Konto-IBAN' } };
    await until(() => /Konto-IBAN/.test(payer.text), 'the page has its word');
  });

  it('changes with the attribute, and back', async () => {
    const payer = await Payer.visit();
    payer.element.purpose = 'payout';
    await until(() => /Your IBAN/.test(payer.text), 'the account is the payer’s own');
    payer.element.setAttribute('purpose', 'nonsense');
    await until(() => /Account holder’s name/.test(payer.text), 'it is a payee’s again');
  });

  it('does not say "if you continue" to a payer who cannot', async () => {
    bff.check = noMatch;
    const payer = await Payer.visit('required policy="require-match"');
    await until(() => payer.element.isConnected, 'it is there');
    await payer.asks('John Smith');
    await until(() => /cannot be used here until the check succeeds/.test(payer.text), 'it says what holds');
    ok(!/if you continue/i.test(payer.text), payer.text);
  });

  it('does not say that a type was not asked for', async () => {
    bff.check = () => json(200, { check: completed({ outcome: 'close_match', reason: 'account_is_personal' }) });
    const payer = await Payer.visit();
    await payer.asks();
    ok(/this is a personal account/.test(payer.text) && !/not a business/.test(payer.text), payer.text);
    ok(!/not a business/.test(payer.announced), payer.announced);
    Payer.leave();
    const asked = await Payer.visit('required account-type="business"');
    await asked.asks();
    ok(/not a business one/.test(asked.text), asked.text);
  });

  it('says what the bank does not accept if the page is about to do it', async () => {
    const { account } = completed();
    const reachability = { creditTransfer: true, instant: false, directDebit: false };
    bff.details = () =>
      json(200, { account: { ...account, reachability }, risk: { level: 'none', signals: [] }, evidence: [] });
    for (const [purpose, words, others] of [
      ['payment', /does not accept instant payments/, /direct debit/],
      ['payout', /does not accept instant payments/, /payee|direct debit/],
      ['mandate', /does not accept direct debits/, /instant/],
    ] as const) {
      const payer = await Payer.visit(`required purpose="${purpose}"`);
      payer.fill(payer.iban, JANES_IBAN);
      await until(() => words.test(payer.text), `${purpose}: it is told`);
      ok(!others.test(payer.text), `${purpose}: nothing else is`);
      Payer.leave();
    }
  });

  it('marks what differs in a suggested number', async () => {
    const payer = await Payer.visit();
    payer.fill(payer.iban, 'DE89370400440532031000');
    payer.button.focus();
    await until(() => payer.root.querySelector('.slip'), 'something is suggested');
    const slips = [...payer.root.querySelectorAll('.slip')];
    for (const slip of slips) ok(slip.querySelector('mark'), 'it is marked');
    equal(slips[0]?.querySelector('[dir=ltr]')?.getAttribute('translate'), 'no');
  });

  for (const [direction, width] of [
    ['ltr', 328],
    ['ltr', 640],
    ['rtl', 328],
  ] as const) {
    it(`aligns the digits of a suggested number with those of the field: ${direction}, ${width} px wide`, async () => {
      document.documentElement.dir = direction;
      const payer = await Payer.visit();
      payer.element.style.inlineSize = `${width}px`;
      payer.fill(payer.iban, 'DE89370400440532031000');
      payer.button.focus();
      await until(() => payer.root.querySelector('.slip'), 'something is suggested');
      const field = payer.iban.getBoundingClientRect();
      const rectangles = [...payer.root.querySelectorAll('.slip [dir=ltr]')].map((text) =>
        text.getBoundingClientRect(),
      );
      // They start where the field's number does, and have the same width.
      const [begins, side] =
        direction === 'ltr' ? [field.left + 12, 'left' as const] : [field.right - 12, 'right' as const];
      for (const rectangle of rectangles) {
        ok(Math.abs(rectangle[side] - begins) < 1, `begins at ${rectangle[side]}, and not ${begins}`);
        ok(Math.abs(rectangle.width - (rectangles[0]?.width ?? 0)) < 1, `is ${rectangle.width} wide`);
      }
      const [number, slip] = [payer.iban, payer.root.querySelector('.slip') ?? document.body].map((part) => {
        const { fontSize, fontWeight, letterSpacing } = getComputedStyle(part);
        return [fontSize, fontWeight, letterSpacing];
      });
      equal(slip, number);
    });
  }
});
