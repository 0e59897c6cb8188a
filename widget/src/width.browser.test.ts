import { ibanCountries } from '@payee-check/shared/iban';
import { formatIban } from '@payee-check/shared/iban/field';
import { locales } from './messages/locales.ts';
import { equal, ok, until } from './testing/assert.ts';
import { completed, type FakeBff, json } from './testing/bff.ts';
import { eachWithBff } from './testing/each.ts';
import { JANES_IBAN, Payer } from './testing/payer.ts';

/** The drawn extent of a text, and whether all of it is inside a box. */
function isInside(text: Element, box: Element): boolean {
  const range = document.createRange();
  range.selectNodeContents(text);
  const { left, right, top, bottom } = box.getBoundingClientRect();
  return [...range.getClientRects()].every(
    (line) => line.left >= left && line.right <= right && line.top >= top && line.bottom <= bottom,
  );
}

/** Whether the field itself shows all of its text. */
function isWhole(input: HTMLInputElement): boolean {
  const style = getComputedStyle(input);
  const canvas = document.createElement('canvas').getContext('2d');
  ok(canvas, 'a text can be measured');
  canvas.font = style.font;
  const spacing = Number.parseFloat(style.letterSpacing) || 0;
  const width = canvas.measureText(input.value).width + spacing * input.value.length;
  const padding = Number.parseFloat(style.paddingInlineStart) + Number.parseFloat(style.paddingInlineEnd);
  return width <= input.clientWidth - padding + 1;
}

describe('an account number', () => {
  let bff: FakeBff;
  eachWithBff((item) => {
    bff = item;
  });

  async function visit(width: number, zoom = 1): Promise<Payer> {
    const payer = await Payer.visit('required', '');
    payer.form.style.width = `${width}px`;
    payer.element.style.fontSize = '';
    payer.form.style.setProperty('zoom', String(zoom));
    payer.iban.focus();
    await until(() => payer.root.querySelector('.whole'), 'the part that measures is there');
    return payer;
  }

  for (const width of [304, 358, 374, 460, 600]) {
    it(`is fully visible in its field of ${width} px, in every country`, async () => {
      const payer = await visit(width);
      const box = payer.iban.parentElement;
      const whole = box?.querySelector('.whole');
      ok(box && whole, 'the field has a box');
      for (const { code, example } of ibanCountries) {
        payer.fill(payer.iban, example);
        for (const place of [payer.iban, payer.button]) {
          place.focus();
          await payer.element.updateComplete;
          await Promise.resolve();
          equal(whole.textContent, formatIban(example), code);
          const isShown = getComputedStyle(whole).visibility === 'visible';
          ok(isShown || isWhole(payer.iban), `${code} is cut off`);
          if (isShown) ok(isInside(whole, box), `${code} is inside the field`);
        }
      }
      equal(box.scrollWidth <= box.clientWidth, true, 'nothing sticks out');
    });
  }

  it('is fully visible if everything is twice as large', async () => {
    // A page of 320 px, as in WCAG 1.4.4 and 1.4.10.
    const payer = await visit(152, 2);
    const box = payer.iban.parentElement;
    const whole = box?.querySelector('.whole');
    ok(box && whole, 'the field has a box');
    for (const { code, example } of ibanCountries) {
      payer.fill(payer.iban, example);
      await payer.element.updateComplete;
      await Promise.resolve();
      ok(getComputedStyle(whole).visibility === 'visible' && isInside(whole, box), `${code} is cut off`);
    }
  });

  it('keeps its height when the payer moves on, so that nothing shifts', async () => {
    const payer = await visit(304);
    payer.fill(payer.iban, 'MT84MALT011000012345MTLCAST001S');
    await payer.element.updateComplete;
    await Promise.resolve();
    const height = payer.iban.parentElement?.offsetHeight;
    payer.name.focus();
    equal(payer.iban.parentElement?.offsetHeight, height);
  });

  it('is shown in full if the page set it, and is not sent before the payer begins', async () => {
    const form = document.createElement('form');
    form.style.width = '304px';
    form.innerHTML =
      '<payee-check endpoint="https://bff.example" name="payee" readonly iban="MT84MALT011000012345MTLCAST001S"></payee-check>';
    document.body.append(form);
    const root = () => form.firstElementChild?.shadowRoot;
    await until(() => root()?.querySelector('.long .whole')?.textContent?.startsWith('MT84'), 'all of it is shown');
    await new Promise((resolve) => setTimeout(resolve, 500));
    equal(bff.paths, []);
  });

  it('has no example beside it once it is complete', async () => {
    const payer = await visit(304);
    const hint = () => payer.root.getElementById('iban-hint')?.textContent ?? '';
    ok(/For example/.test(hint()), 'an example helps to begin');
    payer.fill(payer.iban, 'DE89370400440532013000');
    await payer.element.updateComplete;
    equal(hint().trim(), '');
  });
});

describe('the bank', () => {
  let bff: FakeBff;
  eachWithBff((item) => {
    bff = item;
  });

  it('is shown under a complete number before anything is asked: name, city and BIC', async () => {
    const { account } = completed();
    const bank = { name: 'Commerzbank', city: 'Köln', bic: 'COBADEFFXXX' };
    bff.details = () =>
      json(200, { account: { ...account, bank }, risk: { level: 'none', signals: [] }, evidence: [] });
    const payer = await Payer.visit();
    payer.fill(payer.iban, JANES_IBAN);
    await until(() => payer.part('bank'), 'the bank is shown');
    equal(payer.part('bank')?.textContent, 'Commerzbank · Köln · COBADEFFXXX');
    equal(payer.part('bank')?.getAttribute('translate'), 'no');
    equal(bff.count('/v1/checks'), 0);
    const described = payer.iban.getAttribute('aria-describedby')?.split(' ') ?? [];
    ok(
      described.some((id) => /Commerzbank/.test(payer.root.getElementById(id)?.textContent ?? '')),
      'the field tells of it',
    );
  });
});

describe('a card', () => {
  let bff: FakeBff;
  eachWithBff((item) => {
    bff = item;
  });

  // Half of a page of 320 px: text is twice as large.
  it('keeps its text inside, however long it is, in every language', async () => {
    bff.check = () =>
      json(200, {
        check: completed({
          outcome: 'close_match',
          registeredName: 'Jane M. Doe',
          risk: { level: 'high', signals: ['listed_as_fraud'] },
        }),
      });
    for (const language of ['en', ...Object.keys(locales)]) {
      const payer = await Payer.visit(`required locale="${language}"`);
      payer.form.style.width = '152px';
      for (const [id, text] of [
        ['payeeName', 'Jane Do'],
        ['iban', JANES_IBAN],
      ] as const) {
        const input = payer.root.getElementById(id);
        ok(input instanceof HTMLInputElement, `there is a field ${id}`);
        payer.fill(input, text);
      }
      payer.button.focus();
      await payer.settled();
      const card = payer.part('result');
      ok(card, `${language}: there is a card`);
      for (const text of card.querySelectorAll('.heading, p, dt, dd, button')) {
        ok(isInside(text, card), `${language}: ${text.textContent?.trim()}`);
      }
      Payer.leave();
    }
  });
});
