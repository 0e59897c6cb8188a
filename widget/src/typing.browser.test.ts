import { sendKeys } from '@web/test-runner-commands';
import { equal, ok, until } from './testing/assert.ts';
import { FakeBff } from './testing/bff.ts';
import { JANES_IBAN, Payer } from './testing/payer.ts';

describe('typing', () => {
  let bff: FakeBff;
  let payer: Payer;

  beforeEach(async () => {
    bff = new FakeBff().install();
    payer = await Payer.visit();
  });
  afterEach(() => {
    Payer.leave();
    bff.restore();
  });

  it('groups an IBAN in fours as it is typed', async () => {
    await payer.type(payer.iban, 'de89370400440532013000');
    equal(payer.iban.value, 'DE89 3704 0044 0532 0130 00');
    equal(payer.element.iban, 'DE89 3704 0044 0532 0130 00');
    equal(payer.iban.selectionEnd, payer.iban.value.length);
  });

  it('accepts anything pasted', () => {
    for (const pasted of [
      'de89 3704 0044 0532 0130 00',
      'IBAN: DE89.3704.0044.0532.0130.00',
      'DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000',
      'DE89\u200b3704\u200b0044053201\u200b3000',
      '  DE89-3704-0044-0532-0130-00\t',
    ]) {
      payer.fill(payer.iban, pasted);
      equal(payer.iban.value, 'DE89 3704 0044 0532 0130 00', pasted);
    }
  });

  it('can handle a paste of a million characters', () => {
    payer.fill(payer.iban, 'DE89'.repeat(250_000));
    ok(payer.iban.value.length < 200, 'only so much is kept');
    ok(!payer.element.checkValidity(), 'it is no IBAN');
  });

  it('keeps the caret where the payer put it: insertion in the middle', async () => {
    payer.fill(payer.iban, 'DE8937040044');
    payer.iban.setSelectionRange(7, 7);
    await sendKeys({ type: '9' });
    equal(payer.iban.value, 'DE89 3790 4004 4');
    equal(payer.iban.selectionEnd, 8);
  });

  it('deletes across a space', async () => {
    payer.fill(payer.iban, 'DE893704');
    payer.iban.setSelectionRange(5, 5);
    await payer.press('Backspace');
    equal(payer.iban.value, 'DE83 704');
    equal(payer.iban.selectionEnd, 3);
    await payer.press('Delete');
    equal(payer.iban.value, 'DE87 04');
  });

  it('undoes and redoes what was typed', async () => {
    await payer.type(payer.iban, 'DE893');
    payer.command('z');
    equal(payer.iban.value, 'DE89');
    equal(payer.element.iban, 'DE89');
    payer.command('y');
    equal(payer.iban.value, 'DE89 3');
  });

  it('rewrites nothing while an input method composes', () => {
    payer.iban.focus();
    payer.iban.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    payer.iban.value = 'ｄｅ８９３';
    payer.iban.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, isComposing: true }));
    equal(payer.iban.value, 'ｄｅ８９３');
    payer.iban.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    equal(payer.iban.value, 'DE89 3');
  });

  it('does not call an incomplete IBAN wrong while it is being typed', async () => {
    payer.fill(payer.iban, 'DE89 3704');
    await payer.element.updateComplete;
    equal(payer.error(payer.iban), '');
    ok(!payer.iban.hasAttribute('aria-invalid'), 'nothing is said to be invalid');
  });

  const faults: [name: string, iban: string, says: RegExp, marked: string][] = [
    ['length for that country', 'DE89 3704', /Germany have 22 .*has 8/, ''],
    ['too long', `${JANES_IBAN}0`, /Germany have 22 .*has 23/, '0'],
    ['a letter where a digit belongs', 'DE89 3704 OO44 0532 0130 00', /Character 9, “O”, should be a digit/, 'O'],
    ['no country', 'XX89 3704', /XX is not a country/, 'X'],
    ['checksum', 'DE89 3704 0044 0532 0130 01', /characters are wrong/, ''],
    ['no letter or digit', 'DE89 37*4', /Character 7, “\*”/, '*'],
  ];
  for (const [name, iban, says, marked] of faults) {
    it(`names the error on leaving the field: ${name}`, async () => {
      payer.fill(payer.iban, iban);
      payer.name.focus();
      await until(() => says.test(payer.error(payer.iban)), `${says} (it says “${payer.error(payer.iban)}”)`);
      equal(payer.iban.getAttribute('aria-invalid'), 'true');
      equal(payer.root.querySelector('.place mark')?.textContent ?? '', marked);
    });
  }

  it('offers likely corrections as buttons, and applies none by itself', async () => {
    payer.fill(payer.iban, 'DE89 3704 0044 0532 0310 00');
    payer.name.focus();
    await until(() => payer.hasButton(/^DE/), 'a suggestion');
    const described = (payer.iban.getAttribute('aria-describedby') ?? '').split(' ');
    const description = described.map((id) => payer.root.getElementById(id)?.textContent ?? '').join(' ');
    ok(/Did you mean/.test(description), description);
    ok(!/Use DE/.test(description), 'whole numbers are read at their buttons, not with the field');
    const [seen, heard] = ['[aria-hidden]', '.sr'].map((one) => payer.root.querySelector(`.slip ${one}`)?.textContent);
    ok(seen && heard?.includes(seen), 'a button’s name has in it what is seen of it');
    ok(!/="[^"]*3704/.test(payer.root.innerHTML), 'no account number is in an attribute');
    equal(payer.iban.value, 'DE89 3704 0044 0532 0310 00');
    await payer.click(/DE89 3704 0044 0532 0130 00/);
    equal(payer.iban.value, 'DE89 3704 0044 0532 0130 00');
    equal(payer.error(payer.iban), '');
  });

  it('shows the country as soon as it is known', async () => {
    payer.fill(payer.iban, 'FR');
    await payer.element.updateComplete;
    await until(() => /FR · France/.test(payer.text), 'France is named');
  });

  it('shows the bank as soon as it is known, and works without it', async () => {
    bff.details = () =>
      new Response(
        JSON.stringify({
          account: {
            scheme: 'iban',
            masked: 'DE89',
            country: 'DE',
            status: null,
            bank: { name: 'Example Bank', bic: null, city: null },
            reachability: null,
          },
          risk: { level: 'unknown', signals: [] },
        }),
      );
    payer.fill(payer.iban, JANES_IBAN);
    await until(() => /Example Bank/.test(payer.text), 'the bank is named');
    equal(bff.count('/v1/accounts/details'), 1);
  });

  it('fires input and change as an <input> does, and nothing when a property is set', async () => {
    payer.element.iban = JANES_IBAN;
    payer.element.payeeName = 'Jane Doe';
    await payer.element.updateComplete;
    equal(payer.events, []);
    equal(payer.iban.value, 'DE89 3704 0044 0532 0130 00');
    await payer.type(payer.name, 's');
    equal(payer.events, ['input']);
    payer.iban.focus();
    equal(payer.events, ['input', 'change']);
  });

  it('fires no change for a value that the page sets in the focused field', async () => {
    payer.iban.focus();
    payer.element.iban = JANES_IBAN;
    await payer.element.updateComplete;
    payer.button.focus();
    equal(
      payer.events.filter((event) => event === 'change'),
      [],
    );
  });
});
