import { PayeeCheckError } from '../errors.ts';
import { abortable } from './abortable.ts';
import type { Access } from './access.ts';
import { isRecord } from './answer.ts';
import { BindingError, ChallengeError, request, type Send } from './request.ts';

export type Token = string | Send;

/** A token that expires within this time is not sent any more. */
const SPARE_MS = 5_000;
/** The payer is notified of a challenge that takes longer. */
const LONG_CHALLENGE_MS = 1_000;
/** How long the merchant's page may take to give one. */
const TOKEN_TIMEOUT_MS = 20_000;

/** `true`: a challenge has taken a while, and is still being answered; `false`: that is over. */
export type OnChallenge = (working: boolean) => void;

/**
 * A token for one request. Callers that arrive while it is being fetched share one fetch, which is aborted when the last
 * of them gives up.
 *
 * @throws {PayeeCheckError} `session_expired` if a minted session has expired and the page provides no other.
 */
async function tokenFor(access: Access, signal: AbortSignal, onChallenge: OnChallenge): Promise<Token> {
  if (access.token && access.expiresAt - Date.now() > SPARE_MS) return access.token;
  if (access.minted && !access.getToken) throw new PayeeCheckError('session_expired');

  let opening = access.opening;
  if (!opening) {
    const controller = new AbortController();
    let isLong = () => {};
    const challenged = new Promise<void>((resolve) => {
      isLong = resolve;
    });
    const mine = { token: open(access, controller.signal, isLong), controller, waiting: 0, challenged };
    const close = () => {
      if (access.opening === mine) access.opening = undefined;
    };
    mine.token.then(close, close);
    access.opening = opening = mine;
  }
  const shared = opening;
  shared.waiting++;
  let waits = true;
  let told = false;
  shared.challenged.then(() => {
    if (!waits || signal.aborted) return;
    told = true;
    onChallenge(true);
  });
  try {
    return await abortable(() => shared.token, signal);
  } finally {
    waits = false;
    if (told && !signal.aborted) onChallenge(false);
    shared.waiting--;
    if (shared.waiting === 0 && signal.aborted) {
      shared.controller.abort();
      if (access.opening === shared) access.opening = undefined;
    }
  }
}

/** The next request opens a new session, if possible. */
export function renew(access: Access): void {
  if (!access.minted || access.getToken) access.token = undefined;
}

/** Forgets a token that the BFF refused, unless it has been replaced since. */
function refuse(access: Access, token: Token): void {
  if (access.token === token) access.token = undefined;
}

/** Runs a request with a token; after a 401, once more with a new one if possible. */
export async function withToken<T>(
  access: Access,
  signal: AbortSignal,
  ask: (token: Token) => Promise<T>,
  onChallenge: OnChallenge = () => {},
): Promise<T> {
  const token = await tokenFor(access, signal, onChallenge);
  try {
    return await ask(token);
  } catch (error) {
    if (!(error instanceof PayeeCheckError && error.code === 'session_expired')) throw error;
    if (!(error instanceof BindingError && (await bindToKey(access, signal)))) refuse(access, token);
    const renewed = await tokenFor(access, signal, onChallenge);
    try {
      return await ask(renewed);
    } catch (again) {
      if (again instanceof PayeeCheckError && again.code === 'session_expired') refuse(access, renewed);
      throw again;
    }
  }
}

async function open(access: Access, signal: AbortSignal, isLong: () => void): Promise<Token> {
  const token = access.getToken ? await minted(access.getToken) : await anonymous(access, signal, isLong);
  access.token = token;
  return (access.binding && (await bindToKey(access, signal))) || token;
}

/** Binds the session to a key of this page; `undefined` if the page cannot have one. */
async function bindToKey(access: Access, signal: AbortSignal): Promise<Token | undefined> {
  const { bind } = await import('./binding/index.ts');
  const { token } = access;
  if (typeof token !== 'string') return token;
  const bound = await bind(access.endpoint, token, signal);
  if (bound) access.token = bound;
  return bound;
}

async function minted(getToken: () => Promise<string>): Promise<string> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new PayeeCheckError('timeout')), TOKEN_TIMEOUT_MS);
  });
  try {
    const token: unknown = await Promise.race([getToken(), late]);
    if (typeof token === 'string' && token !== '') return token;
  } catch (error) {
    // The merchant's own server failed: for the payer that is the same as a session that cannot be renewed.
    if (error instanceof PayeeCheckError) throw error;
  } finally {
    clearTimeout(timer);
  }
  throw new PayeeCheckError('session_expired');
}

async function anonymous(access: Access, signal: AbortSignal, isLong: () => void): Promise<string> {
  const ask = (sent: object) => request({ method: 'POST', url: `${access.endpoint}/v1/sessions`, body: sent, signal });
  const { body } = await ask({}).catch(async (error: unknown) => {
    if (!(error instanceof ChallengeError)) throw error;
    const timer = setTimeout(isLong, LONG_CHALLENGE_MS);
    try {
      return await ask({ challenge: await answerTo(error, signal) });
    } finally {
      clearTimeout(timer);
    }
  });
  const session = isRecord(body) ? body.session : undefined;
  if (!isRecord(session) || typeof session.token !== 'string' || !session.token) {
    throw new PayeeCheckError('malformed_answer');
  }
  // Measured with the BFF's clock; if the payer's is wrong by hours, a token is discarded early or refused once.
  const expiresAt = Date.parse(String(session.expiresAt));
  access.expiresAt = expiresAt > Date.now() ? expiresAt : Number.POSITIVE_INFINITY;
  access.binding = session.binding === 'dpop';
  const features = session.features;
  if (isRecord(features) && features.accountDetails === false) access.accountDetails = false;
  return session.token;
}

/** @throws {ChallengeError} if there is no answer */
async function answerTo(error: ChallengeError, signal: AbortSignal): Promise<object> {
  try {
    const { answerTo } = await import('./challenge/index.ts');
    return await answerTo(error.challenge, signal);
  } catch {
    throw signal.aborted ? new PayeeCheckError('aborted') : error;
  }
}
