import { sendKeys } from '@web/test-runner-commands';
import { equal, ok, until } from './testing/assert.ts';
import { completed, type FakeBff, json } from './testing/bff.ts';
import { eachWithBff } from './testing/each.ts';
import { Payer } from './testing/payer.ts';

const SHOWN = 'DE89 3704 0044 0532 0130 00';
const LETTER =
  'Please transfer the amount to:\nAccount holder: Jane Doe\nIBAN: DE89 3704 0044 0532 0130 00\nBIC: COBADEFFXXX';
const TWO = 'Commerzbank DE89 3704 0044 0532 0130 00\nLa Banque Postale FR14 2004 1010 0505 0001 3M02 606';

const texts = [
  `${SHOWN} BIC COBADEFFXXX`,
  `${SHOWN}, Jane Doe`,
  `Jane Doe ${SHOWN}`,
  `"${SHOWN}"`,
  `(${SHOWN})`,
  'DE89/3704/0044/0532/0130/00',
  'DE89_3704_0044_0532_0130_00',
  `IBAN-Nr. ${SHOWN}`,
  `IBAN：${SHOWN}`,
  LETTER,
  `Kontoinhaber: Jane Doe\nIBAN: ${SHOWN}\nBIC: COBADEFFXXX`,
  'BCD\n002\n1\nSCT\nCOBADEFFXXX\nJane Doe\nDE89370400440532013000\nEUR12.30\n\n\nInvoice 7',
  'mailto:jane@doe.example?subject=DE89%203704%200044%200532%200130%2000',
];

