import { equal, ok, until } from '../testing/assert.ts';

interface Vectors {
  archive: object;
  vectors: { id: string; receipt: string }[];
}

/** The page as built, except for its policy and its style, in whichever engine the tests run in. */
describe('the page that reads receipts', () => {
  let frame: HTMLIFrameElement;
  let vectors: Vectors;

  const page = (): Document => {
    const { contentDocument } = frame;
    ok(contentDocument, 'the page is there');
    return contentDocument;
  };
  const button = () => page().querySelector<HTMLButtonElement>('form button');

  before(async () => {
    vectors = await (await fetch('/docs/examples/receipts/vectors.json')).json();
    // The page's modules, so that it finds them in the cache.
    await Promise.all([import('./judge.ts'), import('./describe.ts'), import('./languages.ts')]);
    const path = '/widget/build/receipt-page/template.mjs';
    const { template }: { template: (parts: object) => string } = await import(path);
    frame = document.createElement('iframe');
    frame.srcdoc = template({
      policy: `script-src ${location.origin} 'unsafe-inline'`,
      style: '',
      script: `import '${location.origin}/widget/src/receipt-page/main.ts';`,
    });
    // Resolves once its script has run: it has some seventy modules, each a request here.
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    document.body.append(frame);
    await loaded;
    await until(() => frame.contentDocument?.querySelector('#language option'), 'the page is set up');
  });
  after(() => frame.remove());

  async function judge(id: string): Promise<string> {
    const text = page().querySelector('textarea');
    const keys = page().querySelector<HTMLInputElement>('#keys');
    ok(text && keys, 'there is room for a receipt and its keys');
    text.value = vectors.vectors.find((vector) => vector.id === id)?.receipt ?? '';
    text.dispatchEvent(new Event('input', { bubbles: true }));
    const files = new DataTransfer();
    files.items.add(new File([JSON.stringify(vectors.archive)], 'receipt-keys.json', { type: 'application/json' }));
    keys.files = files.files;
    keys.dispatchEvent(new Event('change', { bubbles: true }));
    const told = () => page().querySelector('#answer')?.textContent ?? '';
    const earlier = told();
    button()?.click();
    await until(() => told() !== earlier, `${id} is judged`);
    return told();
  }

  it('says what a genuine receipt proves', async () => {
    const said = await judge('close-match-registered-name');
    ok(/ibantrack/.test(said), 'it says who was asked');
    ok(page().querySelector('#answer dl'), 'line by line');
  });

  it('clears the finding when something follows the receipt', async () => {
    await judge('close-match-registered-name');
    const name = page().querySelector<HTMLInputElement>('[name="name"]');
    ok(name, 'there is room for a name');
    name.value = 'Somebody Else';
    name.dispatchEvent(new Event('input', { bubbles: true }));
    equal(page().querySelector('#answer')?.textContent, '');
    name.value = '';
    // Nor does it show the result of a verification that was still running: with another name, the receipt proves
    // nothing.
    const answer = page().querySelector('#answer');
    ok(answer, 'there is room for an answer');
    const said: string[] = [];
    const told = () => answer.textContent ?? '';
    new MutationObserver(() => said.push(told())).observe(answer, { childList: true });
    button()?.click();
    name.value = 'Somebody Else';
    name.dispatchEvent(new Event('input', { bubbles: true }));
    button()?.click();
    await until(() => told() !== '', 'the second is judged');
    ok(!said.some((text) => /ibantrack/.test(text)), 'the first is dropped');
    name.value = '';
  });

  it('says that a changed receipt proves nothing', async () => {
    ok(!/ibantrack/.test(await judge('alg-none')), 'nothing of it is told');
    equal(page().querySelectorAll('dt').length, 0);
  });
});
