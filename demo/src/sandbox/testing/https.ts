import { type RequestOptions, request } from 'node:https';

export interface SecureAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into documents whose shape is what they assert.
  readonly body: any;
}

/** Sends one request over TLS. An object is sent as JSON. */
export function sendSecurely(
  method: string,
  url: string,
  tls: Pick<RequestOptions, 'ca' | 'cert' | 'key'>,
  body?: object,
  headers: Record<string, string> = {},
): Promise<SecureAnswer> {
  return new Promise((resolve, reject) => {
    const type = body ? { 'content-type': 'application/json' } : {};
    const outgoing = request(url, { method, ...tls, agent: false, headers: { ...type, ...headers } }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: JSON.parse(text) });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body ? JSON.stringify(body) : undefined);
  });
}
