import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { problem } from '@payee-check/shared/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../lib/ask.ts';
import { type Instance, SHOP, startInstance } from '../lib/instance.ts';

let bff: Instance;
const sockets = new Set<Socket>();

beforeAll(async () => {
  bff = await startInstance({ NODE_ENV: 'test' });
}, 30_000);
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
});
afterAll(() => bff.close());

async function open(): Promise<Socket> {
  const socket = connect(bff.port, '127.0.0.1');
  sockets.add(socket);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** What came back before the other side hung up, and after how many milliseconds it did. */
async function untilClosed(socket: Socket): Promise<{ readonly text: string; readonly afterMs: number }> {
  const since = performance.now();
  let text = '';
  socket.on('data', (chunk) => {
    text += String(chunk);
  });
  await once(socket, 'close');
  return { text, afterMs: performance.now() - since };
}

/** Sends a character every 200 ms, until the connection ends. */
function drip(socket: Socket, text: string): void {
  const timer = setInterval(() => socket.write(text), 200);
  socket.once('close', () => clearInterval(timer));
}

const HEAD = ['POST /v1/sessions HTTP/1.1', 'Host: bff.example', `Origin: ${SHOP}`, 'Content-Type: application/json'];

/** How long a client waits that asks now, in milliseconds. */
async function served(): Promise<number> {
  const answer = await ask(bff, '/v1/sessions', { body: {} });
  expect(answer.status).toBe(201);
  return answer.elapsedMs;
}

describe('clients that take their time', () => {
  it('are disconnected, and hold up no other client', { timeout: 40_000 }, async () => {
    const silent = await open();
    const slowHead = await open();
    slowHead.write(`${HEAD.join('\r\n')}\r\nX-`);
    drip(slowHead, 'a');
    const slowBody = await open();
    slowBody.write(`${HEAD.join('\r\n')}\r\nContent-Length: 4000\r\n\r\n{`);
    drip(slowBody, ' ');
    const chunked = await open();
    chunked.write(`${HEAD.join('\r\n')}\r\nTransfer-Encoding: chunked\r\n\r\n`);
    drip(chunked, '1\r\n \r\n');

    const ends = Promise.all([silent, slowHead, slowBody, chunked].map(untilClosed));
    for (let turn = 0; turn < 20; turn += 1) expect(await served()).toBeLessThan(1000);

    const [silence, head, body, chunks] = await ends;
    expect(head?.text).toMatch(/^HTTP\/1.1 400 /);
    expect(problem.parse(JSON.parse(head?.text.split('\r\n\r\n')[1] ?? '')).code).toBe('invalid_request');
    for (const end of [silence, head]) expect(end?.afterMs).toBeLessThan(14_000);
    for (const end of [body, chunks]) expect(end?.afterMs).toBeLessThan(19_000);
    expect(await served()).toBeLessThan(1000);
  });

  it('that never read their answer hold up no other client', async () => {
    const request = [...HEAD, 'Content-Length: 2', '', '{}'].join('\r\n');
    for (let count = 0; count < 50; count += 1) {
      const socket = await open();
      socket.pause();
      socket.write(request.repeat(40));
    }
    expect(await served()).toBeLessThan(2000);
  });
});

describe('ten thousand idle connections', () => {
  it('do not stop others being served', { timeout: 60_000 }, async () => {
    const idle = 10_000;
    for (let opened = 0; opened < idle; opened += 500) await Promise.all(Array.from({ length: 500 }, open));
    const waits = [];
    for (let turn = 0; turn < 20; turn += 1) waits.push(await served());
    expect(sockets.size).toBe(idle);
    expect(waits.toSorted((a, b) => a - b)[10]).toBeLessThan(500);
  });
});
