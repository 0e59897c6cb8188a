import { equal, ok, until } from './testing/assert.ts';
import { eachWithBff } from './testing/each.ts';
import { Payer } from './testing/payer.ts';

const ELEMENT = '<payee-check endpoint="https://bff.example" name="payee" required></payee-check>';
const FORM = `<form>${ELEMENT}<button>Pay</button></form>`;

/** Parents that are as wide as their content. */
const parents: Record<string, string> = {
  'a dialog': `<dialog open style="position:static">${FORM}</dialog>`,
  'a modal dialog': `<dialog class="modal">${FORM}</dialog>`,
  'a flex item': `<div style="display:flex">${FORM}</div>`,
  'a flex container': `<form style="display:flex">${ELEMENT}<button>Pay</button></form>`,
  'a column of a flex container': `<div style="display:flex;flex-direction:column;align-items:flex-start">${FORM}</div>`,
  'the middle of a grid': `<div style="display:grid;place-items:center">${FORM}</div>`,
  'a column of a grid': `<div style="display:grid;grid-template-columns:auto 1fr">${FORM}<p>Order</p></div>`,
  'a column of a grid, as wide as its content': `<div style="display:grid;grid-template-columns:max-content">${FORM}</div>`,
  'an inline block': `<div style="display:inline-block">${FORM}</div>`,
  'an inline flex container': `<div style="display:inline-flex">${FORM}</div>`,
  'a float': `<div style="float:left">${FORM}</div>`,
  'a table cell': `<table><tbody><tr><td>${FORM}</td></tr></tbody></table>`,
  'fit-content': `<div style="width:fit-content">${FORM}</div>`,
  'max-content': `<div style="width:max-content">${FORM}</div>`,
  'an absolute position': `<div style="position:absolute">${FORM}</div>`,
  'a fieldset that floats': `<fieldset style="float:left">${FORM}</fieldset>`,
  'an opened details': `<details open style="width:fit-content"><summary>Payee</summary>${FORM}</details>`,
  'vertical writing': `<div style="writing-mode:vertical-rl;display:inline-block">${FORM}</div>`,
  ...(Object.hasOwn(HTMLElement.prototype, 'popover') ? { 'a popover': `<div popover>${FORM}</div>` } : {}),
};

describe('the width', () => {
  eachWithBff(() => {});

  /** Puts markup into a box of a given width, and returns the box and its elements. */
  async function put(markup: string, width: number): Promise<{ box: HTMLElement; elements: HTMLElement[] }> {
    const box = document.createElement('div');
    box.style.width = `${width}px`;
    box.innerHTML = markup;
    document.body.append(box);
    box.querySelector<HTMLDialogElement>('.modal')?.showModal();
    box.querySelector<HTMLElement>('[popover]')?.showPopover();
    const elements = [...box.querySelectorAll('payee-check')];
    await Promise.all(elements.map(({ updateComplete }) => updateComplete));
    return { box, elements };
  }
  const inlineSize = (element: Element) => Number.parseFloat(getComputedStyle(element).inlineSize);

  for (const [what, markup] of Object.entries(parents)) {
    it(`is a form's in ${what}`, async () => {
      const { elements } = await put(markup, 700);
      for (const element of elements) ok(inlineSize(element) >= 319, `${inlineSize(element)} px in ${what}`);
    });
  }

  for (const [what, markup] of Object.entries(parents)) {
    // Modal dialogs and popovers are as wide as the window allows; max-content asks for the most.
    if (/modal|popover|max-content|as wide|absolute|vertical/.test(what)) continue;
    it(`is no more than the space available in ${what}`, async () => {
      const { box, elements } = await put(markup, 280);
      for (const element of elements) {
        ok(element.getBoundingClientRect().right <= box.getBoundingClientRect().right + 1, `${what} is not left`);
        ok(inlineSize(element) >= 160, `${inlineSize(element)} px in ${what}`);
      }
    });
  }

  it('is all of the space in a block, with a minimum of 200 px and no scrolling at that width', async () => {
    for (const width of [150, 200, 320, 900]) {
      const { box, elements } = await put(FORM, width);
      equal([elements[0]?.offsetWidth, box.scrollWidth], [width, width]);
      Payer.leave();
    }
  });

  it('holds for fifty in a table', async () => {
    const rows = `<tr><th>Supplier</th><td>${ELEMENT}</td><td>Open</td></tr>`.repeat(50);
    const { elements } = await put(`<table>${rows}</table>`, 700);
    equal(elements.length, 50);
    for (const element of elements) ok(element.offsetWidth >= 319, `${element.offsetWidth} px`);
  });

  it("holds in another component's shadow root", async () => {
    const host = document.createElement('div');
    host.style.display = 'inline-block';
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = FORM;
    document.body.append(host);
    const element = root.querySelector('payee-check');
    await element?.updateComplete;
    ok((element?.offsetWidth ?? 0) >= 319, 'it has a width');
  });

  it('holds in an iframe', async () => {
    const frame = document.createElement('iframe');
    frame.style.width = '700px';
    frame.srcdoc = `<!doctype html><body style="display:flex">${FORM}<script type="module" src="${new URL('index.ts', import.meta.url)}"></script>`;
    document.body.append(frame);
    const element = () => frame.contentDocument?.querySelector('payee-check');
    await until(() => element()?.shadowRoot?.querySelector('input'), 'the fields are there');
    ok((element()?.offsetWidth ?? 0) >= 319, 'it has a width');
    frame.remove();
  });

  it('keeps line breaks and names as they are, whatever the surrounding text style', async () => {
    const { box, elements } = await put(
      `<div style="white-space:nowrap;text-transform:uppercase;text-indent:3em">${ELEMENT}</div>`,
      240,
    );
    const root = elements[0]?.shadowRoot?.querySelector('.root');
    ok(root, 'it is rendered');
    const long = document.createElement('p');
    long.textContent = 'If you continue, the money may reach someone else, and you may not be able to get it back.';
    root.append(long);
    ok(long.scrollWidth <= 240 && box.scrollWidth <= 240, `${long.scrollWidth} px`);
    const { textTransform, textIndent } = getComputedStyle(long);
    equal([textTransform, textIndent], ['none', '0px']);
  });

  it('can be set by the page', async () => {
    const { elements } = await put(`<div style="display:flex">${ELEMENT}</div>`, 700);
    const [element] = elements;
    ok(element, 'there is one');
    element.style.flex = '1';
    equal(element.offsetWidth, 700);
    element.style.flex = 'none';
    element.style.width = '250px';
    equal(element.offsetWidth, 250);
  });
});
