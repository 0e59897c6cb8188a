import { equal, ok, until } from './testing/assert.ts';
import { completed, type FakeBff, json } from './testing/bff.ts';
import { eachWithBff } from './testing/each.ts';
import { JANES_IBAN, Payer } from './testing/payer.ts';

describe('settings', () => {
  let bff: FakeBff;
  eachWithBff((item) => {
    bff = item;
  });

  describe('languages', () => {
    const label = (payer: Payer): string => payer.root.querySelector('label')?.textContent ?? '';

    it('uses the requested locale, or its language', async () => {
      const payer = await Payer.visit('required locale="de-CH"');
      await until(() => label(payer) === 'Name des Kontoinhabers', 'it speaks German');
      await payer.asks();
      equal(payer.heading, 'Der Name stimmt überein');
    });

    it('uses the language of the nearest lang attribute', async () => {
      document.documentElement.lang = 'de';
      const payer = await Payer.visit();
      await until(() => label(payer) === 'Name des Kontoinhabers', 'it speaks German');
    });

    it('follows a page that changes its language', async () => {
      const payer = await Payer.visit();
      document.documentElement.lang = 'de';
      await until(() => /Name des Kontoinhabers/.test(payer.text), 'it speaks German');
      document.documentElement.lang = 'en';
      await until(() => /Account holder/.test(payer.text), 'it speaks English');
    });

    it('uses English if there are no messages, or no language', async () => {
      for (const locale of ['tlh', 'not a language', 'x']) {
        const payer = await Payer.visit(`required locale="${locale}"`);
        equal(label(payer), 'Account holder’s name', locale);
        Payer.leave();
      }
    });

    it("uses the page's own messages, and no others", async () => {
      const payer = await Payer.visit();
      payer.element.messages = JSON.parse(
        '{"label":{"name":"Landlord"},"outcome":{"match":"All good."},"__proto__":{"polluted":1},"nonsense":1}',
      );
      await until(() => label(payer) === 'Landlord', 'the label is the page’s');
      equal(payer.root.querySelectorAll('label')[1]?.textContent, 'IBAN');
      payer.fill(payer.field(/Landlord/), 'Jane Doe');
      payer.fill(payer.iban, JANES_IBAN);
      payer.button.focus();
      await payer.settled();
      ok(/All good\./.test(payer.text), 'the message is the page’s');
      equal(payer.heading, 'The name matches');
    });

    it('changes language including its result', async () => {
      const payer = await Payer.visit();
      await payer.asks();
      payer.element.locale = 'de';
      await until(() => payer.heading === 'Der Name stimmt überein', 'the result is in German');
    });
  });

  describe('UK accounts', () => {
    it('asks for sort code, account number and type, and checks them', async () => {
      const payer = await Payer.visit('required scheme="uk"');
      await until(() => payer.root.getElementById('sortCode'), 'the fields are there');
      payer.fill(payer.name, 'Jane Doe');
      await payer.type(payer.field(/Sort code/), '123456');
      equal(payer.field(/Sort code/).value, '12-34-56');
      payer.fill(payer.field(/Account number/), '12345678');
      payer.field(/Business/).click();
      payer.button.focus();
      await payer.element.updateComplete;
      if (payer.element.state === 'editing') await payer.element.verify();
      await payer.settled();
      const { body } = bff.asked.at(-1) ?? {};
      equal(body, {
        account: { scheme: 'uk', sortCode: '123456', accountNumber: '12345678' },
        name: 'Jane Doe',
        accountType: 'business',
      });
      equal(payer.sent, {
        payee: 'first-receipt',
        'payee.name': 'Jane Doe',
        'payee.scheme': 'uk',
        'payee.sort-code': '123456',
        'payee.account-number': '12345678',
        'payee.secondary-reference': '',
      });
    });

    it('accepts values set before its rules are loaded', async () => {
      const payer = await Payer.visit(
        'required scheme="uk" account-type="personal" sort-code="123456" account-number="12345678" payee-name="Jane"',
      );
      equal((await payer.element.verify()).outcome, 'match');
      equal(payer.field(/Sort code/).value, '12-34-56');
    });

    it('lets the payer choose the scheme', async () => {
      const payer = await Payer.visit('required scheme="auto"');
      await until(() => payer.root.querySelector('fieldset'), 'the choice is there');
      let seen = 0;
      document.body.addEventListener('input', () => seen++, { capture: true });
      payer.field(/UK account/).click();
      await payer.element.updateComplete;
      ok(payer.root.getElementById('sortCode') && !payer.root.getElementById('iban'), 'the fields change');
      equal(payer.events, ['input', 'change']);
      equal(seen, 1, 'input, as it is seen on its way down');
    });
  });

  it('accepts only the countries asked for', async () => {
    const payer = await Payer.visit('required countries="sepa US"');
    await payer.asks();
    equal(payer.element.state, 'match');
    payer.element.countries = 'FR NL';
    await payer.element.updateComplete;
    payer.element.iban = JANES_IBAN;
    ok(!payer.element.checkValidity(), 'Germany is not accepted');
  });

  it('sends identifiers', async () => {
    const payer = await Payer.visit();
    payer.element.identifiers = [{ type: 'lei', value: '529900T8BM49AURSDO55' }];
    await payer.asks();
    ok(JSON.stringify(bff.asked.at(-1)?.body).includes('529900T8BM49AURSDO55'), 'the LEI is sent');
  });

  it('drops its result when identifiers, scheme or type change, but not when set to the same value', async () => {
    const lei = { type: 'lei', value: '529900T8BM49AURSDO55' } as const;
    const payer = await Payer.visit();
    const { element } = payer;
    payer.fill(payer.name, 'Jane Doe');
    payer.fill(payer.iban, JANES_IBAN);
    for (const [change, state] of [
      [() => Object.assign(element, { scheme: 'iban', accountType: '' }), 'match'],
      [() => element.setAttribute('scheme', 'iban'), 'match'],
      [() => Object.assign(element, { identifiers: [lei] }), 'editing'],
      [() => Object.assign(element, { identifiers: [{ ...lei }] }), 'match'],
      [() => Object.assign(element, { identifiers: undefined }), 'editing'],
      [() => Object.assign(element, { accountType: 'business' }), 'editing'],
      [() => Object.assign(element, { scheme: 'uk' }), 'editing'],
    ] as const) {
      if (element.state === 'editing') await element.verify();
      change();
      equal(element.state, state, String(change));
    }
  });

  it('passes autofocus to its first field', async () => {
    const payer = await Payer.visit('autofocus');
    ok(payer.name.autofocus && !payer.iban.autofocus, 'the name takes it');
  });

  it('keeps what was set before the upgrade', async () => {
    class Late extends (await import('./element.ts')).PayeeCheckElement {}
    const element = document.createElement('payee-check-late');
    Object.assign(element, {
      payeeName: 'Jane Doe',
      iban: JANES_IBAN,
      policy: 'inform',
      endpoint: 'https://bff.example',
      required: true,
    });
    document.body.append(element);
    customElements.define('payee-check-late', Late);
    ok(element instanceof Late, 'it is upgraded');
    await element.updateComplete;
    equal(
      [element.payeeName, element.policy, element.endpoint, element.required],
      ['Jane Doe', 'inform', 'https://bff.example', true],
    );
    equal(element.iban, 'DE89 3704 0044 0532 0130 00');
  });

  it('accepts only the listed values of each of its settings', async () => {
    const payer = await Payer.visit('policy="whatever" check-on="never" scheme="sepa" theme="pink"');
    const { policy, checkOn, scheme, theme } = payer.element;
    equal([policy, checkOn, scheme, theme], ['confirm', 'complete', 'iban', 'auto']);
  });

  it('is light or dark like the page, and follows the payer’s preference only if the page asks for that', async () => {
    const payer = await Payer.visit();
    const ground = (selector: string) => getComputedStyle(payer.root.querySelector(selector) ?? payer.root.host);
    const [white, dark] = ['rgb(255, 255, 255)', 'rgb(21, 25, 31)'];
    const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
    for (const [scheme, theme, colour] of [
      ['normal', 'auto', white],
      ['light', 'auto', white],
      ['dark', 'auto', dark],
      ['light dark', 'auto', prefersDark ? dark : white],
      ['dark', 'light', white],
      ['light', 'dark', dark],
      ['light', 'system', prefersDark ? dark : white],
      ['dark', 'system', prefersDark ? dark : white],
    ] as const) {
      document.documentElement.style.colorScheme = scheme;
      payer.element.theme = theme;
      payer.element.requestUpdate();
      await payer.element.updateComplete;
      equal(ground('.box').backgroundColor, colour, `${scheme}, ${theme}`);
    }
    document.documentElement.style.colorScheme = '';
  });

  describe('<payee-check-context>', () => {
    const payees = async (attributes = '', count = 5) => {
      const context = document.createElement('div');
      context.innerHTML = `<payee-check-context endpoint="https://bff.example" ${attributes}>${'<payee-check></payee-check>'.repeat(count)}</payee-check-context>`;
      document.body.append(context);
      const elements = [...context.querySelectorAll('payee-check')];
      for (const element of elements) {
        await element.updateComplete;
        element.payeeName = 'Jane Doe';
        element.iban = JANES_IBAN;
      }
      const provider = context.querySelector('payee-check-context');
      ok(provider, 'there is a context');
      return { provider, elements };
    };

    it('opens one session for five payees', async () => {
      const { elements } = await payees();
      const checks = await Promise.all(elements.map((element) => element.verify()));
      equal(
        checks.map(({ outcome }) => outcome),
        Array(5).fill('match'),
      );
      equal([bff.count('/v1/sessions'), bff.count('/v1/checks')], [1, 5]);
    });

    it('applies changes of policy, theme and locale to all', async () => {
      const { provider, elements } = await payees('policy="inform"', 2);
      await until(() => elements.every((element) => element.policy === 'inform'), 'the policy is given');
      provider.policy = 'require-match';
      provider.theme = 'dark';
      provider.locale = 'de';
      await until(
        () => elements.every((element) => element.policy === 'require-match' && element.theme === 'dark'),
        'both follow',
      );
      await until(
        () =>
          elements.every(
            (element) => element.shadowRoot?.querySelector('label')?.textContent === 'Name des Kontoinhabers',
          ),
        'both speak German',
      );
    });

    it('no longer applies to an element that is moved out of it, and applies again when that is back', async () => {
      const { provider, elements } = await payees('policy="inform" locale="de"', 1);
      const [element] = elements;
      ok(element, 'there is one');
      await until(() => element.policy === 'inform', 'the policy is given');
      document.body.append(element);
      equal(element.policy, 'confirm');
      const root = element.shadowRoot?.querySelector<HTMLElement>('.root');
      await until(() => root?.lang !== 'de', 'it no longer speaks German');
      equal(await element.verify().catch(({ code }) => code), 'not_configured');
      provider.append(element);
      equal(element.policy, 'inform');
      await until(() => root?.lang === 'de', 'it speaks German again');
      equal((await element.verify()).outcome, 'match');
    });

    it('is overridden by an element’s own settings', async () => {
      const { elements } = await payees('session-token="shared"', 2);
      const [first, second] = elements;
      ok(first && second, 'there are two');
      first.sessionToken = 'own';
      first.policy = 'inform';
      bff.check = () => json(200, { check: completed() });
      await first.verify();
      await second.verify();
      equal(
        bff.asked.map(({ token }) => token),
        ['Bearer own', 'Bearer shared'],
      );
      equal([first.policy, second.policy], ['inform', 'confirm']);
    });
  });
});
