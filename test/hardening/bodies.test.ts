import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireJson } from '../../bff/src/http/body.ts';
import { API_KEY, CHECK, expectProblem, NO_CHECK, SHOP, startBff, type TestBff } from '../../bff/src/testing/bff.ts';
import { PLENTY } from '../../bff/src/testing/limits.ts';
import { agreeable } from '../../bff/src/testing/providers.ts';
import { exchange, statusesOf } from './wire.ts';

let bff: TestBff;
let token: string;
beforeAll(async () => {
  bff = await startBff(PLENTY, { providers: agreeable });
  token = await bff.openSession();
});
afterAll(() => bff.close());

/** Every route that takes a body, with a valid one. */
const routes = [
  { path: '/v1/sessions', good: { origin: SHOP }, key: true },
  { path: '/v1/checks', good: CHECK, key: false },
  { path: `/v1/checks/${NO_CHECK}/decision`, good: { decision: 'continue_anyway' }, key: false },
  { path: '/v1/accounts/details', good: { account: CHECK.account }, key: false },
  { path: '/v1/receipts/verify', good: { receipt: 'x' }, key: true },
];

const send = ({ path, key }: (typeof routes)[number], body: unknown) =>
  bff.ask(path, { method: 'POST', body, token: key ? API_KEY : token });

/** The valid body with something inserted as text, since an object literal cannot hold it. */
const withText = (good: object, text: string) => `{${text},${JSON.stringify(good).slice(1)}`;

describe.each(routes)('POST $path', (route) => {
  it.each([
    ['"__proto__":{"polluted":true}'],
    ['"__proto__":null'],
    ['"constructor":{"prototype":{"polluted":true}}'],
    ['"prototype":{"polluted":true}'],
    ['"toString":"canary"'],
    ['"hasOwnProperty":1'],
    ['"canary":"canary"'],
    ['"\\u005f\\u005fproto\\u005f\\u005f":{"polluted":true}'],
  ])('takes no %s', async (text) => {
    const answer = await send(route, withText(route.good, text));
    expectProblem(answer, 'invalid_request');
    expect(answer.text).not.toMatch(/canary|polluted|__proto__|toString/);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  it('accepts no object in place of a text, a list or a number, whatever its own members are called', async () => {
    const strange: unknown[] = [
      { length: { toString: null } },
      { toString: null, valueOf: null },
      { size: { toString: null } },
    ];
    for (const field of Object.keys(route.good)) {
      for (const value of strange)
        expectProblem(await send(route, { ...route.good, [field]: value }), 'invalid_request');
    }
  });

  it.each([
    ['arrays', `{"a":${'['.repeat(20)}${']'.repeat(20)}}`],
    ['objects', `${'{"a":'.repeat(20)}1${'}'.repeat(20)}`],
  ])('does not process %s that are nested deeper than any in the contract', async (_what, body) => {
    expectProblem(await send(route, body), 'invalid_json');
  });

  it.each([
    ['nested arrays', `${'['.repeat(4000)}${']'.repeat(4000)}`],
    ['nested objects', `${'{"a":'.repeat(1300)}1${'}'.repeat(1300)}`],
    ['half a nest', '['.repeat(8000)],
    ['a number that overflows', '1e999999'],
    ['a lone surrogate in UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ['UTF-16', Buffer.from('\ufeff{}', 'utf16le')],
    ['a byte order mark twice', '\ufeff\ufeff{}'],
    ['two values', '{}{}'],
    ['a comment', '{/*canary*/}'],
    ['NaN', 'NaN'],
    ['a NUL', '\0'],
    ['white space', ' \n\t '],
  ])('takes no %s', async (_what, body) => {
    const answer = await send(route, body);
    expectProblem(answer, 'invalid_json', 'invalid_request');
    expect(answer.text).not.toContain('canary');
  });

  it.each([
    ['an array', []],
    ['a string', '"x"'],
    ['a number', 7],
    ['true', 'true'],
    ['null', 'null'],
  ])('accepts no %s in place of an object', async (_what, body) =>
    expectProblem(await send(route, body), 'invalid_request'),
  );

  it('takes no more than 8 KiB, announced, in chunks, or of many keys', async () => {
    expectProblem(await send(route, ' '.repeat(8193)), 'payload_too_large');
    expectProblem(await send(route, JSON.stringify({ ...route.good, x: 'y'.repeat(2_000_000) })), 'payload_too_large');
    const keys = Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`k${index}`, 1]));
    const answer = await send(route, { ...route.good, ...keys });
    expectProblem(answer, 'invalid_request', 'payload_too_large');
    expect(answer.text.length).toBeLessThan(2000);
  });

  it('reads chunks without a length, and stops when they are too many', async () => {
    const head = (length: string) =>
      `POST ${route.path} HTTP/1.1\r\nHost: x\r\nOrigin: ${SHOP}\r\nAuthorization: Bearer ${route.key ? API_KEY : token}\r\n` +
      `Content-Type: application/json\r\n${length}\r\nConnection: close\r\n\r\n`;
    const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
    const [first = '', ...rest] = JSON.stringify(route.good);
    const bytes = [first, ...rest].map(chunk).join('');
    const whole = await exchange(bff.port, head('Transfer-Encoding: chunked'), `${bytes}0\r\n\r\n`);
    expect([200, 201, 404]).toContain(statusesOf(whole)[0]);
    const endless = Array.from({ length: 20 }, () => chunk(' '.repeat(1000)));
    const stopped = await exchange(bff.port, head('Transfer-Encoding: chunked'), ...endless, '0\r\n\r\n');
    expect(statusesOf(stopped)).toEqual([413]);
  });
});

it('if a key appears twice, its last value counts, and is the one that is checked', async () => {
  const body = `{"name":"First","account":${JSON.stringify(CHECK.account)},"name":""}`;
  expectProblem(await bff.ask('/v1/checks', { body, token }), 'invalid_request');
});

it('reads a media type in one go, however much white space it has', () => {
  const request = new IncomingMessage(new Socket());
  // Some patterns would try every way to split it: that takes minutes, and anybody can send the header.
  const much = ' '.repeat(200_000);
  request.headers['content-type'] = `application/json${much};${much}charset${much}=${much}"utf-8"${much};`;
  expect(() => requireJson(request)).not.toThrow();
  request.headers['content-type'] = `application/json${much}x`;
  expect(() => requireJson(request)).toThrow('application/json');
});

it('repeats nothing that was sent, whichever field is wrong', async () => {
  const canary = 'canary-é-DE89370400440532013000';
  const bodies = [
    { ...CHECK, name: canary.repeat(9) },
    { ...CHECK, accountType: canary },
    { ...CHECK, identifiers: canary },
    { ...CHECK, identifiers: [{ type: canary, value: canary }] },
    { ...CHECK, identifiers: [{ type: 'lei', value: canary.repeat(9), [canary]: canary }] },
    { ...CHECK, account: canary },
    { ...CHECK, account: { scheme: canary, iban: canary } },
    { ...CHECK, account: { scheme: 'iban', iban: canary } },
    { ...CHECK, account: { scheme: 'uk', sortCode: canary, accountNumber: canary, secondaryReference: canary } },
    { [canary]: canary },
  ];
  for (const body of bodies) {
    const answer = await bff.ask('/v1/checks', { body, token });
    expectProblem(answer, 'invalid_request', 'invalid_account');
    expect(answer.text).not.toMatch(/canary|DE89|é/);
    expect(JSON.stringify(answer.headers)).not.toMatch(/canary|DE89/);
  }
});