describe('pasting what people copy', () => {
  let bff: FakeBff;
  eachWithBff((item) => {
    bff = item;
  });

  const filled = (payer: Payer, iban = SHOWN) =>
    until(() => payer.iban.value === iban, `the IBAN is there: ${payer.iban.value}`);

  it('finds the one account in it, in either field', async () => {
    for (const text of texts) {
      for (const field of ['iban', 'name'] as const) {
        const payer = await Payer.visit();
        payer.paste(payer[field], text);
        await filled(payer);
        equal(payer.element.iban, SHOWN, text);
        ok(!/\d/.test(payer.name.value), `no number is left in the name field: ${payer.name.value}`);
        Payer.leave();
      }
    }
  });

  it('takes the account from a Swiss QR-bill, and the name with it', async () => {
    const payer = await Payer.visit();
    payer.paste(
      payer.iban,
      'SPC\n0200\n1\nCH4431999123000889012\nS\nRobert Schneider AG\nRue du Lac\n1268\n2501\nBiel\nCH\n',
    );
    await filled(payer, 'CH44 3199 9123 0008 8901 2');
    equal(payer.name.value, 'Robert Schneider AG');
  });

  it('fills a name into an empty field, and says so', async () => {
    const payer = await Payer.visit();
    payer.paste(payer.iban, LETTER);
    await filled(payer);
    equal(payer.name.value, 'Jane Doe');
    await until(() => /“Jane Doe” was filled in/.test(payer.announced), 'the name is said');
    ok(/The account number was filled in/.test(payer.announced), 'so is the account');
    const note = payer.root.querySelector('.filled')?.getBoundingClientRect().top ?? 0;
    const field = payer.iban.closest('.box')?.getBoundingClientRect().bottom ?? 0;
    ok(note - field < 12, `the note takes the place of the hint: ${note - field} px below the field`);
  });

  it('is noted below the number’s bank, without covering it', async () => {
    const bank = { name: 'Commerzbank', city: 'Köln', bic: 'COBADEFFXXX' };
    const account = { ...completed().account, bank };
    bff.details = () => json(200, { account, risk: { level: 'none', signals: [] }, evidence: [] });
    const payer = await Payer.visit();
    payer.paste(payer.iban, LETTER);
    await until(() => payer.root.querySelector('.at') && payer.root.querySelector('.filled'), 'both are there');
    const [above, note] = ['.at', '.filled'].map((one) => payer.root.querySelector(one)?.getBoundingClientRect());
    ok(above && note && above.bottom <= note.top, `${above?.bottom} px, then ${note?.top} px`);
  });

  it('leaves an existing name alone', async () => {
    for (const field of ['iban', 'name'] as const) {
      const payer = await Payer.visit();
      payer.fill(payer.name, 'John Roe');
      payer.paste(payer[field], LETTER);
      await filled(payer);
      equal(payer.name.value, 'John Roe', field);
      Payer.leave();
    }
  });

  it('starts no check while the payer looks at it', async () => {
    const payer = await Payer.visit();
    payer.paste(payer.iban, LETTER);
    await filled(payer);
    await payer.element.updateComplete;
    equal(payer.element.state, 'editing');
    equal(bff.count('/v1/checks'), 0);
    equal(payer.root.activeElement, payer.iban);
    payer.button.focus();
    await payer.state('match');
  });

  it('can be undone by its button and by the keyboard', async () => {
    for (const undo of [(payer: Payer) => payer.click(/^\s*Undo/), async (payer: Payer) => payer.command('z')]) {
      const payer = await Payer.visit();
      payer.fill(payer.iban, 'FR14');
      payer.iban.select();
      payer.paste(payer.iban, LETTER);
      await until(() => payer.hasButton(/Undo/), 'there is a way back');
      await undo(payer);
      equal(payer.element.iban, 'FR14');
      equal(payer.element.payeeName, '');
      equal(payer.element.state, 'editing');
      ok(!payer.hasButton(/Undo/), 'once is enough');
      equal(bff.count('/v1/checks'), 0);
      Payer.leave();
    }
  });

  it('offers each of several accounts, and chooses none', async () => {
    const payer = await Payer.visit();
    payer.paste(payer.iban, TWO);
    await until(() => payer.hasButton(/FR14/), 'both are offered');
    ok(payer.hasButton(/DE89/), 'both are offered');
    equal(payer.element.iban, '');
    ok(/several different accounts/.test(payer.announced), 'it is said');
    await payer.click(/FR14/);
    equal(payer.iban.value, 'FR14 2004 1010 0505 0001 3M02 606');
    equal(payer.root.activeElement, payer.iban, 'the focus');
    equal(bff.count('/v1/checks'), 0);
  });

  it('forgets what it filled in when the payer continues to type', async () => {
    const payer = await Payer.visit();
    payer.paste(payer.iban, LETTER);
    await until(() => payer.hasButton(/Undo/), 'there is a way back');
    await sendKeys({ press: 'Backspace' });
    await payer.element.updateComplete;
    ok(!payer.hasButton(/Undo/), 'no way back over what was typed');
  });

  it('ignores text without an account, and text that the field itself accepts', async () => {
    const payer = await Payer.visit();
    payer.paste(payer.iban, 'DE88 3704 0044 0532 0130 00 BIC COBADEFFXXX');
    payer.paste(payer.name, 'Jane Doe');
    await new Promise((resolve) => setTimeout(resolve, 50));
    equal(payer.name.value, 'Jane Doe');
    ok(payer.iban.value.startsWith('DE88'), 'it stays to be seen');
    ok(!payer.hasButton(/Undo/), 'nothing was filled in');
  });

  it('takes a sort code and an account number, also from an IBAN', async () => {
    for (const text of ['Sort code 08-99-99 Account 66374958', 'Jane Doe, IBAN GB33 BUKB 2020 1555 5555 55']) {
      const payer = await Payer.visit('required scheme="uk"');
      await until(() => payer.root.querySelector('#sortCode'), 'the fields are there');
      payer.paste(payer.field(/Sort code/), text);
      await until(() => payer.element.accountNumber, 'the account is there');
      const { sortCode, accountNumber } = payer.element;
      equal(`${sortCode} ${accountNumber}`, text.startsWith('Sort') ? '08-99-99 66374958' : '20-20-15 55555555');
      Payer.leave();
    }
  });

  it('leaves no UK account in the IBAN field when it is undone', async () => {
    for (const field of ['payeeName', 'iban']) {
      const payer = await Payer.visit('required scheme="auto"');
      await until(() => payer.root.querySelector('#scheme'), 'there is a choice');
      const shownIn = (id: string) => payer.root.querySelector<HTMLInputElement>(`#${id}`)?.value;
      const input = payer.root.getElementById(field);
      ok(input instanceof HTMLInputElement, 'there is a field');
      payer.paste(input, 'Sort code 08-99-99 Account 66374958');
      await until(() => shownIn('accountNumber') === '66374958', 'it is filled in');
      await payer.click(/Undo/);
      await until(() => payer.root.querySelector('#iban'), 'the field for the IBAN is back');
      await payer.element.updateComplete;
      equal([shownIn('iban'), payer.element.iban, payer.element.sortCode], ['', '', ''], field);
      Payer.leave();
    }
  });

  it('changes to the account’s scheme if the payer may choose one', async () => {
    const payer = await Payer.visit('required scheme="auto"');
    await until(() => payer.root.querySelector('#scheme'), 'there is a choice');
    const input = payer.root.getElementById('iban');
    ok(input instanceof HTMLInputElement, 'there is a field for an IBAN');
    payer.paste(input, 'Sort code 08-99-99 Account 66374958');
    await until(() => payer.root.activeElement?.id === 'sortCode', 'the focus is in the field for it');
    equal(payer.element.accountNumber, '66374958');
    equal(bff.count('/v1/checks'), 0);
    await payer.click(/Undo/);
    equal(payer.element.accountNumber, '');
    ok(payer.root.querySelector('#iban'), 'the field for an IBAN is back');
  });
});

