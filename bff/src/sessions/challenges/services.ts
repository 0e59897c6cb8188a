import type { Challenge } from '@payee-check/shared/contract';
import { Agent, type Dispatcher } from 'undici';
import { z } from 'zod';
import type { Challenger } from './challenge.ts';

type ServiceName = Exclude<Challenge['provider'], 'altcha'>;

export interface ServiceOptions {
  readonly provider: ServiceName;
  /** Public: the page's script receives it. */
  readonly siteKey: string;
  readonly secret: string;
  /** Replaces the service's own address, for example with another region's. */
  readonly verifyUrl: string | null;
  /** How the service is reached; directly if absent. */
  readonly dispatcher?: Dispatcher | undefined;
}

/** Where and how each service verifies an answer, according to its documentation. */
const SERVICES: Readonly<
  Record<
    ServiceName,
    { url: string; ask: (options: ServiceOptions, answer: string) => { headers: Record<string, string>; body: string } }
  >
> = {
  turnstile: { url: 'https://challenges.cloudflare.com/turnstile/v0/siteverify', ask: form },
  hcaptcha: { url: 'https://api.hcaptcha.com/siteverify', ask: form },
  'friendly-captcha': {
    url: 'https://global.frcapi.com/api/v2/captcha/siteverify',
    ask: ({ siteKey, secret }, answer) => ({
      headers: { 'content-type': 'application/json', 'x-api-key': secret },
      body: JSON.stringify({ response: answer, sitekey: siteKey }),
    }),
  },
};

function form({ siteKey, secret }: ServiceOptions, answer: string) {
  return {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ secret, response: answer, sitekey: siteKey }).toString(),
  };
}

/** Called if a service cannot be reached, or refuses our keys. */
type OnServiceFailure = (provider: string, failure: { readonly status: number } | { readonly error: unknown }) => void;

const TIMEOUT_MS = 3000;

/** Turnstile and hCaptcha also state the page's host; Friendly Captcha states an origin, in another place. */
const verdict = z.object({ success: z.boolean(), hostname: z.string().optional() });

const hostOf = (origin: string) => new URL(origin).hostname;

/**
 * A service that distinguishes people from programs. Each answer is valid once, which all of them enforce themselves.
 * The caller's address is not passed on. A service that cannot be reached verifies nothing: payers are told that the
 * check could not be made, and may go on.
 */
export function createService(options: ServiceOptions, onFailure: OnServiceFailure): Challenger {
  const { provider, siteKey, verifyUrl, dispatcher = new Agent() } = options;
  const { url, ask } = SERVICES[provider];
  const { origin: service, pathname, search } = new URL(verifyUrl ?? url);

  return {
    provider,
    issue: async () => ({ provider, siteKey }),
    async verify(answer, origin) {
      try {
        const { statusCode, body } = await dispatcher.request({
          origin: service,
          path: `${pathname}${search}`,
          method: 'POST',
          ...ask(options, answer),
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        const { success, hostname } = verdict.parse(await body.json());
        // Friendly Captcha answers 400 to a malformed answer; anything above is about our own keys.
        if (statusCode > 400) onFailure(provider, { status: statusCode });
        return success && (hostname === undefined || hostname === hostOf(origin));
      } catch (error) {
        onFailure(provider, { error });
        return false;
      }
    },
  };
}
