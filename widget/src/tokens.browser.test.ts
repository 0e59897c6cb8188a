import { equal, ok, until } from './testing/assert.ts';
import { completed, type FakeBff, json } from './testing/bff.ts';
import { eachWithBff } from './testing/each.ts';
import { Payer } from './testing/payer.ts';

describe('tokens', () => {
  let bff: FakeBff;
  eachWithBff((started) => {
    bff = started;
  });

  /** The screen positions of a field's label, its box and what is below it. */
  function placesOf(payer: Payer, id: string) {
    const label = payer.root.querySelector(`label[for=${id}]`);
    const box = payer.root.getElementById(id)?.parentElement;
    const below = payer.root.querySelector(`#${id}-hint:not([hidden]), #${id}-error:not([hidden])`);
    ok(label && box && below, `${id} is there`);
    const [words, field, hint] = [label, box, below].map((one) => one.getBoundingClientRect());
    ok(words && field && hint, 'and has a place');
    return { label: words, box: field, padding: Number.parseFloat(getComputedStyle(below).paddingInlineStart), hint };
  }

  async function visit(width: number, tokens: Record<string, string>, attributes = 'required'): Promise<Payer> {
    const payer = await Payer.visit(attributes);
    payer.form.style.width = `${width}px`;
    for (const [name, value] of Object.entries(tokens)) payer.form.style.setProperty(`--payee-check-${name}`, value);
    return payer;
  }

  it('labels are above the fields by default', async () => {
    for (const width of [304, 700]) {
      const payer = await visit(width, {});
      const { label, box, hint } = placesOf(payer, 'iban');
      ok(label.bottom <= box.top && box.bottom <= hint.top, 'one below the other');
      equal([label.left, box.left, box.width, hint.left], [box.left, box.left, width, box.left]);
      Payer.leave();
    }
  });

  it('labels are beside the fields if they have a width, and all fields are aligned', async () => {
    const payer = await visit(700, { 'label-width': '200px' });
    for (const id of ['payeeName', 'iban']) {
      const { label, box, hint, padding } = placesOf(payer, id);
      equal([box.left - label.left, box.width, padding], [200, 500, 200]);
      ok(label.top > box.top && label.bottom < box.bottom, 'the label is on the line of the field');
      ok(hint.top >= box.bottom, 'the hint is below');
    }
  });

  it('a fault is shown below the field, not below its label', async () => {
    const payer = await visit(700, { 'label-width': '200px' });
    payer.button.click();
    await until(() => payer.error(payer.iban), 'the fault is shown');
    const { box, hint, padding } = placesOf(payer, 'iban');
    ok(hint.top >= box.bottom, 'it is below');
    equal(padding, 200);
  });

  it('labels are on the other side from right to left', async () => {
    const payer = await visit(700, { 'label-width': '200px' }, 'required locale="ar"');
    await until(() => payer.root.querySelector('[dir=rtl]'), 'it reads from right to left');
    const { label, box } = placesOf(payer, 'iban');
    equal([label.right - box.right, box.width], [200, 500]);
  });

  it('labels are above the fields if there is no room beside them', async () => {
    const payer = await visit(480, { 'label-width': '200px' });
    const { label, box, padding } = placesOf(payer, 'iban');
    ok(label.bottom <= box.top, 'it is above');
    equal([box.left, box.width, padding], [label.left, 480, 0]);
  });

  it('a choice and a sort code are laid out the same way', async () => {
    const payer = await visit(700, { 'label-width': '200px' }, 'required scheme="uk"');
    await until(() => payer.root.getElementById('sortCode'), 'the fields are there');
    const [sortCode, number] = ['sortCode', 'accountNumber'].map((id) => placesOf(payer, id).box);
    equal([sortCode?.width, number?.width, number?.left], [500, 500, sortCode?.left]);
    const radio = payer.root.querySelector('.choices')?.getBoundingClientRect();
    const legend = payer.root.querySelector('legend')?.getBoundingClientRect();
    equal([radio?.left, (radio?.left ?? 0) - (legend?.left ?? 0)], [sortCode?.left, 200]);
    ok((legend?.top ?? 0) < (radio?.bottom ?? 0) && (legend?.bottom ?? 0) > (radio?.top ?? 0), 'on one line');
    ok(payer.root.querySelector('.root')?.scrollWidth === 700, 'nothing sticks out');
  });

  it('fields and buttons are as high as the page sets, but never too low to tap', async () => {
    bff.check = () => json(200, { check: completed({ outcome: 'no_match' }) });
    for (const [given, height] of [
      ['', 44],
      ['34px', 34],
      ['3.5rem', 56],
      ['10px', 24],
    ] as const) {
      const payer = await visit(700, given ? { 'field-height': given, space: '8px' } : {});
      await payer.asks('John Smith');
      const heights = [payer.iban.parentElement, payer.root.querySelector('#result button:not(.quiet)')].map(
        (one) => one?.getBoundingClientRect().height,
      );
      equal(heights[0], Math.max(height, 26), `a field of ${given}`);
      equal(heights[1], Math.max(height, 30), `a button of ${given}`);
      Payer.leave();
    }
  });
});
