import type { AxeResults } from 'axe-core';
import { equal, ok, until } from './testing/assert.ts';
import { completed, FakeBff, heldBack, json, problem } from './testing/bff.ts';
import { JANES_IBAN, Payer } from './testing/payer.ts';

declare global {
  interface Window {
    axe: { run(context: Element, options: object): Promise<AxeResults> };
  }
}

const script = document.createElement('script');
script.src = '/node_modules/axe-core/axe.min.js';
document.head.append(script);

/** Every WCAG 2.2 AA rule that axe has. */
async function violations(): Promise<string[]> {
  const { violations: found } = await window.axe.run(document.body, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: {
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
      'landmark-one-main': { enabled: false },
    },
  });
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
}

describe('accessibility', () => {
  let bff: FakeBff;

  before(() => until(() => window.axe, 'axe is loaded'));
  beforeEach(() => {
    bff = new FakeBff().install();
  });
  afterEach(() => {
    Payer.leave();
    bff.restore();
    document.documentElement.style.background = '';
  });

  const situations: Record<string, (payer: Payer) => Promise<unknown>> = {
    editing: async () => {},
    fault: async (payer) => {
      payer.fill(payer.iban, 'DE89 3704 0044 0532 0310 00');
      payer.name.focus();
      await until(() => payer.hasButton(/^DE/), 'suggestions');
    },
    checking: async (payer) => {
      bff.check = () => heldBack().reply;
      payer.fill(payer.name, 'Jane');
      payer.fill(payer.iban, JANES_IBAN);
      payer.button.focus();
      await payer.state('checking');
    },
    match: (payer) => payer.asks(),
    alarm: async (payer) => {
      bff.check = () =>
        json(200, { check: completed({ risk: { level: 'high', signals: ['listed_as_fraud', 'listed_on_web'] } }) });
      await payer.asks();
    },
    caution: async (payer) => {
      bff.check = () => json(200, { check: completed({ risk: { level: 'caution', signals: ['listed_on_web'] } }) });
      await payer.asks();
    },
    'close match': async (payer) => {
      bff.check = () => json(200, { check: completed({ outcome: 'close_match', registeredName: 'Jane M. Doe' }) });
      await payer.asks('Jane Do');
    },
    'no match': async (payer) => {
      bff.check = () =>
        json(200, { check: completed({ outcome: 'no_match', risk: { level: 'high', signals: ['listed_as_fraud'] } }) });
      await payer.asks();
    },
    'unable to verify': async (payer) => {
      bff.check = () => json(200, { check: completed({ outcome: 'unable_to_verify', reason: 'bank_timeout' }) });
      await payer.asks();
    },
    error: async (payer) => {
      bff.check = () => problem(429, 'rate_limited', { 'retry-after': '30' });
      await payer.asks();
    },
    choices: async (payer) => {
      payer.element.scheme = 'auto';
      payer.element.accountType = 'ask';
      await until(() => payer.root.querySelectorAll('fieldset').length === 2, 'both choices');
    },
    'an identifier': async (payer) => {
      payer.element.identifier = 'lei vat';
      await until(() => payer.root.querySelector('fieldset'), 'the choice');
      const input = payer.root.getElementById('identifier');
      if (input instanceof HTMLInputElement) payer.fill(input, '529900T8BM49AURSDO54');
      payer.button.focus();
      await until(() => payer.root.querySelector('#identifier-error mark'), 'its fault');
    },
  };
  for (const theme of ['light', 'dark'] as const) {
    for (const dir of ['ltr', 'rtl']) {
      for (const [name, arrange] of Object.entries(situations)) {
        it(`axe finds nothing: ${name}, ${theme}, ${dir}`, async () => {
          document.documentElement.lang = 'en';
          document.documentElement.dir = dir;
          document.documentElement.style.background = theme === 'dark' ? '#0d1117' : '#fff';
          const payer = await Payer.visit(`required theme="${theme}"`);
          await arrange(payer);
          await payer.element.updateComplete;
          await Promise.all(payer.root.getAnimations?.().map((animation) => animation.finish()) ?? []);
          equal(await violations(), []);
        });
      }
    }
  }

  it('has its live region from the first render, and announces a repeated result again', async () => {
    const payer = await Payer.visit();
    const region = payer.root.querySelector('[role=status]');
    ok(region, 'it is there');
    await payer.asks();
    const first = region.textContent;
    ok(/The name matches/.test(first ?? ''), 'the result is said');
    bff.check = () => json(200, { check: completed({ outcome: 'unable_to_verify' }) });
    await payer.asks('John');
    const before = region.textContent;
    await payer.click(/Try again/);
    await until(() => bff.count('/v1/checks') === 3 && payer.element.state === 'unable-to-verify', 'it is asked again');
    await payer.element.updateComplete;
    ok(region.textContent !== before && region.textContent?.trim() === before?.trim(), 'said again, with another text');
  });

  it('never takes the focus from the payer, and does not lose it when a button is removed', async () => {
    const payer = await Payer.visit();
    bff.check = () => json(200, { check: completed({ outcome: 'no_match' }) });
    await payer.asks();
    equal(document.activeElement, payer.button);
    bff.decision = (decision) => json(200, { check: completed({ outcome: 'no_match', decision }) });
    await payer.click(/Continue anyway/);
    await until(() => payer.root.activeElement?.id === 'result', 'the focus stays with the result');
  });

  it('keeps the focus when the registered name is accepted, unless the payer has moved on', async () => {
    const close = completed({ outcome: 'close_match', registeredName: 'Jane M. Doe' });
    bff.check = () => json(200, { check: close });
    const payer = await Payer.visit();
    await payer.asks();
    bff.decision = (decision) => json(200, { check: { ...close, decision } });
    await payer.click(/Use/);
    await until(() => payer.root.activeElement?.id === 'result', 'the focus stays with the result');

    const late = heldBack();
    bff.decision = () => late.reply;
    await payer.asks('Jane N. Doe');
    await payer.click(/Use/);
    equal(payer.root.querySelector('.primary')?.getAttribute('aria-disabled'), 'true');
    payer.button.focus();
    late.answer(json(200, { check: { ...close, decision: 'use_registered_name' } }));
    await until(() => payer.element.payeeName === 'Jane M. Doe', 'the name is taken over');
    await payer.element.updateComplete;
    equal(document.activeElement, payer.button);
  });

  it('associates label, hint and error with the input, in one root', async () => {
    const payer = await Payer.visit();
    const described = payer.iban.getAttribute('aria-describedby')?.split(' ') ?? [];
    for (const id of described) ok(payer.root.getElementById(id), `${id} is there`);
    equal(payer.iban.getAttribute('autocapitalize'), 'characters');
    equal([payer.iban.spellcheck, payer.iban.inputMode, payer.name.autocomplete], [false, 'text', 'off']);
    payer.element.autocomplete = 'name';
    await payer.element.updateComplete;
    equal(payer.name.autocomplete, 'name');
  });

  it('describes a field by its hint, or by its error if there is one', async () => {
    const payer = await Payer.visit();
    const described = () =>
      (payer.iban.getAttribute('aria-describedby')?.split(' ') ?? [])
        .map((id) => payer.root.getElementById(id)?.textContent?.trim())
        .filter(Boolean)
        .join(' ');
    equal(described(), 'For example DE89 3704 0044 0532 0130 00');
    payer.button.click();
    await until(() => described() === 'Enter the IBAN.', `it is described by: ${described()}`);
  });

  it('aligns text with the label, in either direction', async () => {
    for (const dir of ['ltr', 'rtl'] as const) {
      document.documentElement.dir = dir;
      const payer = await Payer.visit();
      for (const input of [payer.name, payer.iban]) {
        equal(getComputedStyle(input).textAlign, dir === 'rtl' ? 'right' : 'left');
      }
      equal(getComputedStyle(payer.iban).direction, 'ltr');
      Payer.leave();
    }
  });

  it('has text of 16 px and targets of 44', async () => {
    const payer = await Payer.visit();
    equal(getComputedStyle(payer.iban).fontSize, '16px');
    const box = payer.iban.parentElement?.getBoundingClientRect();
    ok(box && box.height >= 44, 'the field is high enough');
    bff.check = () => json(200, { check: completed({ outcome: 'close_match', registeredName: 'Jane M. Doe' }) });
    await payer.asks('Jane');
    for (const button of payer.root.querySelectorAll('button')) {
      ok(button.getBoundingClientRect().height >= 44, `${button.textContent} is high enough`);
    }
    payer.element.accountType = 'ask';
    await until(() => payer.root.querySelector('[type=radio]'), 'there is a choice');
    for (const choice of payer.root.querySelectorAll('[type=radio]')) {
      const height = choice.closest('label')?.getBoundingClientRect().height ?? 0;
      ok(height >= 32, `a choice of ${height} px`);
    }
  });

  it('hides icons next to headings that say the same from screen readers', async () => {
    const payer = await Payer.visit();
    const risk = { level: 'high', signals: ['listed_as_fraud'] } as const;
    for (const outcome of ['match', 'close_match', 'no_match', 'unable_to_verify'] as const) {
      bff.check = () => json(200, { check: completed({ outcome, risk: { ...risk, signals: [...risk.signals] } }) });
      await payer.asks(`Jane ${outcome}`);
      const icons = [...payer.root.querySelectorAll('svg')];
      ok(icons.length >= 2, 'one of the outcome, one of the alarm');
      for (const icon of icons) {
        equal(icon.getAttribute('aria-hidden'), 'true');
        ok(icon.closest('.head')?.textContent?.trim(), 'a heading beside it');
      }
    }
  });

  it('fits when the payer or the page increases text spacing', async () => {
    const payer = await Payer.visit();
    Object.assign(payer.form.style, { width: '420px', letterSpacing: '0.5em', wordSpacing: '1em' });
    bff.check = () => json(200, { check: completed({ outcome: 'close_match', registeredName: 'Jane M. Doe' }) });
    await payer.asks('Jane');
    const names = payer.root.querySelector('.names');
    ok(names && names.scrollWidth <= names.clientWidth, 'the names are inside their box');
  });

  it('keeps a result in one piece, on paper and in columns', async () => {
    const payer = await Payer.visit();
    Object.assign(payer.form.style, { width: '900px', columns: '2' });
    bff.check = () => json(200, { check: completed({ outcome: 'close_match', registeredName: 'Jane M. Doe' }) });
    await payer.asks('Jane');
    equal(payer.part('result')?.getClientRects().length, 1);
  });

  it('fits 320 px', async () => {
    const payer = await Payer.visit();
    payer.form.style.width = '288px';
    bff.check = () => json(200, { check: completed({ outcome: 'close_match', registeredName: 'W'.repeat(140) }) });
    await payer.asks('Jane');
    const root = payer.root.querySelector('.root');
    ok(root && root.scrollWidth <= 288, 'nothing sticks out');
  });

  it('keeps the edges of fields and card in forced colours', async () => {
    const payer = await Payer.visit();
    await payer.asks();
    // Not every engine's driver can force colours, so the rules for them are applied directly.
    for (const sheet of payer.root.adoptedStyleSheets) {
      for (const rule of sheet.cssRules) {
        if (rule instanceof CSSMediaRule && rule.conditionText.includes('forced-colors')) rule.media.mediaText = 'all';
      }
    }
    const probe = document.createElement('p');
    probe.style.color = 'CanvasText';
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    for (const selector of ['.box', '.card']) {
      const part = payer.root.querySelector(selector);
      ok(part, `${selector} is there`);
      const { borderBlockEndColor, borderBlockEndStyle } = getComputedStyle(part);
      equal([borderBlockEndStyle, borderBlockEndColor], ['solid', color], selector);
    }
    const icon = payer.root.querySelector('.icon');
    equal(icon && getComputedStyle(icon).color, color, 'icon');
  });
});
