import { equal, ok, until } from './testing/assert.ts';
import { completed, type FakeBff, json, problem } from './testing/bff.ts';
import { eachWithBff } from './testing/each.ts';
import { JANES_IBAN, Payer } from './testing/payer.ts';

const LEI = '529900T8BM49AURSDO55';
const NAME_CHECK = {
  provider: 'banfico',
  environment: 'live',
  scheme: 'epc_vop',
  reference: null,
  elapsedMs: 1,
  kind: 'name_check',
  result: 'match',
} as const;
describe('an organisation’s identifier', () => {
  let bff: FakeBff;
  eachWithBff((item) => {
    bff = item;
  });

  const visit = async (attributes: string) => {
    const payer = await Payer.visit(`required ${attributes}`);
    await until(() => payer.root.querySelector('#identifier'), 'the field is there');
    return payer;
  };
  const input = (payer: Payer): HTMLInputElement => {
    const found = payer.root.getElementById('identifier');
    ok(found instanceof HTMLInputElement, 'there is a field');
    return found;
  };
  const body = () => bff.asked.find(({ path }) => path === '/v1/checks')?.body;

  it('has its own field, which may stay empty', async () => {
    const payer = await visit('identifier="vat"');
    await until(() => /VAT number \(optional\)/.test(payer.text), 'it is labelled');
    ok(/for example DE136695976/.test(payer.text), 'it has a hint');
    equal(payer.field(/VAT/).getAttribute('aria-required'), 'false');
    equal(
      [...payer.root.querySelectorAll('input')].map(({ id }) => id),
      ['payeeName', 'identifier', 'iban'],
    );
    await payer.asks();
    equal(body(), { account: { scheme: 'iban', iban: JANES_IBAN }, name: 'Jane Doe' });
    equal(Object.keys(payer.sent), ['payee', 'payee.name', 'payee.scheme', 'payee.iban']);
  });

  it('is asked about with the name, and submitted with its type', async () => {
    const payer = await visit('identifier="lei vat"');
    await until(() => payer.root.querySelector('fieldset'), 'there is a choice');
    payer.field(/VAT/).click();
    await payer.element.updateComplete;
    const field = payer.field(/VAT number \(optional\)/);
    await payer.type(field, 'de 136695976');
    equal(field.value, 'DE 136695976');
    await payer.asks('Isartal Maschinenbau GmbH');
    const identifier = { type: 'vat', value: 'DE 136695976' };
    equal(body(), {
      account: { scheme: 'iban', iban: JANES_IBAN },
      name: 'Isartal Maschinenbau GmbH',
      identifiers: [identifier],
    });
    equal([payer.sent['payee.identifier'], payer.sent['payee.identifier-type']], [identifier.value, 'vat']);
    payer.fill(field, 'DE 136695976 ');
    equal(payer.element.state, 'editing', 'another question');
  });

  it('is mentioned once beside the match if it was not compared, and announced', async () => {
    const NOT_CHECKED = 'The organisation’s number was not checked.';
    let compared = false;
    bff.check = () => json(200, { check: completed({ evidence: [{ ...NAME_CHECK, identifiersCompared: compared }] }) });
    const payer = await visit('identifier="vat"');
    await until(() => /VAT/.test(payer.text), 'it is labelled');
    payer.fill(payer.field(/VAT/), 'DE 136695976');
    await payer.asks('Isartal Maschinenbau GmbH');
    equal(payer.heading, 'The name matches');
    equal(payer.root.querySelector('[part=result] .note')?.textContent, NOT_CHECKED);
    await until(() => payer.announced.endsWith(NOT_CHECKED), `it is heard: ${payer.announced}`);
    compared = true;
    await payer.asks('Isartal Maschinenbau AG');
    equal(payer.heading, 'The name matches');
    ok(!payer.text.includes(NOT_CHECKED), 'a number that was compared is not denied');
  });

  it('is asked about alone, without a name', async () => {
    const payer = await visit('identifier="only lei"');
    equal(
      [...payer.root.querySelectorAll('input')].map(({ id }) => id),
      ['identifier', 'iban'],
    );
    ok(!payer.element.checkValidity() && payer.element.validity.valueMissing, 'it is required');
    await until(() => /LEI/.test(payer.text), 'it is labelled');
    ok(!/name/i.test(payer.text), 'nothing is said of a name');
    await payer.type(payer.field(/LEI/), '529900t8 BM49AURSDO55');
    equal(payer.field(/LEI/).value, LEI);
    payer.fill(payer.iban, JANES_IBAN);
    payer.button.focus();
    await payer.settled();
    equal(body(), { account: { scheme: 'iban', iban: JANES_IBAN }, identifiers: [{ type: 'lei', value: LEI }] });
    equal(payer.heading, 'The organisation’s number matches');
    equal(payer.sent, {
      payee: 'first-receipt',
      'payee.name': '',
      'payee.scheme': 'iban',
      'payee.iban': JANES_IBAN,
      'payee.identifier': LEI,
      'payee.identifier-type': 'lei',
    });
    payer.form.reset();
    await payer.element.updateComplete;
    equal([payer.field(/LEI/).value, payer.element.state], ['', 'editing']);
  });

  it('does not mention a name if there is none', async () => {
    bff.check = () => json(200, { check: completed({ outcome: 'unable_to_verify', reason: 'not_checkable' }) });
    const payer = await visit('identifier="only"');
    payer.fill(input(payer), LEI);
    payer.fill(payer.iban, JANES_IBAN);
    payer.button.focus();
    await payer.settled();
    equal(payer.heading, 'The check could not be made');
    ok(/This number cannot be checked here/.test(payer.text), 'the number is spoken of');
    ok(!/name/i.test(payer.text) && !/name/i.test(payer.announced), payer.text);
  });

  it('reports what is wrong with it, and at which position, before anything is asked', async () => {
    const payer = await visit('identifier="lei vat"');
    const field = input(payer);
    payer.fill(field, LEI.replace(/55$/, '54'));
    payer.button.focus();
    await until(() => payer.error(field), 'it is told');
    ok(/check digits, from character 19 on/.test(payer.error(field)), payer.error(field));
    equal(payer.root.querySelector('#identifier-error mark')?.textContent, '54');
    equal(field.getAttribute('aria-invalid'), 'true');
    payer.fill(payer.name, 'Isartal Maschinenbau GmbH');
    payer.fill(payer.iban, JANES_IBAN);
    payer.button.click();
    ok(payer.element.validity.patternMismatch, 'the form is held');
    await until(() => payer.root.activeElement?.id === 'identifier', 'the focus is on the faulty field');
    equal(bff.count('/v1/checks'), 0);
    payer.fill(field, LEI);
    payer.button.focus();
    await payer.settled();
    equal(payer.element.state, 'match');
  });

  it('is reported at the field if the BFF refuses it', async () => {
    bff.check = () => problem(400, 'invalid_identifier');
    const payer = await visit('identifier="registration_number"');
    const field = input(payer);
    payer.fill(payer.name, 'Isartal Maschinenbau GmbH');
    payer.fill(field, 'HRB 12345');
    payer.fill(payer.iban, JANES_IBAN);
    const error = await payer.element.verify().catch(({ code }) => code);
    equal(error, 'invalid_identifier');
    await payer.element.updateComplete;
    await until(() => payer.error(field), 'it is told at the field');
    equal([payer.element.state, payer.part('result'), payer.root.activeElement?.id], ['editing', null, 'identifier']);
    ok(!payer.element.checkValidity(), 'the form is held');
    payer.fill(field, 'HRB 123456');
    ok(payer.element.checkValidity(), 'another number may be right');
  });

  it('moves over from the name field with one tap', async () => {
    const payer = await visit('identifier="lei vat"');
    payer.fill(payer.name, 'DE136695976');
    payer.iban.focus();
    await payer.click(/Move/);
    equal([payer.name.value, input(payer).value], ['', 'DE136695976']);
    equal(payer.root.querySelector('#identifier')?.getAttribute('value'), null);
    equal(payer.root.activeElement?.id, 'payeeName');
    Payer.leave();
    const without = await visit('identifier="lei"');
    without.fill(without.name, 'DE136695976');
    without.iban.focus();
    await until(() => without.error(without.name), 'it is told');
    equal([...without.root.querySelectorAll('#payeeName-notes button')], []);
  });

  it('gets the focus back if the bank rejects it', async () => {
    bff.check = () => json(200, { check: completed({ outcome: 'no_match', reason: 'identifier_mismatch' }) });
    const payer = await visit('identifier="lei"');
    payer.fill(payer.field(/LEI/), LEI);
    await payer.asks('Isartal Maschinenbau GmbH');
    equal(payer.heading, 'The organisation’s number does not match');
    await payer.click(/Change the details/);
    equal(payer.root.activeElement?.id, 'identifier');
  });

  it('is kept by a copy, and when the page is restored', async () => {
    const payer = await visit('identifier="lei vat"');
    payer.field(/VAT/).click();
    await payer.element.updateComplete;
    payer.fill(payer.field(/VAT number \(/), 'DE136695976');
    await until(() => payer.element.querySelector('input[hidden]'), 'the part that checks is there');
    const copy = payer.form.cloneNode(true);
    ok(copy instanceof HTMLFormElement, 'it is a form');
    ok(!/136695976/.test(copy.outerHTML), 'nothing of it is in the markup');
    payer.form.replaceWith(copy);
    const again = new Payer(copy);
    await until(() => again.root.querySelector('#identifier'), 'the field is there');
    await until(() => /VAT number \(/.test(again.text), 'it is kept with its type');
    equal(input(again).value, 'DE136695976');
  });
});