describe('what is not a name', () => {
  let bff: FakeBff;
  eachWithBff((item) => {
    bff = item;
  });

  const wrong: [name: string, words: RegExp][] = [
    ['DE89 3704 0044 0532 0130 00', /looks like an IBAN/],
    ['de89370400440532013000', /looks like an IBAN/],
    ['DE88370400440532013000', /looks like an IBAN/],
    ['jane.doe@example.org', /e-mail address/],
    ['Jane Doe <jane@doe.example>', /e-mail address/],
    ['+49 221 123456', /phone number/],
    ['(0221) 12 34 56', /phone number/],
    ['12345', /is a number/],
    ['٠٩٨٧', /is a number/],
    ['DE136695976', /organisation’s number/],
    ['CHE-116.281.710 MWST', /organisation’s number/],
    ['529900T8BM49AURSDO55', /organisation’s number/],
  ];

  it('is reported before a bank is asked, on leaving and on submitting', async () => {
    for (const [name, words] of wrong) {
      const payer = await Payer.visit();
      payer.fill(payer.iban, SHOWN);
      payer.fill(payer.name, name);
      payer.button.focus();
      await until(() => words.test(payer.error(payer.name)), `${name}: ${payer.error(payer.name)}`);
      payer.button.click();
      ok(!payer.element.checkValidity(), 'the form is not let go');
      equal(bff.count('/v1/checks'), 0, name);
      Payer.leave();
    }
  });

  it('is reported if the page set it, and requests a check', async () => {
    const payer = await Payer.visit(`required payee-name="jane@doe.example" iban="${SHOWN}"`);
    await payer.element.verify().catch(() => {});
    await until(() => /e-mail address/.test(payer.error(payer.name)), 'it is told');
    equal(bff.count('/v1/checks'), 0);
  });

  it('does not include the names of people and firms', async () => {
    for (const name of [
      '3M',
      'Studio 54 GmbH',
      'O2 Telefónica',
      '1&1 AG',
      'Li',
      'Bäckerei 1848',
      'DE Master Blenders 1753',
    ]) {
      const payer = await Payer.visit();
      await payer.asks(name);
      equal(payer.element.state, 'match', name);
      Payer.leave();
    }
  });

  it('moves to the right field with one tap if it is an IBAN', async () => {
    const payer = await Payer.visit();
    await payer.type(payer.name, 'Jane Doe, DE89370400440532013000');
    payer.iban.focus();
    await payer.click(/Move it to the IBAN field/);
    await payer.element.updateComplete;
    equal(payer.iban.value, SHOWN);
    equal(payer.name.value, 'Jane Doe');
    equal(payer.root.activeElement, payer.iban, 'the focus');
    equal(bff.count('/v1/checks'), 0);
    payer.button.focus();
    await payer.state('match');
  });
});
