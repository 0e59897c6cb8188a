import { equal, ok, until } from './testing/assert.ts';
import { eachWithBff } from './testing/each.ts';
import { Payer } from './testing/payer.ts';

/** Fields like those of some design systems. */
const looks = {
  'a bare page': '',
  'Bootstrap’s manner':
    'input{padding:6px 12px;font:400 16px/1.5 Verdana;color:#212529;background:#fff;border:1px solid #767d84;border-radius:6px}' +
    'input:focus{border-color:#86b7fe;outline:0;box-shadow:0 0 0 4px rgb(13 110 253 / 0.25)}label{font:400 16px Verdana}',
  'Material’s manner':
    'input{box-sizing:border-box;height:56px;padding:8px 16px;font:400 16px Roboto,Verdana;color:#1d1b20;background:#e6e0e9;border:0;border-bottom:1px solid #49454f;border-radius:4px 4px 0 0}' +
    'input:focus-visible{outline:none;border-bottom:2px solid #6750a4}',
  'GOV.UK’s manner':
    'input{box-sizing:border-box;height:40px;padding:5px;font:400 19px/1.3 Arial;border:2px solid #0b0c0c;border-radius:0}' +
    '@media all{input:focus{outline:3px solid #fd0;outline-offset:0;box-shadow:inset 0 0 0 2px}}label{font:700 19px Arial}',
};

