import { equal, ok, until } from './testing/assert.ts';
import { type FakeBff, problem } from './testing/bff.ts';
import { eachWithBff } from './testing/each.ts';
import { JANES_IBAN, Payer } from './testing/payer.ts';

describe('mistakes in the setup are reported in the console', () => {
  let bff: FakeBff;
  eachWithBff((item) => {
    bff = item;
  });
  const said: string[] = [];
  const { warn } = console;
  before(() => {
    console.warn = (text: unknown) => said.push(String(text));
  });
  beforeEach(() => {
    said.length = 0;
  });
  after(() => {
    console.warn = warn;
  });

  /** Two elements of a page both fail, and a single warning says why. */
  async function warningOf(endpoint: string): Promise<string> {
    for (const name of ['Jane Doe', 'John Doe']) {
      const payer = await Payer.visit();
      payer.element.endpoint = endpoint;
      await payer.asks(name);
      Payer.leave();
    }
    await until(() => said.length > 0, 'it is said');
    await new Promise((resolve) => setTimeout(resolve));
    equal(said.length, 1);
    const [text = ''] = said;
    ok(text.startsWith('<payee-check>: ') && text.includes(endpoint), text);
    ok(!/Jane|John/.test(text) && !text.includes(JANES_IBAN), 'nothing personal is in it');
    return text;
  }

  it('but not that the network is down', async () => {
    bff.session = () => Promise.reject(new TypeError('Failed to fetch'));
    const payer = await Payer.visit();
    await payer.asks();
    await new Promise((resolve) => setTimeout(resolve, 50));
    equal(said, []);
  });

  it('an endpoint that ends in /v1', async () => {
    ok(/ends in \/v1/.test(await warningOf('https://bff.example/v1')), 'it says what');
  });

  it("a page's origin that the BFF refuses", async () => {
    bff.session = () => problem(403, 'origin_not_allowed');
    const text = await warningOf('https://bff.example');
    ok(text.includes(`Add ${location.origin} to its ALLOWED_ORIGINS`), text);
  });

  it('a BFF that is reachable but does not let the page read its answer', async () => {
    bff.session = () => Promise.reject(new TypeError('Failed to fetch'));
    bff.health = () => new Response();
    const text = await warningOf('https://bff.example');
    ok(/answers, but not to pages of/.test(text) && text.includes(location.origin), text);
  });
});
