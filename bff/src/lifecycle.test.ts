import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import type { NameCheckAnswer } from './providers/provider.ts';
import { ACCOUNT, expectProblem, startBff } from './testing/bff.ts';
import { heldBack, said, testProvider } from './testing/providers.ts';
import { startUpstream } from './testing/upstream.ts';

const CHECK = { account: ACCOUNT, name: 'Jane Doe' };

it('drains: not ready, no new work, and checks answered with 202 end and can be read before it closes', async () => {
  const bank = heldBack<NameCheckAnswer>();
  const bff = await startBff(
    { CHECK_WAIT_MS: '10' },
    { providers: [testProvider('ibantrack', { checkName: bank.answer })] },
  );
  const token = await bff.openSession();
  const pending = await bff.ask('/v1/checks', { body: CHECK, token });
  expect(pending.status).toBe(202);
  expect(pending.headers).toMatchObject({ location: `/v1/checks/${pending.body.check.id}`, 'retry-after': '1' });
  expect(pending.body.check.status).toBe('pending');

  const closed = bff.bff.close();
  expectProblem(await bff.ask('/readyz'), 'shutting_down');
  const refused = await bff.ask('/v1/checks', { body: { ...CHECK, name: 'Other' }, token });
  expectProblem(refused, 'shutting_down');
  expect(refused.headers).toMatchObject({ 'retry-after': '1', connection: 'close' });
  expectProblem(await bff.ask('/v1/sessions', { body: {} }), 'shutting_down');
  expect((await bff.ask('/healthz')).status).toBe(200);
  const path = `/v1/checks/${pending.body.check.id}`;
  expect((await bff.ask(path, { token })).status).toBe(202);

  bank.resolve(said.match);
  await expect.poll(async () => (await bff.ask(path, { token })).body.check.outcome).toBe('match');
  await closed;
  await expect(bff.ask(path, { token })).rejects.toThrow('ECONNREFUSED');
  await bff.close();
});

it('allows a pending check to be read once it is done', async () => {
  const bank = heldBack<NameCheckAnswer>();
  const bff = await startBff(
    { CHECK_WAIT_MS: '10' },
    { providers: [testProvider('ibantrack', { checkName: bank.answer })] },
  );
  try {
    const token = await bff.openSession();
    const { body } = await bff.ask('/v1/checks', { body: CHECK, token });
    const path = `/v1/checks/${body.check.id}`;
    expectProblem(
      await bff.ask(`${path}/decision`, { body: { decision: 'continue_anyway' }, token }),
      'decision_not_possible',
    );
    bank.resolve(said.noMatch);
    await expect.poll(async () => (await bff.ask(path, { token })).body.check.outcome).toBe('no_match');
  } finally {
    await bff.close();
  }
});

it('is not held up by idle connections', async () => {
  const bff = await startBff();
  const idle = connect(bff.port, '127.0.0.1').resume();
  await once(idle, 'connect');
  await bff.ask('/healthz');
  const ended = once(idle, 'close');
  await bff.close();
  await ended;
});

it('serves /metrics only on its own port if there is one', async () => {
  const free = await startUpstream(() => (response) => response.end());
  const port = new URL(free.url).port;
  await free.close();
  const bff = await startBff({ METRICS_PORT: port });
  try {
    expectProblem(await bff.ask('/metrics'), 'not_found');
    const response = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect(await response.text()).toContain('payee_check_http_request_duration_seconds');
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(404);
  } finally {
    await bff.close();
  }
});
