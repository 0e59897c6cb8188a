/**
 * Replaces `node:http` and `node:https`: servers that listen only in this page. The sandbox opens its own as usual, and
 * `exchange` reaches them by the origin that they report.
 */
import { Buffer } from './buffer.ts';

interface Message extends AsyncIterable<Uint8Array> {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly socket: object;
}

type Listener = (message: Message, response: Reply) => void;

const listeners = new Map<number, Listener>();
let lastPort = 0;

export function createServer(...given: readonly unknown[]) {
  const listener = given.at(-1) as Listener;
  lastPort += 1;
  const port = lastPort;
  return {
    once: () => undefined,
    off: () => undefined,
    listen(_port: number, _host: string, listening: () => void) {
      listeners.set(port, listener);
      listening();
    },
    address: () => ({ port }),
    close(closed: () => void) {
      listeners.delete(port);
      closed();
    },
    closeAllConnections: () => undefined,
  };
}

export interface Exchanged {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer being sent. A connection that breaks, or is broken on purpose, ends it with an error. */
function createReply(done: (answer: Exchanged) => void, broken: () => void) {
  let status = 200;
  let body = '';
  const headers: Record<string, string> = {};
  const reply = {
    writeHead(code: number, fields: Readonly<Record<string, string>> = {}) {
      status = code;
      for (const [name, value] of Object.entries(fields)) headers[name.toLowerCase()] = value;
      return reply;
    },
    flushHeaders: () => undefined,
    write(chunk: string, written?: () => void) {
      body += chunk;
      written?.();
      return true;
    },
    end(rest = '') {
      done({ status, headers, body: body + rest });
    },
    destroy: broken,
    destroyed: false,
    socket: null,
    once: () => undefined,
  };
  return reply;
}
type Reply = ReturnType<typeof createReply>;

export function exchange(
  url: URL,
  { method, headers, body }: { method: string; headers: Readonly<Record<string, string>>; body: string | null },
): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    const broken = () => reject(new TypeError('The connection broke'));
    const listener = listeners.get(Number(url.port));
    if (listener === undefined) return broken();
    const message = {
      url: url.pathname + url.search,
      method,
      headers,
      socket: {},
      async *[Symbol.asyncIterator]() {
        if (body !== null) yield Buffer.from(body);
      },
    };
    listener(message, createReply(resolve, broken));
  });
}
