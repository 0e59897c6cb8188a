import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

/** A request as a provider saw it. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What a stand-in for a provider does with a request that has arrived in full. */
export type Reply = (response: ServerResponse, socket: Socket) => void;

export interface Upstream {
  /** `http(s)://127.0.0.1:port` */
  readonly url: string;
  /** Every request so far, oldest first. */
  readonly requests: readonly SeenRequest[];
  /** Connections made so far, failed TLS handshakes included. */
  readonly connections: number;
  /** Connections that are open now. */
  readonly open: number;
  /** Resolves when the given number of requests has arrived. */
  received(count: number): Promise<void>;
  /** Resolves when no connection is open. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

export interface UpstreamOptions {
  /** How long an idle connection is kept; Node's own 5 seconds by default. */
  readonly keepAliveMs?: number;
  /** How many connections are reset as soon as they are made. */
  readonly refuseConnections?: number;
  /** PEM; with `ca`, a client certificate of that authority is required. */
  readonly tls?: {
    readonly cert: string;
    readonly key: string;
    readonly ca?: string;
    readonly maxVersion?: 'TLSv1.2' | 'TLSv1.3';
  };
}

/** A real server on loopback that answers each request as `respond` says. */
export async function startUpstream(
  respond: (request: SeenRequest, index: number) => Reply | Promise<Reply>,
  options: UpstreamOptions = {},
): Promise<Upstream> {
  const requests: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  const waiting: { done: () => boolean; resolve: () => void }[] = [];
  let connections = 0;

  function changed() {
    for (const item of waiting.splice(0)) {
      if (item.done()) item.resolve();
      else waiting.push(item);
    }
  }
  function until(done: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      waiting.push({ done, resolve });
      changed();
    });
  }

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const seen = {
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    requests.push(seen);
    const reply = await respond(seen, requests.length - 1);
    reply(response, request.socket);
    changed();
  }
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    response.on('error', () => undefined);
    serve(request, response).catch(() => response.destroy());
  };
  const server: Server =
    options.tls === undefined
      ? createServer(listener)
      : createTlsServer({ ...options.tls, requestCert: options.tls.ca !== undefined }, listener);
  if (options.keepAliveMs !== undefined) server.keepAliveTimeout = options.keepAliveMs;
  server.on('connection', (socket: Socket) => {
    connections++;
    sockets.add(socket);
    socket.on('error', () => undefined);
    if (connections <= (options.refuseConnections ?? 0)) socket.resetAndDestroy();
    socket.on('close', () => {
      sockets.delete(socket);
      changed();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    requests,
    get connections() {
      return connections;
    },
    get open() {
      return sockets.size;
    },
    received: (count) => until(() => requests.length >= count),
    quiet: () => until(() => sockets.size === 0),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** An address on which nobody listens. */
export async function closedPort(): Promise<string> {
  const upstream = await startUpstream(() => json(200, {}));
  await upstream.close();
  return upstream.url;
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body === undefined ? '' : JSON.stringify(body));
  };
}

export function text(status: number, type: string, body: string, headers: Record<string, string> = {}): Reply {
  return (response) => {
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(body);
  };
}

const OK_JSON = { 'content-type': 'application/json' };

/** How an upstream goes wrong on the wire; each fault says nothing of any provider. */
export const faults = {
  /** Takes the request and says nothing. */
  hangBeforeHeaders: (() => undefined) as Reply,
  /** Sends the head and half a body, then nothing. */
  hangMidBody: ((response) => {
    response.writeHead(200, { ...OK_JSON, 'content-length': '1000' });
    response.write('{"half":');
  }) as Reply,
  /** Closes the connection with a reset before it has said anything. */
  resetBeforeHeaders: ((_, socket) => reset(socket)) as Reply,
  /** Sends the head and half a body, then resets the connection. */
  resetMidBody: ((response, socket) => {
    response.writeHead(200, { ...OK_JSON, 'content-length': '1000' });
    response.write('{"half":', () => reset(socket));
  }) as Reply,
  /** Announces, and sends for as long as someone reads, 30 MB. */
  huge: ((response) => {
    response.writeHead(200, { ...OK_JSON, 'content-length': String(30_000_000) });
    pour(response, 30_000_000);
  }) as Reply,
  /** The same without saying how much. */
  hugeChunked: ((response) => {
    response.writeHead(200, OK_JSON);
    pour(response, 30_000_000);
  }) as Reply,
  /** A balancer's page under 200. */
  html: text(200, 'text/html', '<!doctype html><title>Welcome</title><p>It works'),
  /** JSON that ends too soon, with an honest length. */
  truncatedJson: text(200, 'application/json', '{"id":"1","status":"comp'),
  emptyBody: text(200, 'application/json', ''),
  arrayForObject: json(200, []),
  nullForObject: json(200, null),
  /** Something that is not HTTP at all. */
  notHttp: ((_, socket) => {
    socket.end('SSH-2.0-OpenSSH_9.6\r\n\r\n');
  }) as Reply,
  redirect: ((response) => {
    response.writeHead(302, { location: 'http://127.0.0.1:9/elsewhere', 'set-cookie': 'a=b' });
    response.end();
  }) as Reply,
} as const;

/** A TLS socket can only hang up: it inherits `resetAndDestroy`, and throws when it is called. */
function reset(socket: Socket) {
  if ('encrypted' in socket) socket.destroy();
  else socket.resetAndDestroy();
}

function pour(response: ServerResponse, bytes: number) {
  const chunk = Buffer.alloc(64 * 1024, 0x20);
  let left = bytes;
  const more = () => {
    while (left > 0 && !response.destroyed) {
      const part = left < chunk.length ? chunk.subarray(0, left) : chunk;
      left -= part.length;
      if (!response.write(part)) {
        response.once('drain', more);
        return;
      }
    }
    if (!response.destroyed) response.end();
  };
  more();
}
