import { Agent, request } from 'undici';

export const SHOP = 'https://shop.example';
export const KEY = 'a-key-for-a-simulation-0123456789ab';

/** How much a session may ask in a minute, and how many sessions an address may open in an hour. */
const CHECKS_AT_ONCE = 10;
const MOST_SESSIONS = 60;

interface Tally {
  served: number;
  came: number;
}

const german = (number: number) => {
  const bban = `37040044${String(number).padStart(10, '0')}`;
  return `DE${String(98n - (BigInt(`${bban}131400`) % 97n)).padStart(2, '0')}${bban}`;
};

/** Attackers and payers, each from an address of their own, set in the header that a proxy would set. */
export function createPeople(url: string) {
  const dispatcher = new Agent({ connections: 200 });
  const tallies = { visitors: { served: 0, came: 0 }, customers: { served: 0, came: 0 }, checks: 0, names: 0 };
  let accounts = 0;

  async function send(path: string, from: string, body: object, headers: Record<string, string> = {}) {
    const answer = await request(`${url}${path}`, {
      dispatcher,
      method: 'POST',
      headers: { origin: SHOP, 'content-type': 'application/json', 'x-forwarded-for': from, ...headers },
      body: JSON.stringify(body),
    });
    // biome-ignore lint/suspicious/noExplicitAny: a simulation looks at what is there
    const json: any = await answer.body.json().catch(() => null);
    return { status: answer.statusCode, json };
  }

  async function session(from: string, subject?: string): Promise<string | null> {
    const minting = subject !== undefined;
    const { json } = await send(
      '/v1/sessions',
      from,
      minting ? { origin: SHOP, subject } : {},
      minting ? { authorization: `Bearer ${KEY}` } : {},
    );
    return json?.session?.token ?? null;
  }

  async function check(token: string, from: string, name: string) {
    accounts += 1;
    const body = { account: { scheme: 'iban', iban: german(accounts) }, name };
    const { json } = await send('/v1/checks', from, body, { authorization: `Bearer ${token}` });
    return json?.check ?? null;
  }

  async function come(tally: Tally, from: string, subject?: string): Promise<void> {
    tally.came += 1;
    const token = await session(from, subject);
    const found = token === null ? null : await check(token, from, 'Jane Doe');
    // If there is no final answer yet, the check is polled, as the element does.
    if (found?.outcome === 'close_match' || (found?.status === 'pending' && (await settled(found.id, token, from)))) {
      tally.served += 1;
    }
  }

  async function settled(id: string, token: string | null, from: string): Promise<boolean> {
    for (let turn = 0; turn < 20; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const answer = await request(`${url}/v1/checks/${id}`, {
        dispatcher,
        headers: { origin: SHOP, authorization: `Bearer ${token}`, 'x-forwarded-for': from },
      });
      // biome-ignore lint/suspicious/noExplicitAny: a simulation looks at what is there
      const json: any = await answer.body.json().catch(() => null);
      if (json?.check?.status === 'completed') return json.check.outcome === 'close_match';
    }
    return false;
  }

  return {
    /** Asks everything that one address may, again and again. */
    async attack(network: number, number: number, until: number): Promise<void> {
      const from = `198.${18 + (network >> 8)}.${network & 255}.${1 + (number % 250)}`;
      for (let sessions = 0; sessions < MOST_SESSIONS && Date.now() < until; sessions += 1) {
        const token = await session(from);
        if (token === null) return;
        const found = await Promise.all(
          Array.from({ length: CHECKS_AT_ONCE }, () => check(token, from, 'Mary Poppins')),
        );
        tallies.checks += found.length;
        tallies.names += found.filter((one) => one?.registeredName !== undefined).length;
        // The limits refuse: only waiting for the next hour would help.
        if (found.every((one) => one === null)) return;
      }
    },
    visit: (turn: number) => come(tallies.visitors, `203.0.${turn % 250}.7`),
    pay: (turn: number) => come(tallies.customers, `203.1.${turn % 250}.7`, `customer ${turn}`),
    outcome: () => tallies,
    close: () => dispatcher.close(),
  };
}
