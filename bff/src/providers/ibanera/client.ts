import type { z } from 'zod';
import type { OutboundClient, OutboundRequest, OutboundResponse } from '../../outbound/client.ts';
import { ProviderError } from '../../outbound/errors.ts';
import type { TokenCache, TokenContext, TokenSource } from '../../outbound/token-source.ts';
import { type Clock, sleep } from '../../time/clock.ts';
import { admissionOf, LOCKED_FOR_MS, openEnvelope } from './errors.ts';
import { type Envelope, loginDetails } from './schema.ts';
import type { IbaneraSettings } from './settings.ts';
import { createOneTimeCodes, type OneTimeCodes } from './totp.ts';

export interface IbaneraTransport {
  readonly client: OutboundClient;
  readonly tokens: TokenCache;
  readonly clock: Clock;
}

interface Read<T extends z.ZodType> {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** The shape of `details`. */
  readonly details: T;
}

export interface IbaneraClient {
  /** `null`: there is nothing to log in with, since `IBANERA_ACCESS_TOKEN` is used as it is. */
  readonly logIn: ((context: TokenContext) => Promise<void>) | null;
  /** @throws ProviderError for anything but success in the documented shape. */
  read<T extends z.ZodType>(
    read: Read<T>,
    context: TokenContext,
  ): Promise<{ readonly details: z.infer<T>; readonly envelope: Envelope }>;
}

/**
 * Ibanera's calls with both their credentials: a bearer token and a new one-time code for each call.
 *
 * After a refusal, each possible remedy is tried once: our clock is corrected by the server's `Date`; a code that was
 * explicitly refused is replaced in the next window, if the deadline allows; and the token is replaced by logging in
 * again.
 *
 * @throws ProviderError `bad_credentials` if the TOTP secret is not base32, or there is neither a token nor a log-in.
 */
export function createIbaneraClient(
  config: IbaneraSettings,
  { client, tokens, clock }: IbaneraTransport,
): IbaneraClient {
  const codes = config.totpSecret === undefined ? null : createOneTimeCodes(config.totpSecret, clock);
  const source = tokenSource();

  function tokenSource(): TokenSource {
    const { accessToken, username, password, baseUrl, totpSecret = '' } = config;
    if (accessToken !== undefined) {
      return { token: async () => accessToken, invalidate: () => undefined, refuse: async () => undefined };
    }
    if (username === undefined || password === undefined) throw new ProviderError('ibanera', 'bad_credentials');
    const credential = [username, password, totpSecret];
    const owner = { provider: 'ibanera', environment: baseUrl, credential, firstPauseMs: LOCKED_FOR_MS } as const;
    return tokens.source(owner, async (context) => {
      const path = '/api/v1/public/auth/login';
      const response = await withCode((otp) => {
        return send({ method: 'POST', path, body: { username, password, otp }, retry: 'unsent' }, context);
      }, context);
      const parsed = loginDetails.safeParse(openEnvelope(response).details);
      if (!parsed.success) throw new ProviderError('ibanera', 'bad_answer', { status: response.status });
      return { value: parsed.data.accessToken, expiresInSeconds: parsed.data.expiresIn };
    });
  }

  function send(request: Omit<OutboundRequest, 'signal' | 'deadline'>, { signal, deadline }: TokenContext) {
    return client.request({ ...request, signal, deadline });
  }

  /** Sends with the current code, and again with another if the code may have been at fault. */
  async function withCode(
    attempt: (code: string) => Promise<OutboundResponse>,
    context: TokenContext,
  ): Promise<OutboundResponse> {
    const code = codes?.current() ?? '';
    const first = await attempt(code);
    const admission = admissionOf(first);
    if (admission === 'admitted' || codes === null) return first;
    const undo = codes.follow(first.headers.date);
    if (undo !== null) {
      const second = await attempt(codes.current());
      if (admissionOf(second) !== 'admitted') undo();
      return second;
    }
    // Its window may have ended in transit.
    const mended = codes.current() !== code || (admission === 'code' && (await untilNextCode(codes, context)));
    return mended ? attempt(codes.current()) : first;
  }

  /**
   * "One time pass for the request": a server may accept a code only once, and the next one comes with the next window.
   */
  async function untilNextCode(of: OneTimeCodes, { signal, deadline }: TokenContext): Promise<boolean> {
    const pause = of.untilNext();
    if (clock.now() + pause >= deadline) return false;
    await sleep(clock, pause, signal);
    return !signal.aborted;
  }

  async function admitted(request: Omit<OutboundRequest, 'signal' | 'deadline'>, context: TokenContext) {
    const withToken = (token: string) =>
      withCode((otp) => {
        const headers = { authorization: `Bearer ${token}`, ...(otp === '' ? {} : { otp }) };
        return send({ ...request, headers }, context);
      }, context);
    const token = await source.token(context);
    const first = await withToken(token);
    if (admissionOf(first) !== 'refused' || config.accessToken !== undefined) return first;
    source.invalidate(token);
    const second = await withToken(await source.token(context));
    if (admissionOf(second) === 'refused') await source.refuse(null);
    return second;
  }

  /** A locked account refuses log-ins as well: none is tried until it is unlocked. */
  async function openOrPause(response: OutboundResponse): Promise<Envelope> {
    try {
      return openEnvelope(response);
    } catch (error) {
      const isLocked =
        error instanceof ProviderError && error.code === 'bad_credentials' && error.retryAfterMs !== null;
      if (isLocked) await source.refuse(error.retryAfterMs);
      throw error;
    }
  }

  return {
    logIn:
      config.accessToken === undefined
        ? async (context) => {
            await source.token(context);
          }
        : null,
    async read({ path, query = {}, details }, context) {
      const response = await admitted({ method: 'GET', path, query, retry: 'transport' }, context);
      const envelope = await openOrPause(response);
      const parsed = details.safeParse(envelope.details);
      if (!parsed.success) throw new ProviderError('ibanera', 'bad_answer', { status: response.status });
      return { details: parsed.data, envelope };
    },
  };
}
