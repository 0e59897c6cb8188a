import type { IncomingHttpHeaders } from 'node:http';

/** One request as a sandbox's routes see it. */
export interface SandboxRequest {
  readonly method: string;
  readonly path: string;
  /** Path and query as on the request line. */
  readonly target: string;
  /** Over TLS: the client presented a certificate from the right authority. */
  readonly clientCertificate: boolean;
  /** The values of the route's `:names`, percent-decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface SandboxReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, a string unchanged, `null` as no body at all. */
  readonly body: object | string | null;
}

export type Handler = (request: SandboxRequest) => SandboxReply | Promise<SandboxReply>;

export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Segments; `:name` matches any segment. */
  readonly path: string;
  /** `token`: issues credentials. */
  readonly area: 'api' | 'token';
  readonly handle: Handler;
  /** Largest body in bytes, if it differs from the default. */
  readonly mostBytes?: number;
}

export function route(method: Route['method'], path: string, handle: Handler, area: Route['area'] = 'api'): Route {
  return { method, path, handle, area };
}

export function json(status: number, body: object, headers: Readonly<Record<string, string>> = {}): SandboxReply {
  return { status, body, headers };
}

/** The media type without its parameters, in lower case; empty if there is none. */
export function mediaType(request: SandboxRequest): string {
  return (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** The value of a header; empty if it is absent or repeated. */
export function header(request: SandboxRequest, name: string): string {
  const value = request.headers[name.toLowerCase()];
  return typeof value === 'string' ? value : '';
}

/** The body as a JSON object; `null` if it is anything else. */
export function jsonObject(request: SandboxRequest): Readonly<Record<string, unknown>> | null {
  try {
    return asObject(JSON.parse(request.body));
  } catch {
    return null;
  }
}

export function asObject(value: unknown): Readonly<Record<string, unknown>> | null {
  return isObject(value) ? value : null;
}

export function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