describe('appearance="inherit"', () => {
  eachWithBff(() => {});
  let sheet: CSSStyleSheet;
  beforeEach(() => {
    sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [sheet];
  });
  afterEach(() => {
    document.adoptedStyleSheets = [];
  });

  async function visit(css: string, field = '<label>Amount <input></label>') {
    sheet.replaceSync(css);
    const payer = await Payer.visit('required appearance="own"');
    const around = document.createElement('template');
    around.innerHTML = field;
    const own = around.content.querySelector('input') ?? document.createElement('input');
    payer.form.append(around.content);
    payer.element.appearance = 'inherit';
    // The part that implements it has a style sheet of its own.
    await until(() => payer.root.adoptedStyleSheets.length === 3, 'the look is taken over');
    const box = payer.root.querySelector<HTMLElement>('.box');
    ok(box, 'it has a field');
    return { payer, box, own };
  }

  for (const [what, css] of Object.entries(looks)) {
    it(`looks like the page's own field: ${what}`, async () => {
      const { payer, box, own } = await visit(css);
      const [theirs, ours, text] = [own, box, payer.name].map((element) => getComputedStyle(element));
      ok(theirs && ours && text, 'there are styles');
      ok(
        Math.abs(box.offsetHeight - Math.max(own.offsetHeight, 24)) <= 1,
        `${box.offsetHeight} px beside ${own.offsetHeight}`,
      );
      // The browser's own field reports an inset border, and draws a thin line.
      if (css) equal(ours.borderBottomWidth, theirs.borderBottomWidth);
      for (const name of ['border-bottom-color', 'border-top-left-radius', 'background-color']) {
        equal(ours.getPropertyValue(name), theirs.getPropertyValue(name), name);
      }
      for (const name of ['font-family', 'font-size', 'padding-left', 'color']) {
        equal(text.getPropertyValue(name), theirs.getPropertyValue(name), name);
      }
    });
  }

  it('adopts the page’s focus style', async () => {
    for (const [css, name, value] of [
      [looks['Bootstrap’s manner'], 'box-shadow', 'rgba(13, 110, 253, 0.25) 0px 0px 0px 4px'],
      [looks['GOV.UK’s manner'], 'outline-color', 'rgb(255, 221, 0)'],
      [looks['a bare page'], 'outline-style', 'solid'],
    ] as const) {
      const { payer, box } = await visit(css);
      payer.name.focus();
      equal(getComputedStyle(box).getPropertyValue(name), value);
      Payer.leave();
    }
  });

  it('keeps its own border and text if the page’s are hardly visible', async () => {
    const { box, own } = await visit('input{color:#bbb;background:#fff;border:1px solid #eee;border-radius:20px}');
    const [theirs, ours] = [getComputedStyle(own), getComputedStyle(box)];
    ok(ours.color !== theirs.color && ours.borderTopColor !== theirs.borderTopColor, 'they are its own');
    equal(ours.borderTopLeftRadius, '20px');
  });

  it('is readable on any background of the page, with or without a color-scheme', async () => {
    const root = document.documentElement.style;
    const hintOn = async (css: string) => {
      const { payer } = await visit(css);
      const hint = payer.root.querySelector('.hint');
      ok(hint, 'it has a hint');
      const { color } = getComputedStyle(hint);
      Payer.leave();
      return color;
    };
    try {
      const [onLight, onDark] = ['rgb(90, 100, 115)', 'rgb(163, 173, 186)'];
      equal(await hintOn('form{background:#111;color:#eee}'), onDark);
      equal(await hintOn('form{background:#fff}'), onLight);
      root.colorScheme = 'dark';
      equal(await hintOn('form{background:none}'), onDark);
      equal(await hintOn('form{background:#fff;color:#111}'), onLight);
      // If the page paints no background, its own color-scheme counts, whatever that of a part is.
      root.colorScheme = 'light';
      equal(await hintOn('form{background:none;color-scheme:dark}'), onLight);
    } finally {
      root.colorScheme = '';
    }
  });

  it('adopts the style around a field that has neither border nor background', async () => {
    const { payer, box } = await visit(
      'form>label{display:flex;box-sizing:border-box;height:56px;padding:0 16px;background:#f5f5f5;border-radius:4px 4px 0 0}' +
        'form>label input{border:0;background:none;padding:0;height:28px;font:400 16px Verdana}',
    );
    const { backgroundColor, borderTopLeftRadius } = getComputedStyle(box);
    equal([box.offsetHeight, backgroundColor, borderTopLeftRadius], [56, 'rgb(245, 245, 245)', '4px']);
    equal(getComputedStyle(payer.name).paddingLeft, '16px');
  });

  it('keeps its own box if the page’s field has no readable one', async () => {
    const { payer, box } = await visit('input{border:0;background:none;padding:0;height:28px;font:400 18px Verdana}');
    equal([box.offsetHeight, getComputedStyle(payer.name).paddingLeft], [44, '12px']);
    equal(getComputedStyle(payer.name).fontSize, '18px');
  });

  it('finds out how the page would style a field if it has none, and leaves no field behind', async () => {
    const { payer, box } = await visit(looks['GOV.UK’s manner'], '');
    equal(getComputedStyle(box).borderTopWidth, '2px');
    ok(Math.abs(box.offsetHeight - 40) <= 1, `${box.offsetHeight} px`);
    equal(payer.form.querySelectorAll('input').length, 0);
  });

  it('adopts the font of a label next to the field, associated with it or not', async () => {
    const css = 'label{font:700 19px Georgia}';
    for (const field of [
      '<label for="amount">Amount</label><p><input id="amount"></p>',
      '<div><label>Amount</label><p><input></p></div>',
    ]) {
      const { payer } = await visit(css, field);
      const label = payer.root.querySelector('label');
      const { fontFamily, fontSize, fontWeight } = getComputedStyle(label ?? payer.root.host);
      equal([fontFamily, fontSize, fontWeight], ['Georgia', '19px', '700'], field);
      Payer.leave();
    }
  });

  it('is overridden by a token', async () => {
    const { box } = await visit(
      `${looks['Bootstrap’s manner']}form{--payee-check-radius:1px;--payee-check-surface:#ffe}`,
    );
    equal(
      [getComputedStyle(box).borderTopLeftRadius, getComputedStyle(box).backgroundColor],
      ['1px', 'rgb(255, 255, 238)'],
    );
  });
});
