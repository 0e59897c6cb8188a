import { afterEach, expect, it, vi } from 'vitest';
import type { NameCheckAnswer } from '../providers/provider.ts';
import { ACCOUNT, SHOP_KEY, startBff, type TestBff } from '../testing/bff.ts';
import { said, testProvider } from '../testing/providers.ts';
import { startReceiver } from '../testing/receiver.ts';

const SECRET = `whsec_${Buffer.from('a secret of this test, long enough').toString('base64')}`;

let bff: TestBff;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
afterEach(async () => {
  await bff?.close();
  await receiver?.close();
});

async function start(checkName: () => Promise<NameCheckAnswer>, env: Record<string, string> = {}) {
  receiver = await startReceiver();
  const settings = { CALLBACK_URL: receiver.url, CALLBACK_SECRET: SECRET, ...env };
  bff = await startBff(settings, { providers: [testProvider('ibantrack', { checkName })] });
}
const ask = (path: string, body?: unknown) =>
  bff.ask(path, { method: body === undefined ? 'GET' : 'POST', body, token: SHOP_KEY, origin: null });
const told = (count: number) =>
  vi.waitFor(() => {
    expect(receiver.received).toHaveLength(count);
    return receiver.received.map(({ body }) => JSON.parse(body));
  });

it('reports the end of a batch once, without any content of its lines', async () => {
  await start(async () => said.closeMatch);
  const lines = ['Canary Bird', 'Other Bird'].map((name, index) => ({ id: `line-${index}`, account: ACCOUNT, name }));
  const { batch } = (await ask('/v1/batches', { lines })).body;
  const [message] = await told(1);
  expect(message).toMatchObject({
    type: 'batch.completed',
    data: { batch: { id: batch.id, status: 'completed', counts: { total: 2, close_match: 2 } } },
  });
  expect(receiver.received[0]?.body).not.toMatch(/Canary|Doe|DE89|3704|line-/);
  expect(bff.log.join('')).not.toMatch(/whsec_|\/callbacks"/);
  expect((await bff.ask('/metrics', { origin: null })).text).toContain(
    'payee_check_callbacks_total{type="batch.completed",result="delivered"} 1',
  );
});

it('reports a batch in which nothing is asked', async () => {
  await start(async () => said.match);
  await ask('/v1/batches', { lines: [{ id: 'a', account: { scheme: 'iban', iban: 'DE00' }, name: 'x' }] });
  expect((await told(1))[0]).toMatchObject({ data: { batch: { counts: { invalid: 1 } } } });
});

it('reports a check that was answered with 202, and no other', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let first = true;
  await start(
    async () => {
      if (!first) await held;
      first = false;
      return said.match;
    },
    { CHECK_WAIT_MS: '200' },
  );
  expect((await ask('/v1/checks', { account: ACCOUNT, name: 'Jane Doe' })).status).toBe(200);
  const late = await ask('/v1/checks', { account: ACCOUNT, name: 'John Roe' });
  expect(late.status).toBe(202);
  release();
  const [message] = await vi.waitFor(() => told(1), { timeout: 5000 });
  expect(message).toMatchObject({
    type: 'check.completed',
    data: { check: { id: late.body.check.id, outcome: 'match' } },
  });
  const read = await ask(`/v1/checks/${late.body.check.id}`);
  expect(message.data.check.checkedAt).toBe(read.body.check.checkedAt);
});
