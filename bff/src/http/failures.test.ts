import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../store/memory.ts';
import { type Store, StoreUnavailableError } from '../store/store.ts';
import { expectProblem, startBff } from '../testing/bff.ts';

describe('when something is wrong here', () => {
  const away: Store = {
    ...createMemoryStore(),
    take: () => Promise.reject(new StoreUnavailableError()),
    ping: () => Promise.reject(new StoreUnavailableError()),
  };

  it('without the store nothing is checked, and what is public is served', async () => {
    const alone = await startBff({}, { store: away });
    try {
      const answer = await alone.ask('/v1/sessions', { body: {} });
      expectProblem(answer, 'store_unavailable');
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expectProblem(await alone.ask('/readyz'), 'store_unavailable');
      expect((await alone.ask('/healthz')).status).toBe(200);
      expect((await alone.ask('/.well-known/jwks.json')).status).toBe(200);
    } finally {
      await alone.close();
    }
  });

  it.each([
    ['a store that is away', 503, 0, {}, { store: away }],
    ['the limit of requests', 429, 1, { LIMIT_REQUESTS_PER_IP_PER_MINUTE: '1' }, {}],
  ])('metrics say which route cannot be served because of %s', async (_, status, before, env, dependencies) => {
    const alone = await startBff(env, dependencies);
    try {
      for (let turn = 0; turn < before; turn += 1) await alone.ask('/v1/sessions', { body: {} });
      expect((await alone.ask('/v1/checks/chk_1')).status).toBe(status);
      const { text } = await alone.ask('/metrics');
      expect(text).toContain(`duration_seconds_count{method="GET",route="/v1/checks/:id",status="${status}"} 1`);
    } finally {
      await alone.close();
    }
  });

  it('probes are not limited, and only one of them asks the store at a time', async () => {
    let asked = 0;
    let underWay = 0;
    let most = 0;
    const answers: (() => void)[] = [];
    const slow: Store = {
      ...createMemoryStore(),
      async ping() {
        asked += 1;
        underWay += 1;
        most = Math.max(most, underWay);
        await new Promise<void>((resolve) => answers.push(resolve));
        underWay -= 1;
      },
    };
    const starting = startBff({ LIMIT_REQUESTS_PER_IP_PER_MINUTE: '1' }, { store: slow });
    await expect.poll(() => answers.length).toBe(1);
    answers.pop()?.();
    const alone = await starting;
    try {
      const probes = Array.from({ length: 20 }, () => alone.ask('/readyz'));
      await expect.poll(() => answers.length).toBe(1);
      // Those that had not arrived yet ask again.
      const answering = setInterval(() => answers.pop()?.(), 5);
      expect((await Promise.all(probes)).map(({ status }) => status)).toEqual(Array(20).fill(200));
      clearInterval(answering);
      expect(most).toBe(1);
      expect(asked).toBeLessThan(20);
    } finally {
      await alone.close();
    }
  });

  it('an unexpected error is internal_error: no text of it is answered or logged', async () => {
    const broken: Store = { ...createMemoryStore(), take: () => Promise.reject(new TypeError('canary')) };
    const alone = await startBff({}, { store: broken });
    try {
      const answer = await alone.ask('/v1/sessions', { body: {} });
      expectProblem(answer, 'internal_error');
      expect(answer.text).not.toContain('canary');
      expect(alone.log.join('')).toContain('TypeError');
      expect(alone.log.join('')).not.toContain('canary');
    } finally {
      await alone.close();
    }
  });
});
