import { equal, ok, until } from './testing/assert.ts';
import { completed, type FakeBff, json } from './testing/bff.ts';
import { eachWithBff } from './testing/each.ts';
import { Payer } from './testing/payer.ts';

const WORKING = 'Checking that you are human. This takes a moment…';
const CHECKING = 'Checking the name with the payee’s bank…';
const FAILED = 'The check that you are human did not work. Try again.';

const challenge = {
  provider: 'altcha',
  parameters: { algorithm: 'SHA-256', cost: 1, nonce: '00', salt: '00', keyPrefix: '00' },
  signature: 'a signature',
};

describe('a challenge before the session', () => {
  let bff: FakeBff;
  /** Simulated workers: each ends when the test lets it. */
  let solve: (() => void)[] = [];
  const { Worker } = globalThis;
  const Held = class extends EventTarget {
    onmessage: ((event: { data: object }) => void) | null = null;
    postMessage() {
      solve.push(() => this.onmessage?.({ data: { counter: 0, derivedKey: '00' } }));
    }
    terminate() {}
  };
  eachWithBff((item) => {
    bff = item;
    solve = [];
    const granted = bff.session;
    bff.session = () => {
      const sent = bff.asked.at(-1)?.body;
      const isAnswered = typeof sent === 'object' && sent !== null && 'challenge' in sent;
      return isAnswered ? granted() : json(401, { code: 'challenge_required', challenge });
    };
    Reflect.set(globalThis, 'Worker', Held);
  });
  afterEach(() => {
    Reflect.set(globalThis, 'Worker', Worker);
  });

  /** Everything that was announced, in order. */
  function listen(payer: Payer): string[] {
    const region = payer.root.querySelector('[role=status]');
    ok(region, 'there is a live region');
    const heard: string[] = [];
    const look = () => heard.push(region.textContent?.trim() ?? '');
    new MutationObserver(look).observe(region, { characterData: true, childList: true, subtree: true });
    return heard;
  }

  /** What is shown in place of the card. */
  const progress = (payer: Payer): string => payer.root.querySelector('.waiting')?.textContent?.trim() ?? '';

  /** Moves to the button with both fields filled in, and does not wait for the end. */
  async function begin(payer: Payer): Promise<void> {
    payer.fill(payer.name, 'Jane Doe');
    payer.fill(payer.iban, 'DE89370400440532013000');
    payer.button.focus();
    await until(() => solve.length > 0, 'the challenge is being answered');
  }

  it('that takes longer than a second is announced once, politely, and is replaced by the check', async () => {
    let answer: (response: Response) => void = () => {};
    bff.check = () =>
      new Promise<Response>((resolve) => {
        answer = resolve;
      });
    const payer = await Payer.visit();
    const heard = listen(payer);
    await begin(payer);
    await until(() => progress(payer) === CHECKING, 'at first the check is told');
    await until(() => progress(payer) === WORKING, 'then the challenge');
    await until(() => heard.includes(WORKING), `heard: ${heard}`);
    equal(payer.root.querySelector('[role=status]')?.getAttribute('aria-live') ?? 'polite', 'polite');
    equal(payer.element.state, 'checking');
    for (const end of solve) end();
    await until(() => bff.count('/v1/checks') === 1, 'the check is asked for');
    await until(() => progress(payer) === CHECKING, 'the check is told again');
    answer(json(200, { check: completed() }));
    await payer.state('match');
    await until(() => heard.at(-1)?.startsWith('The name matches.'), `heard: ${heard}`);
    equal(heard.filter((text) => text.startsWith(WORKING)).length, 1);
  });

  it('is shown in the language of the page', async () => {
    const payer = await Payer.visit('required locale="de"');
    await until(() => /Kontoinhabers/.test(payer.text), 'the language is there');
    payer.fill(payer.field(/Kontoinhabers/), 'Jane Doe');
    payer.fill(payer.iban, 'DE89370400440532013000');
    payer.button.focus();
    await until(() => /^Es wird geprüft, ob Sie ein Mensch sind/.test(progress(payer)), 'it is told');
    for (const end of solve) end();
    await payer.state('match');
  });

  it('that is solved at once is not shown', async () => {
    const payer = await Payer.visit();
    const heard = listen(payer);
    await begin(payer);
    for (const end of solve) end();
    await payer.state('match');
    ok(!heard.join().includes(WORKING) && progress(payer) === '', `heard: ${heard}`);
  });

  it('of a question that has since changed says nothing about the new one until that has waited, too', async () => {
    const payer = await Payer.visit();
    await begin(payer);
    await until(() => progress(payer) === WORKING, 'it is told');
    payer.fill(payer.name, 'Jane Do');
    await payer.state('editing');
    ok(progress(payer) === '', 'nothing is asked any more');
    solve = [];
    payer.button.focus();
    await until(() => solve.length > 0, 'another challenge');
    await until(() => progress(payer) === CHECKING, 'the check is told');
    for (const end of solve) end();
    await payer.state('match');
  });

  it('that could not be solved is reported as such, and another attempt asks again', async () => {
    const granted = bff.session;
    bff.session = () => json(401, { code: 'challenge_required', challenge: { provider: 'nobody', siteKey: 'x' } });
    const payer = await Payer.visit();
    await payer.asks();
    equal([payer.element.state, payer.part('result-message')?.textContent], ['error', FAILED]);
    await until(() => payer.announced.includes(FAILED), `it is heard: ${payer.announced}`);
    bff.session = granted;
    await payer.click(/Try again/);
    await until(() => solve.length > 0, 'another challenge');
    for (const end of solve) end();
    await payer.state('match');
  });
});
