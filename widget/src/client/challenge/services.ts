import { PayeeCheckError } from '../../errors.ts';
import { abortable } from '../abortable.ts';

/** Longer than a person needs for a puzzle with pictures. */
const PATIENCE_MS = 3 * 60_000;

interface Service {
  readonly script: string;
  /** The attributes of the script element. */
  readonly type?: 'module';
  /** Shows the challenge in the given place, and resolves with its answer. */
  show(place: HTMLElement, siteKey: string, answer: (token: unknown) => void, fail: () => void): void;
}

/** A function that a service's script provides to pages. */
function call(service: string, method: string, ...args: readonly unknown[]): unknown {
  const found = Reflect.get(globalThis, service);
  return typeof found?.[method] === 'function' ? found[method](...args) : undefined;
}

/** According to the documentation of each, invisible unless the payer has to do something. */
const SERVICES: Readonly<Record<string, Service>> = {
  turnstile: {
    script: 'https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit',
    show(place, sitekey, callback, fail) {
      const ends = { callback, 'error-callback': fail, 'timeout-callback': fail, 'unsupported-callback': fail };
      if (call('turnstile', 'render', place, { sitekey, appearance: 'interaction-only', ...ends }) === undefined)
        fail();
    },
  },
  hcaptcha: {
    script: 'https://js.hcaptcha.com/1/api.js?render=explicit&recaptchacompat=off',
    show(place, sitekey, callback, fail) {
      const ends = { callback, 'error-callback': fail, 'close-callback': fail, 'chalexpired-callback': fail };
      const id = call('hcaptcha', 'render', place, { sitekey, size: 'invisible', ...ends });
      if (id === undefined) fail();
      else call('hcaptcha', 'execute', id);
    },
  },
  'friendly-captcha': {
    script: 'https://cdn.jsdelivr.net/npm/@friendlycaptcha/sdk@1.0.2/site.min.js',
    type: 'module',
    show(place, siteKey, answer, fail) {
      place.classList.add('frc-captcha');
      Object.assign(place.dataset, { sitekey: siteKey, start: 'auto' });
      place.addEventListener('frc:widget.complete', (event) => {
        answer(Reflect.get(Reflect.get(event, 'detail') ?? {}, 'response'));
      });
      place.addEventListener('frc:widget.error', fail);
      // The script looks for places when it is loaded: this one was added later and has to be rendered explicitly.
      call('frcaptcha', 'attach', place);
    },
  },
};

/** Loads a script once, unless the page has it already; the page's policy has to allow it. */
const scripts = new Map<string, Promise<unknown>>();

function fetchScript({ script: url, type }: Service): Promise<unknown> {
  const known = scripts.get(url);
  if (known) return known;
  const script = document.createElement('script');
  const policy = Reflect.get(globalThis, 'trustedTypes')?.createPolicy('payee-check', {
    createScriptURL: (url: string) => url,
  });
  Object.assign(script, { async: true, src: policy?.createScriptURL(url) ?? url, ...(type && { type }) });
  const loaded = new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  scripts.set(url, loaded);
  // Another attempt may succeed.
  loaded.catch(() => {
    scripts.delete(url);
    script.remove();
  });
  return loaded;
}

/**
 * The answer that a service's own script gets from the payer, or from the browser alone. It is shown in a corner of the page, above
 * everything else, because these services do not work inside a shadow root.
 *
 * @throws {PayeeCheckError} `unavailable`, `aborted`
 */
export async function answerOf(provider: string, siteKey: string, signal: AbortSignal): Promise<string> {
  const service = SERVICES[provider];
  if (!service || !globalThis.document?.body) throw new PayeeCheckError('unavailable');
  const place = document.createElement('div');
  // Not an attribute: a page's policy may allow none.
  const { style } = place;
  Object.assign(style, { position: 'fixed', insetInlineEnd: '16px', bottom: '16px', zIndex: '2147483647' });
  document.body.append(place);
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const show = () =>
      new Promise<string>((resolve, reject) => {
        const fail = () => reject(new PayeeCheckError('unavailable'));
        const answer = (token: unknown) => (typeof token === 'string' && token ? resolve(token) : fail());
        timer = setTimeout(fail, PATIENCE_MS);
        fetchScript(service)
          .then(() => service.show(place, siteKey, answer, fail))
          .catch(fail);
      });
    return await abortable(show, signal);
  } finally {
    clearTimeout(timer);
    place.remove();
  }
}
