import { JANE_DOE_SUBJECT } from '../sandbox/index.ts';
import type { WireLog } from './wire.ts';

export interface MintOptions {
  readonly bffUrl: string;
  readonly apiKey: string;
  readonly origin: string;
  readonly wire: WireLog;
}

/**
 * Opens a session for the customer who is logged in, as a merchant's server does: with its API key, and the customer's
 * id as subject. The browser gets only the token. In this demo the customer is always Jane Doe.
 */
export async function mintSession({ bffUrl, apiKey, origin, wire }: MintOptions): Promise<string> {
  const response = await wire.note('POST', '/v1/sessions', () =>
    fetch(`${bffUrl}/v1/sessions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ origin, subject: JANE_DOE_SUBJECT, history: true }),
    }),
  );
  if (!response.ok) throw new Error(`The BFF opened no session: ${response.status}`);
  const { session }: { session: { token: string } } = await response.json();
  return session.token;
}
