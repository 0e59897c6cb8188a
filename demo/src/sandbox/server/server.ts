import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type ServerOptions as TlsOptions } from 'node:https';
import { breakAnswer } from './breakage.ts';
import type { Route, SandboxReply, SandboxRequest } from './exchange.ts';
import { type Breakage, breakages, type Distortion, type Fault, type FaultState } from './faults.ts';
import type { RequestCounter } from './requests.ts';
import { findRoute } from './router.ts';

const BASE = 'http://sandbox.invalid';
const USUAL_BODY_BYTES = 64 * 1024;

/** What makes up one provider's server: its routes, and its errors for what every server has to refuse. */
export interface Manners {
  readonly routes: readonly Route[];
  /** An error in the provider's documented shape. */
  refuse(status: number, request: SandboxRequest, headers?: Readonly<Record<string, string>>): SandboxReply;
  /** Sees every request before its route does; if it answers, the route is not called. */
  admit?(request: SandboxRequest): SandboxReply | null;
  /** Headers of every answer. */
  decorate?(request: SandboxRequest): Readonly<Record<string, string>>;
  /** Turns a correct answer into a wrong one of the given kind; returns it unchanged if that is impossible. */
  distort?(body: object, how: Exclude<Distortion, 'array'>): object;
  /** The media type of JSON, if it is not plain `application/json`. */
  readonly mediaType?: string;
}

export interface ServerSettings {
  /** 0: any free one. */
  readonly port: number;
  readonly faults: FaultState;
  readonly requests: RequestCounter;
  readonly now: () => number;
  /** How long one answer takes, in milliseconds. */
  readonly delay: () => number;
  readonly tls?: TlsOptions;
}

export interface RunningServer {
  /** For instance `http://127.0.0.1:49152`. */
  readonly origin: string;
  /** Ends all connections, including hanging ones. */
  close(): Promise<void>;
}

/** Starts one provider's server on loopback. */
export async function startServer(manners: Manners, settings: ServerSettings): Promise<RunningServer> {
  const pauses = createPauses();
  const listener = (message: IncomingMessage, response: ServerResponse) => {
    answer(manners, settings, pauses, message, response).catch(() => response.destroy());
  };
  const server = settings.tls ? createTlsServer(settings.tls, listener) : createServer(listener);
  const port = await listen(server, settings.port);
  return {
    origin: `${settings.tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        pauses.endAll();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

async function answer(
  manners: Manners,
  settings: ServerSettings,
  pauses: Pauses,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const started = performance.now();
  const target = message.url ?? '/';
  // A request line may contain something that is not a URL, for instance `//`: no route matches that.
  const url = new URL(URL.canParse(target, BASE) ? target : '/', BASE);
  const method = message.method ?? 'GET';
  const found = findRoute(manners.routes, method, url.pathname);
  const body = await readBody(message, (found.kind === 'route' && found.route.mostBytes) || USUAL_BODY_BYTES);
  const request: SandboxRequest = {
    method,
    path: url.pathname,
    target,
    clientCertificate: 'authorized' in message.socket && message.socket.authorized === true,
    params: found.kind === 'route' ? found.params : {},
    query: url.searchParams,
    headers: message.headers,
    body: body ?? '',
  };
  const area = found.kind === 'route' ? found.route.area : 'api';
  const fault = settings.faults.take(area);
  const ms = settings.delay() + (fault?.kind === 'slow' ? fault.ms : 0);
  if (ms > 0 && !(await pauses.wait(ms))) return;

  const reply = await decide();
  const status = send(manners, settings, request, reply, fault, response);
  settings.requests.add({
    at: new Date(settings.now()).toISOString(),
    method,
    route: found.kind === 'route' ? found.route.path : 'unknown',
    status,
    elapsedMs: Math.round(performance.now() - started),
  });

  function decide(): SandboxReply | Promise<SandboxReply> {
    if (fault?.kind === 'status') {
      const retryAfter = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
      return manners.refuse(fault.status, request, retryAfter);
    }
    if (body === null) return manners.refuse(413, request);
    const refusal = manners.admit?.(request);
    if (refusal) return refusal;
    if (found.kind === 'unknown') return manners.refuse(404, request);
    if (found.kind === 'wrong_method') return manners.refuse(405, request, { allow: found.allow.join(', ') });
    return found.route.handle(request);
  }
}

/** @returns The status that was sent; 0 if the connection was left hanging or broken on purpose */
function send(
  manners: Manners,
  settings: ServerSettings,
  request: SandboxRequest,
  reply: SandboxReply,
  fault: Fault | null,
  response: ServerResponse,
): number {
  const body = typeof reply.body === 'object' ? JSON.stringify(distorted(manners, reply.body, fault)) : reply.body;
  if (fault && isBreakage(fault)) {
    breakAnswer(fault.kind, response, body ?? '{}');
    return /hang|reset/u.test(fault.kind) ? 0 : 200;
  }
  response.writeHead(reply.status, {
    date: new Date(settings.now()).toUTCString(),
    ...(reply.body !== null && { 'content-type': manners.mediaType ?? 'application/json; charset=utf-8' }),
    ...manners.decorate?.(request),
    ...reply.headers,
  });
  response.end(reply.body === null ? undefined : body);
  return reply.status;
}

function distorted(manners: Manners, body: object | null, fault: Fault | null): object | null {
  if (body === null || fault?.kind !== 'wrong_answer') return body;
  if (fault.how === 'array') return [body];
  return manners.distort?.(body, fault.how) ?? body;
}

function isBreakage(fault: Fault): fault is Extract<Fault, { kind: Breakage }> {
  return breakages.some((kind) => kind === fault.kind);
}

/** @returns `null` if the body is larger than any provider accepts */
async function readBody(message: IncomingMessage, most: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
  }
  return size > most ? null : Buffer.concat(chunks).toString('utf8');
}

/** Waits that can all be ended at once, so that a closing server leaves no timer behind. */
interface Pauses {
  /** @returns `false` if the wait was cut short because the server closes */
  wait(ms: number): Promise<boolean>;
  endAll(): void;
}

function createPauses(): Pauses {
  const running = new Map<NodeJS.Timeout, (whole: boolean) => void>();
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => {
          running.delete(timer);
          resolve(true);
        }, ms);
        running.set(timer, resolve);
      }),
    endAll() {
      for (const [timer, resolve] of running) {
        clearTimeout(timer);
        resolve(false);
      }
      running.clear();
    },
  };
}
