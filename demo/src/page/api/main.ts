import { element, find } from '../dom.ts';

interface Viewer {
  preauthorizeApiKey(scheme: Scheme, token: string): void;
  readonly authActions: { logout(schemes: readonly Scheme[]): void };
}

/** As the contract calls them. */
type Scheme = 'session' | 'apiKey';

/** Swagger UI, loaded only by this page; it does not come as a module. */
declare const SwaggerUIBundle: (options: Readonly<Record<string, unknown>>) => Viewer;

const root = document.documentElement;
const { bff = '', key = '' } = document.body.dataset;
/** Can be used once the viewer has loaded the contract. */
const askers = [find('#session', HTMLButtonElement), find('#key', HTMLButtonElement)] as const;
const [asPage, asServer] = askers;
const asker = find('#asker', HTMLElement);

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
  // A browser may not use what is for servers. The shop sends it on; the commands that are shown ask the BFF itself.
  showMutatedRequest: false,
  requestInterceptor: (request: { url: string }) =>
    request.url.startsWith(`${bff}/`) ? { ...request, url: `/api/try${request.url.slice(bff.length)}` } : request,
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

function askAsServer(): void {
  ask('apiKey', key, [
    new Text('Everything below is asked by a merchant’s server, with the demo’s key: '),
    element('code', { text: key }),
    new Text(' stands for it. With your own BFF, it is a key from '),
    element('code', { text: 'MERCHANT_API_KEYS' }),
    new Text('.'),
  ]);
}

/** As the element does: an anonymous session. */
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
      '. Batches, rechecks and verification are for a server, and answer 401 here. Binding a session takes a proof (DPoP), which only a script can make.',
    ),
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
 * Adds what the viewer lacks for people who cannot see it or have no mouse. It renders everything again on every press.
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
