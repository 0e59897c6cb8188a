/** An answer in a form that suits tests. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into documents whose shape is what they assert.
  readonly body: any;
}

/** Sends one request over a real socket. An object is sent as JSON. */
export async function send(
  method: string,
  url: string,
  { headers = {}, body }: { readonly headers?: Record<string, string>; readonly body?: object | string } = {},
): Promise<Answer> {
  const json = typeof body === 'object' && !(body instanceof URLSearchParams);
  const response = await fetch(url, {
    method,
    headers: { ...(json && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: json ? JSON.stringify(body) : body.toString() }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

/** One setting from a sandbox's environment. */
export function setting(env: Readonly<Record<string, string>>, name: string): string {
  const value = env[name];
  if (value === undefined) throw new RangeError(`no ${name}`);
  return value;
}

export const form = { 'content-type': 'application/x-www-form-urlencoded' };

export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
