import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { problems } from '@payee-check/shared/contract';
import { shuttingDown } from './problems.ts';

/**
 * Time-outs and sizes that stop slow or idle clients before others are affected. Headers are almost constant and bodies
 * are 8 KiB at most, so seconds are plenty; idle connections outlive a balancer's usual 60 seconds, so that it never
 * sends a request into one that is closing.
 */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 16 * 1024,
  // Node would refuse a request without `Host` without problem document and request id, and would accept the first of
  // two.
  requireHostHeader: false,
};

/**
 * Requests that may be sent on one connection before the first is answered. Browsers and proxies send one. Node starts
 * all requests that it reads at once, which may be 1,500 of a few bytes each; several of these bursts keep a process
 * busy for half a minute.
 */
const MOST_UNANSWERED = 32;

/** A malformed request never reaches Express: it is answered here. */
function refusal(docs: string) {
  const code = 'invalid_request';
  const { status, title } = problems[code];
  const requestId = randomUUID();
  const body = JSON.stringify({ type: `${docs}#${code}`, title, status, code, requestId });
  const headers = {
    'X-Request-Id': requestId,
    'Content-Type': 'application/problem+json',
    'Content-Length': String(Buffer.byteLength(body)),
    'Cache-Control': 'no-store',
    Connection: 'close',
  };
  return { status, headers, body };
}

/** As bytes, for a connection without a readable request to answer. */
function unreadable(docs: string): string {
  const { status, headers, body } = refusal(docs);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} Bad Request`, ...lines, '', body].join('\r\n');
}

/** RFC 9112, 3.2. Proxies differ in which of two they use. */
function namesOneHost({ rawHeaders, httpVersion }: IncomingMessage): boolean {
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  return hosts === 1 || (hosts === 0 && httpVersion === '1.0');
}

/**
 * The target of a request without the scheme and host that it may begin with (RFC 9112, 3.2.2). Express passes those to
 * a parser that throws on an invalid host, and answers on its own: in HTML, without limit and log.
 */
function originForm(target = '/'): string {
  if (target.startsWith('/')) return target;
  const rest = target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '');
  return rest.startsWith('/') ? rest : `/${rest}`;
}

export interface HttpServer {
  readonly server: Server;
  /** Resolves when all requests under way have been answered and every connection is closed. */
  stop(): Promise<void>;
}

export function createHttpServer(listener: RequestListener, docs: string): HttpServer {
  let stopping = false;
  let underWay = 0;
  /** For each open connection, how many of its requests are not answered yet. */
  const unanswered = new Map<Socket, number>();

  function over(requests: number): void {
    underWay -= requests;
    if (stopping && underWay === 0) server.closeAllConnections();
  }

  const serve: RequestListener = (request, response) => {
    const { socket } = request;
    const before = unanswered.get(socket) ?? 0;
    // It arrived together with one too many.
    if (socket.destroyed) return;
    if (before >= MOST_UNANSWERED) {
      socket.destroy();
      return;
    }
    unanswered.set(socket, before + 1);
    underWay += 1;
    response.once('close', () => {
      const left = unanswered.get(socket);
      if (left === undefined) return;
      unanswered.set(socket, left - 1);
      over(1);
    });
    if (!namesOneHost(request)) {
      const { status, headers, body } = refusal(docs);
      response.writeHead(status, headers).end(body);
      return;
    }
    request.url = originForm(request.url);
    listener(request, response);
  };
  const server = createServer(LIMITS, serve);
  // Node silently drops headers beyond 2,000, and with them what a proxy adds last; the size bounds them already.
  server.maxHeadersCount = 0;
  // Only 100-continue is supported; other expectations may be ignored (RFC 9110, 10.1.1).
  server.on('checkExpectation', serve);
  server.on('connection', (socket) => {
    socket.once('close', () => {
      const left = unanswered.get(socket) ?? 0;
      unanswered.delete(socket);
      over(left);
    });
  });

  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else socket.end(unreadable(docs), () => socket.destroy());
  });

  return {
    server,
    stop() {
      if (!server.listening) return Promise.resolve();
      stopping = true;
      // Node closes idle connections, but neither one on which nothing was ever sent nor one whose request is never
      // completed, and it stops watching their time-outs. A silent client must not keep the process alive.
      const overdue = setTimeout(() => server.closeAllConnections(), LIMITS.requestTimeout);
      return new Promise((resolve) => {
        server.close(() => {
          clearTimeout(overdue);
          resolve();
        });
        if (underWay === 0) server.closeAllConnections();
      });
    },
  };
}

/**
 * Connections that may wait to be accepted. Node's 511 are used up at once when thousands arrive together, as through a
 * proxy: the others time out in the proxy, which then considers this instance dead and sends it nothing for seconds.
 */
const BACKLOG = 4096;

/** Resolves when the server listens, rejects when it cannot. */
export function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, BACKLOG, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

const LISTEN_HINTS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another process listens there: stop it, or choose another port',
  EACCES: 'this user may not listen there: choose a port from 1024 up',
  EADDRNOTAVAIL: 'this machine has no such address: check HOST',
  ENOTFOUND: 'the host is unknown: check HOST',
};

/** The address on which a server could not listen, for the log, with advice. */
export function describeListenError(error: unknown, server: { readonly host: string; readonly port: number }) {
  const { code, address, port, hostname }: Readonly<Record<string, unknown>> =
    error instanceof Error ? { ...error } : {};
  return {
    address: typeof address === 'string' ? address : typeof hostname === 'string' ? hostname : server.host,
    port: typeof port === 'number' ? port : server.port,
    hint: (typeof code === 'string' && LISTEN_HINTS[code]) || 'check HOST, PORT and METRICS_PORT',
  };
}

/** Whether the process takes on new work. */
export interface Lifecycle {
  readonly isShuttingDown: boolean;
  shutDown(): void;
  /** @throws {ProblemError} `shutting_down`; checks under way can still be read and decided on. */
  assertOpen(): void;
}

export function createLifecycle(): Lifecycle {
  let closing = false;
  return {
    get isShuttingDown() {
      return closing;
    },
    shutDown() {
      closing = true;
    },
    assertOpen() {
      if (closing) throw shuttingDown();
    },
  };
}
