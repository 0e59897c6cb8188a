import { generateKeyPair, generateProof, type KeyPair } from 'dpop';
import { PayeeCheckError } from '../../errors.ts';
import { isRecord } from '../answer.ts';
import { request, type Send } from '../request.ts';

/** One key for each page. It cannot be extracted from the browser, not even by the page, and is gone when the page is. */
let made: Promise<KeyPair> | undefined;

/** What the BFF requires in the next proof if this browser's clock is wrong. */
let nonce: string | undefined;

/** Sends each request with a proof of the key, and once more if only its time was wrong. */
const sending =
  (token: string, keys: KeyPair): Send =>
  async (url, init) => {
    const [target = ''] = url.split(/[?#]/);
    const send = async () => {
      const proof = await generateProof(keys, target, init.method ?? 'GET', nonce, token);
      return fetch(url, { ...init, headers: { ...init.headers, authorization: `DPoP ${token}`, dpop: proof } });
    };
    const answer = await send();
    const wanted = answer.status === 401 ? answer.headers.get('dpop-nonce') : null;
    if (!wanted || wanted === nonce) return answer;
    nonce = wanted;
    return send();
  };

/**
 * Exchanges a token for one that is worthless without the key of this page. If the page cannot have a key, which only
 * a secure context can, the token stays as it is.
 *
 * @throws {PayeeCheckError}
 */
export async function bind(endpoint: string, token: string, signal: AbortSignal): Promise<Send | undefined> {
  if (!globalThis.crypto?.subtle) return undefined;
  made ??= generateKeyPair('ES256');
  const keys = await made;
  const { body } = await request({
    method: 'POST',
    url: `${endpoint}/v1/sessions/binding`,
    token: sending(token, keys),
    body: {},
    signal,
  });
  const session = isRecord(body) ? body.session : undefined;
  if (!isRecord(session) || typeof session.token !== 'string') throw new PayeeCheckError('malformed_answer');
  return sending(session.token, keys);
}
