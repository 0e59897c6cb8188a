import { element, find } from '../dom.ts';
import { generateKeyPair, generateProof, type KeyPair } from '../vendor/dpop/index.ts';

interface Viewer {
  preauthorizeApiKey(scheme: Scheme, token: string): void;
  readonly authActions: { logout(schemes: readonly Scheme[]): void };
}

/** As named in the OpenAPI document. */
type Scheme = 'session' | 'apiKey';

interface Sent {
  readonly url: string;
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Received {
  readonly url: string;
  readonly ok: boolean;
  readonly body?: unknown;
}

/** Swagger UI, loaded only by this page; it is not available as a module. */
declare const SwaggerUIBundle: (options: Readonly<Record<string, unknown>>) => Viewer;

const root = document.documentElement;
const { bff = '', key = '' } = document.body.dataset;
/** Can be used once the viewer has loaded the contract. */
const askers = [find('#session', HTMLButtonElement), find('#key', HTMLButtonElement)] as const;
const [asPage, asServer] = askers;
const asker = find('#asker', HTMLElement);

const BINDING = '/v1/sessions/binding';
/** This page's key, once a session is to be bound to it. */
let keys: KeyPair | undefined;
/** The token that is bound to it. */
let bound: string | undefined;

keepMended(find('#api', HTMLElement));
const viewer = SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#api',
  // Its colours lack contrast with their background.
  syntaxHighlight: { activated: false },
  displayRequestDuration: true,
  // Nothing leaves this machine: no external validator.
  validatorUrl: null,
  defaultModelsExpandDepth: 0,
  docExpansion: 'list',
  // A browser may not call operations that are meant for servers. The shop forwards its requests; the commands that are
  // shown call the BFF directly.
  showMutatedRequest: false,
  requestInterceptor: async (request: Sent): Promise<Sent> => {
    if (!request.url.startsWith(`${bff}/`)) return request;
    return { ...request, url: `/api/try${request.url.slice(bff.length)}`, headers: await withProof(request) };
  },
  responseInterceptor(response: Received): Received {
    if (response.ok && response.url.endsWith(BINDING)) askInBoundSession(response.body);
    return response;
  },
  onComplete() {
    for (const button of askers) button.disabled = false;
    askAsServer();
    root.dataset['ready'] = 'true';
  },
});

function ask(as: Scheme, token: string, told: readonly Node[]): void {
  viewer.preauthorizeApiKey(as, token);
  viewer.authActions.logout([as === 'session' ? 'apiKey' : 'session']);
  asPage.setAttribute('aria-pressed', String(as === 'session'));
  asServer.setAttribute('aria-pressed', String(as === 'apiKey'));
  asker.replaceChildren(...told);
}

/**
 * Binds a session, which is used from then on, with a proof (DPoP) that only a script can make: the element does the
 * same.
 */
async function withProof({ url, method = 'GET', headers }: Sent): Promise<Sent['headers']> {
  const token = /^Bearer (.+)$/.exec(headers['Authorization'] ?? '')?.[1];
  if (token === undefined || token === key || (token !== bound && !url.endsWith(BINDING))) return headers;
  keys ??= await generateKeyPair('ES256');
  const [target = ''] = url.split('?');
  const proof = await generateProof(keys, target, method, undefined, token);
  return { ...headers, Authorization: `DPoP ${token}`, DPoP: proof };
}

function askInBoundSession(body: unknown): void {
  const session = typeof body === 'object' && body !== null && 'session' in body ? body.session : null;
  if (typeof session !== 'object' || session === null || !('token' in session)) return;
  bound = String(session.token);
  ask('session', bound, [
    new Text(
      'The session is bound: its new token is worthless without the key that this page made, and the page adds a proof of it.',
    ),
  ]);
}

function askAsServer(): void {
  ask('apiKey', key, [
    new Text('Everything below is asked by a merchant’s server, with the demo’s key: '),
    element('code', { text: key }),
    new Text(' stands for it. With your own BFF, it is a key from '),
    element('code', { text: 'MERCHANT_API_KEYS' }),
    new Text('.'),
  ]);
}

/** Like the element, opens an anonymous session. */
async function askAsPage(): Promise<void> {
  const response = await fetch(`${bff}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  if (!response.ok) {
    asker.textContent = `The BFF opened no session (${response.status}).`;
    return;
  }
  const { session }: { session: { token: string; expiresAt: string } } = await response.json();
  const until = new Date(session.expiresAt).toLocaleTimeString('en-GB');
  ask('session', session.token, [
    new Text('Everything below is asked by this page, in a session that is open until '),
    element('b', { text: until }),
    new Text(
      '. Batches, rechecks and verification are for a server, and answer 401 here. So does binding, unless the demo was started with ',
    ),
    element('code', { text: 'SESSION_BINDING=dpop' }),
    new Text(': then this page adds the proof (DPoP) that it takes.'),
  ]);
}

asServer.addEventListener('click', askAsServer);
asPage.addEventListener('click', askAsPage);

/** The viewer has its own dark theme, set by a class. */
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
function colours(): void {
  const theme = root.dataset['theme'];
  root.classList.toggle('dark-mode', theme === 'dark' || (theme !== 'light' && prefersDark.matches));
}
new MutationObserver(colours).observe(root, { attributeFilter: ['data-theme'] });
prefersDark.addEventListener('change', colours);
colours();

/**
 * Adds what the viewer lacks for people who cannot see it or have no mouse. It re-renders everything at every click.
 */
function mend(viewer: HTMLElement): void {
  // The page has a `main` of its own.
  for (const main of viewer.querySelectorAll('main')) main.setAttribute('role', 'group');
  for (const select of viewer.querySelectorAll('select:not([aria-label])')) {
    const name = select.id === 'servers' ? 'Server' : select.closest('.examples-select') ? 'Example' : 'Media type';
    select.setAttribute('aria-label', name);
  }
  for (const code of viewer.querySelectorAll<HTMLElement>('.microlight')) code.tabIndex = 0;
}

function keepMended(viewer: HTMLElement): void {
  new MutationObserver(() => mend(viewer)).observe(viewer, { childList: true, subtree: true });
}
