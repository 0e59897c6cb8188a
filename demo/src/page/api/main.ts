import { element, find } from '../dom.ts';

interface Viewer {
  preauthorizeApiKey(scheme: string, token: string): void;
}

/** Swagger UI, loaded only by this page; it does not come as a module. */
declare const SwaggerUIBundle: (options: Readonly<Record<string, unknown>>) => Viewer;

const root = document.documentElement;
/** Can be used once the viewer has loaded the contract. */
const opener = find('#session', HTMLButtonElement);
const bff = document.body.dataset['bff'] ?? '';

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
  onComplete() {
    opener.disabled = false;
    root.dataset['ready'] = 'true';
  },
});

/** The viewer has its own dark theme, set by a class. */
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
function colours(): void {
  const theme = root.dataset['theme'];
  root.classList.toggle('dark-mode', theme === 'dark' || (theme !== 'light' && prefersDark.matches));
}
new MutationObserver(colours).observe(root, { attributeFilter: ['data-theme'] });
prefersDark.addEventListener('change', colours);
colours();

/** Opens an anonymous session for this page, as the element does, so that requests tried here have a token. */
opener.addEventListener('click', async () => {
  const state = find('#session-state', HTMLElement);
  const response = await fetch(`${bff}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  if (!response.ok) {
    state.textContent = `The BFF opened no session (${response.status}).`;
    return;
  }
  const { session }: { session: { token: string; expiresAt: string } } = await response.json();
  viewer.preauthorizeApiKey('session', session.token);
  const until = new Date(session.expiresAt).toLocaleTimeString('en-GB');
  state.replaceChildren(
    new Text('Open until '),
    element('b', { text: until }),
    new Text('. Everything below uses it.'),
  );
});

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
