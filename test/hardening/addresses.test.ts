import { afterEach, describe, expect, it } from 'vitest';
import { API_KEY, startBff, type TestBff } from '../../bff/src/testing/bff.ts';

/**
 * Whom the limit for one address counts, inferred from when it refuses. Everything comes from loopback here, which acts
 * as the nearest proxy.
 */
let bff: TestBff;
afterEach(() => bff.close());

async function start(trustProxy: string): Promise<void> {
  bff = await startBff({ LIMIT_REQUESTS_PER_IP_PER_MINUTE: '1', TRUST_PROXY: trustProxy });
}

/** Whether a second caller counts as the first. */
async function areOne(first: string | string[], second: string | string[]): Promise<boolean> {
  const from = (value: string | string[]) => bff.ask('/v1/nothing', { headers: { 'x-forwarded-for': value } });
  await from(first);
  return (await from(second)).status === 429;
}

describe('without TRUST_PROXY', () => {
  it.each([
    ['X-Forwarded-For', { 'x-forwarded-for': '198.51.100.1' }, { 'x-forwarded-for': '198.51.100.2' }],
    ['Forwarded', { forwarded: 'for=198.51.100.1' }, { forwarded: 'for=198.51.100.2' }],
    ['X-Real-IP', { 'x-real-ip': '198.51.100.1' }, { 'x-real-ip': '198.51.100.2' }],
    ['CF-Connecting-IP', { 'cf-connecting-ip': '198.51.100.1' }, { 'cf-connecting-ip': '198.51.100.2' }],
    ['True-Client-IP', { 'true-client-ip': '198.51.100.1' }, { 'true-client-ip': '198.51.100.2' }],
  ])('nobody is somebody else by %s', async (_name, first, second) => {
    await start('false');
    expect((await bff.ask('/v1/nothing', { headers: first })).status).toBe(404);
    expect((await bff.ask('/v1/nothing', { headers: second })).status).toBe(429);
  });
});

describe('with a hop count', () => {
  it('1: what the nearest proxy says counts, and nothing that its caller made up before it', async () => {
    await start('1');
    expect(await areOne('10.9.9.9, 198.51.100.1', '10.8.8.8, 198.51.100.1')).toBe(true);
  });

  it('1: two callers are two', async () => {
    await start('1');
    expect(await areOne('198.51.100.1', '198.51.100.2')).toBe(false);
  });

  it('2: the second from the right counts', async () => {
    await start('2');
    expect(await areOne('1.1.1.1, 198.51.100.1, 192.0.2.1', '2.2.2.2, 198.51.100.1, 192.0.2.2')).toBe(true);
  });

  it('several X-Forwarded-For headers are one list', async () => {
    await start('1');
    expect(await areOne(['10.9.9.9', '198.51.100.1'], ['10.8.8.8', '198.51.100.1'])).toBe(true);
  });
});

describe('with the proxies’ addresses', () => {
  it('the first from the right that is not a proxy counts', async () => {
    await start('loopback, 192.0.2.0/24');
    expect(await areOne('1.1.1.1, 198.51.100.1, 192.0.2.1', '2.2.2.2, 198.51.100.1, 192.0.2.9')).toBe(true);
  });

  it('nothing is believed from a caller that is not a proxy', async () => {
    await start('192.0.2.0/24');
    expect(await areOne('198.51.100.1', '198.51.100.2')).toBe(true);
  });
});

describe('one caller, many addresses', () => {
  it.each([
    ['IPv4, and the same mapped into IPv6', '192.0.2.1', '::ffff:192.0.2.1', true],
    ['IPv4, and the same mapped in hexadecimal', '192.0.2.1', '::ffff:c000:201', true],
    ['two IPv4 addresses, both mapped', '::ffff:192.0.2.1', '::ffff:192.0.2.2', false],
    ['one IPv6 address in two spellings', '2001:db8::1', '2001:0DB8:0:0:0:0:0:1', true],
    ['one /56', '2001:db8:0:1200::1', '2001:db8:0:12ff:ffff::1', true],
    ['one address with the ports that a proxy adds', '192.0.2.1:1111', '192.0.2.1:2222', true],
    ['one IPv6 address with ports', '[2001:db8::1]:1111', '[2001:db8::1]:2222', true],
    ['what is no address, and something else that is none', 'x1', 'x2', true],
    ['two /56', '2001:db8:0:1200::1', '2001:db8:0:1300::1', false],
  ])('%s', async (_what, first, second, one) => {
    await start('1');
    expect(await areOne(first, second)).toBe(one);
  });

  it.each(['', ' ', 'unknown', 'not an address', '999.999.999.999', 'fe80::1%eth0', 'x'.repeat(9000), ',,,,'])(
    'an invalid address (%j) is counted, and breaks nothing',
    async (value) => {
      await start('1');
      for (let turn = 0; turn < 3; turn += 1) {
        const { status } = await bff.ask('/v1/nothing', { headers: { 'x-forwarded-for': value } });
        expect([404, 429]).toContain(status);
      }
    },
  );
});

it('no address appears in an answer or in the log', async () => {
  bff = await startBff({ LOG_LEVEL: 'trace', TRUST_PROXY: '1' });
  const headers = { 'x-forwarded-for': '198.51.100.77' };
  const answers = [
    await bff.ask('/v1/sessions', { body: {}, headers }),
    await bff.ask('/v1/sessions', { body: {}, headers, token: API_KEY }),
    await bff.ask('/metrics', { headers }),
  ];
  for (const { text, headers: told } of answers) expect(text + JSON.stringify(told)).not.toContain('198.51');
  expect(bff.log.join('')).not.toMatch(/198\.51|127\.0\.0/);
});
