import { equal, ok, until } from './testing/assert.ts';
import { eachWithBff } from './testing/each.ts';
import { JANES_IBAN, Payer } from './testing/payer.ts';

/**
 * Libraries that insert a server's markup again, in their published versions, in each engine. With a server behind them
 * they are tested end to end, in one engine.
 */
const PREFILLED = `payee-name="Jane Doe" iban="${JANES_IBAN}"`;

interface Library {
  /** Paths in `node_modules`. */
  readonly scripts: readonly string[];
  readonly attributes?: string;
  /** Replaces the form with markup. */
  put(markup: string, form: HTMLFormElement): void;
}

/** A global that a script has defined. */
const called = (name: string, method: string, ...given: unknown[]) => {
  const library: Record<string, unknown> = Reflect.get(globalThis, name);
  const found = library[method];
  ok(typeof found === 'function', `${name}.${method} is there`);
  Reflect.apply(found, library, given);
};

const LIBRARIES: Readonly<Record<string, Library>> = {
  idiomorph: {
    scripts: ['idiomorph/dist/idiomorph.js'],
    put: (markup, form) => called('Idiomorph', 'morph', form, markup),
  },
  'a stream of Turbo': {
    scripts: ['@hotwired/turbo/dist/turbo.es2017-umd.js'],
    put: (markup) =>
      called(
        'Turbo',
        'renderStreamMessage',
        `<turbo-stream action="replace" method="morph" target="order"><template>${markup}</template></turbo-stream>`,
      ),
  },
  'Alpine, as Livewire has it': {
    scripts: ['@alpinejs/morph/dist/cdn.js', 'alpinejs/dist/cdn.js'],
    put: (markup, form) => called('Alpine', 'morph', form, markup),
  },
  Unpoly: {
    scripts: ['unpoly/unpoly.js'],
    attributes: 'up-keep id="payee"',
    put: (markup) => called('up', 'render', { target: '#order', document: `<main>${markup}</main>`, history: false }),
  },
};

async function load(path: string): Promise<void> {
  const script = document.createElement('script');
  script.src = new URL(`../../node_modules/${path}`, import.meta.url).href;
  await new Promise((resolve, reject) => {
    Object.assign(script, { onload: resolve, onerror: reject });
    document.head.append(script);
  });
}

describe('markup that is morphed in again', () => {
  eachWithBff(() => {});

  for (const [name, { scripts, attributes = '', put }] of Object.entries(LIBRARIES)) {
    it(`leaves what was typed, and its result, with ${name}`, async () => {
      for (const path of scripts) await load(path);
      const payer = await Payer.visit(`required ${attributes} ${PREFILLED}`);
      payer.form.id = 'order';
      await payer.asks('John Doe', 'NL91ABNA0417164300');
      equal(payer.element.state, 'match');
      put(
        `<form id="order" data-morphed><payee-check endpoint="https://bff.example" name="payee" required ${attributes} ${PREFILLED}></payee-check><button>Pay</button></form>`,
        payer.form,
      );
      await until(() => document.querySelector('form[data-morphed]'), 'the markup is in the page');
      const [element] = document.querySelectorAll('payee-check');
      await element?.updateComplete;
      equal(
        [element?.payeeName, element?.iban, element?.state, element?.value],
        ['John Doe', 'NL91 ABNA 0417 1643 00', 'match', 'first-receipt'],
      );
      ok(!/Jane|DE89/.test(element?.outerHTML ?? ''), 'nothing personal stays in the markup');
    });
  }
});
