/** `appearance="inherit"`: the look of the page's own text field, read once and applied to the element's fields. Loaded only when it is asked for. */
import { type CSSResult, unsafeCSS } from 'lit';
import type { OptionsPart } from '../parts.ts';
import { contrast, groundOf, parse, schemeFor } from './colour.ts';
import { focusOf } from './focus.ts';

const TEXT =
  'input:not([type]),input[type=text],input[type=email],input[type=tel],input[type=search],input[type=url],input[type=number]';
/** WCAG 2.2: 1.4.3 for text, 1.4.11 for what shows the outline of a field; 2.5.8 for its height. */
const LEAST = { text: 4.5, border: 3, height: 24 };
/** The greatest height of a field: with its label inside, Material's has 56 px. */
const TALLEST = 96;
const SIDES = ['top', 'right', 'bottom', 'left'] as const;

/** A text field of the page: in the same form, otherwise in the same document or shadow root. */
function fieldBeside(host: HTMLElement, form: HTMLFormElement | null): HTMLInputElement | undefined {
  const root = host.getRootNode();
  const scopes = [form, root instanceof ShadowRoot ? root : document];
  return scopes
    .flatMap((scope) => [...(scope?.querySelectorAll<HTMLInputElement>(TEXT) ?? [])])
    .find((input) => input.offsetWidth > 0 && getComputedStyle(input).visibility === 'visible');
}

/** How the page would style a field if it had one. */
function withField<T>(host: HTMLElement, form: HTMLFormElement | null, read: (input: HTMLInputElement) => T): T {
  const found = fieldBeside(host, form);
  if (found) return read(found);
  const probe = document.createElement('input');
  probe.type = 'text';
  host.before(probe);
  try {
    return read(probe);
  } finally {
    // Before anything is painted.
    probe.remove();
  }
}

/** Whether an element is recognisable, by a border or by its background. */
function isDrawn(element: Element): boolean {
  const style = getComputedStyle(element);
  const isBordered = SIDES.some((side) => Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) > 0);
  return isBordered || parse(style.backgroundColor)[3] > 0;
}

/**
 * The element that makes a field recognisable: itself, or a close ancestor, as with Material, whose `<input>` has
 * neither border nor background. `undefined` if there is none that can be read.
 */
function drawnBox(input: HTMLInputElement): HTMLElement | undefined {
  if (isDrawn(input)) return input;
  for (let box = input.parentElement; box && box.offsetHeight <= TALLEST; box = box.parentElement) {
    if (box.querySelectorAll('input,select,textarea,payee-check').length > 1) return undefined;
    if (isDrawn(box)) return box;
  }
  return undefined;
}

/** Its label, or one next to it that is not associated with it, as in Bulma's examples. */
function labelOf(input: HTMLInputElement): HTMLLabelElement | null {
  let label = input.labels?.[0] ?? null;
  for (let box = input.parentElement; box && !label; box = box.parentElement) {
    if (box.querySelectorAll('input,select,textarea,payee-check').length > 1) return null;
    label = box.querySelector('label');
  }
  return label;
}

function sheetOf(host: HTMLElement, input: HTMLInputElement): string {
  const text = getComputedStyle(input);
  const drawn = drawnBox(input);
  const box = drawn ?? input;
  const style = getComputedStyle(box);
  const ground = groundOf(input);
  const around = box.parentElement ? groundOf(box.parentElement) : ground;
  const isReadable = contrast(parse(text.color), ground) >= LEAST.text;
  const widths = SIDES.map((side) => Number.parseFloat(style.getPropertyValue(`border-${side}-width`)));
  // A field that is recognised by its border needs a visible one; a field with a background of its own does not.
  const isSeen =
    contrast(ground, around) >= LEAST.border ||
    SIDES.some((side, at) => {
      const colour = parse(style.getPropertyValue(`border-${side}-color`));
      return (widths[at] ?? 0) > 0 && contrast(colour, around) >= LEAST.border;
    });
  const height = Math.max(box.offsetHeight, LEAST.height);
  const inset = (side: string) => {
    const own = text.getPropertyValue(`padding-${side}`);
    return box === input ? own : `calc(${own} + ${style.getPropertyValue(`padding-${side}`)})`;
  };
  const borders = SIDES.map((side) => {
    const get = (what: string) => style.getPropertyValue(`border-${side}-${what}`);
    // The default field of a browser says `2px inset`, but draws a thin line.
    const isOwn = /inset|outset/.test(get('style'));
    const width = isSeen && !isOwn ? get('width') : '1px';
    return `border-${side}:${width} ${isSeen && !isOwn ? get('style') : 'solid'} ${isSeen ? `var(--payee-check-border,${get('color')})` : 'var(--_border)'}`;
  });
  const label = labelOf(input);
  const words = label && getComputedStyle(label);
  const isLabelReadable = label && words && contrast(parse(words.color), groundOf(label)) >= LEAST.text;
  const focus = focusOf(input);
  // A page may paint itself dark without a `color-scheme`: hints, errors and results have to be read there, too.
  const scheme = schemeFor(host);
  return `
    ${scheme ? `:host{color-scheme:${scheme}}` : ''}
    .root{--_radius:var(--payee-check-radius,${style.borderTopLeftRadius});font-family:var(--payee-check-font,${text.fontFamily})}
    .box{${drawn ? `min-block-size:${height}px;` : ''}${borders.join(';')};border-radius:var(--_radius);box-shadow:${style.boxShadow};${
      isReadable
        ? `background:var(--payee-check-surface,${style.backgroundColor});color:var(--payee-check-text,${text.color})`
        : ''
    }}
    .box input{align-self:stretch;min-block-size:0;${
      drawn ? `padding:${text.paddingTop} ${inset('right')} ${text.paddingBottom} ${inset('left')};` : ''
    }font-size:${text.fontSize};font-weight:${text.fontWeight};line-height:normal}
    ${
      words
        ? `label,.legend,legend{font-family:${words.fontFamily};font-size:${words.fontSize};font-weight:${words.fontWeight};${
            isLabelReadable ? `color:var(--payee-check-text,${words.color})` : ''
          }}`
        : ''
    }
    ${focus ? `.box:focus-within{outline:none;${focus}}` : ''}`;
}

async function styled(): Promise<void> {
  if (document.readyState === 'complete') return;
  await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
}

export const part: Pick<OptionsPart, 'inherited'> = {
  async inherited(host, form): Promise<CSSResult> {
    // A field that is not styled yet says nothing about the page.
    await styled();
    return unsafeCSS(withField(host, form, (input) => sheetOf(host, input)));
  },
};
