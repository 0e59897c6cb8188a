import { randomUUID } from 'node:crypto';
import type { OutboundClient, OutboundResponse } from '../../outbound/client.ts';
import { bearer } from '../../outbound/client-credentials.ts';
import { ProviderError } from '../../outbound/errors.ts';
import { pathSegment } from '../../outbound/path.ts';
import { type TokenSource, withToken } from '../../outbound/token-source.ts';
import { type Clock, sleep } from '../../time/clock.ts';
import type { CallContext, Correlation } from '../provider.ts';
import { refusal } from '../refusal.ts';
import { givenUp, isAskedToWait, isCutOff, isStumble } from './errors.ts';
import { pollDelayMs } from './poll.ts';
import type { VerificationRequest } from './request.ts';
import { readAnswer, saysNo, type VerificationResult } from './schema.ts';

const PATH = '/v1.0/account-verifications';
/** "Unique network reference identifier": a UUID or letters and digits in the examples. */
const VERIFICATION_ID = /[A-Za-z0-9_-]{1,128}/;
/** With less time than this left no answer would come back. */
const ROUND_TRIP_MS = 100;
/** So many polls in a row may fail: the verification goes on meanwhile, and may be billed already. */
const MOST_STUMBLES = 2;

/** What support at Banfico needs to find a request; pino's own shape. */
export interface BanficoLogger {
  info(fields: BanficoRequestRecord, message: string): void;
}

export interface BanficoRequestRecord extends Correlation {
  readonly provider: 'banfico';
  readonly method: 'GET' | 'POST';
  /** The `Transaction-XRef-Id` that it was sent with. */
  readonly xref: string;
  /** HTTP status; `null`: there was no answer. */
  readonly status: number | null;
}

export interface BanficoTransport {
  /** At `BANFICO_BASE_URL`. */
  readonly client: OutboundClient;
  readonly tokens: TokenSource;
  readonly clock: Clock;
  readonly logger: BanficoLogger;
}

/**
 * Asks for a verification and waits until it is finished, polling where Banfico answers 202.
 *
 * @throws ProviderError among others `bank_timeout` if it is not finished by the deadline, `bad_answer` for anything but
 * the documented shape, and `another_subject` for the result of another verification than the one that was polled: it may
 * be about another name.
 */
export async function verifyAccount(
  { client, tokens, clock, logger }: BanficoTransport,
  body: VerificationRequest,
  context: CallContext,
): Promise<VerificationResult> {
  const { signal, deadline } = context;

  async function exchange(method: 'GET' | 'POST', path: string, token: string): Promise<OutboundResponse> {
    // Of our own making for every request, a poll and a repeat included: never anything of the caller's.
    const xref = randomUUID();
    let status: number | null = null;
    try {
      const response = await client.request({
        method,
        path,
        headers: { ...bearer(token), 'transaction-xref-id': xref },
        ...(method === 'POST' ? { body } : {}),
        retry: method === 'POST' ? 'unsent' : 'transport',
        signal,
        deadline,
        onAccepted: context.onAccepted,
      });
      status = response.status;
      return response;
    } finally {
      logger.info({ ...context.correlation, provider: 'banfico', method, xref, status }, 'banfico asked');
    }
  }
  const send = (method: 'GET' | 'POST', path: string) =>
    withToken(tokens, context, (token) => exchange(method, path, token));

  let response = await send('POST', PATH);
  if (response.status !== 200 && response.status !== 202) throw refusal('banfico', response);
  const accepted = read(response);
  if (response.status === 200 || saysNo(accepted)) return accepted;
  const id = pathSegment('banfico', accepted.id, VERIFICATION_ID);
  context.onPending?.();

  for (let polls = 0, stumbles = 0; ; polls++) {
    const left = deadline - clock.now();
    const delay = pollDelayMs(response, polls, left);
    if (delay + ROUND_TRIP_MS > left) throw givenUp(response);
    await sleep(clock, delay, signal);
    try {
      response = await send('GET', `${PATH}/${id}`);
    } catch (error) {
      if (signal.aborted || !isCutOff(error) || ++stumbles > MOST_STUMBLES) throw error;
      continue;
    }
    if (isAskedToWait(response)) continue;
    if (response.status !== 200 && response.status !== 202) {
      if (!isStumble(response) || ++stumbles > MOST_STUMBLES) throw refusal('banfico', response);
      continue;
    }
    stumbles = 0;
    const result = read(response);
    if (saysNo(result)) return result;
    if (result.id !== id) throw new ProviderError('banfico', 'another_subject', { status: response.status });
    // The documentation knows no 202 here: a result without an account is what an unfinished one looks like.
    if (response.status === 200 && result.account) return result;
  }
}

function read(response: OutboundResponse): VerificationResult {
  const result = readAnswer(response.json());
  if (result === null) throw new ProviderError('banfico', 'bad_answer', { status: response.status });
  return result;
}
