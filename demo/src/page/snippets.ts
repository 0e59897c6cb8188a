import { attributesOf, directionOf, type FormSceneName, type Switches } from './switches.ts';

const actions: Readonly<Record<FormSceneName, string>> = {
  checkout: '/orders',
  onboarding: '/payout-accounts',
  supplier: '/suppliers',
};

export interface SnippetOptions {
  readonly scene: FormSceneName;
  readonly switches: Switches;
  readonly endpoint: string;
  /** The page's own origin. */
  readonly origin: string;
  /**
   * The script at a URL whose content never changes, and its hash: the content of `/widget/v1/` changes, so it has no
   * lasting hash.
   */
  readonly script: { readonly src: string; readonly integrity: string };
}

const written = (attributes: Readonly<Record<string, string | null>>): string[] =>
  Object.entries(attributes).flatMap(([name, value]) => (value === null ? [] : [`${name}="${value}"`]));

/** One attribute per line, if a single line would be long. */
function tag(name: string, attributes: readonly string[], indent: string): string {
  const line = `${indent}<${name} ${attributes.join(' ')}>`;
  return line.length <= 72
    ? line
    : `${indent}<${name}\n${attributes.map((attribute) => `${indent}  ${attribute}`).join('\n')}>`;
}

/** The element reads the page's direction, which is stated only if it is not the default. */
const turned = (switches: Switches) => (directionOf(switches) === 'rtl' ? 'rtl' : null);

/** What the merchant's page contains. */
export function htmlSnippet({ scene, switches, endpoint, script }: SnippetOptions): string {
  const { context, element } = attributesOf(switches);
  const head = `<script type="module" src="${script.src}"\n  integrity="${script.integrity}"\n  crossorigin></script>`;
  const ofForm = { class: switches.look === 'default' ? null : switches.look, dir: turned(switches) };
  const open = tag('form', ['method="post"', `action="${actions[scene]}"`, ...written(ofForm)], '');
  if (scene === 'supplier') {
    return `${head}

${open}
${tag('payee-check-context', [`endpoint="${endpoint}"`, ...written(context)], '  ')}
${[1, 2, 3, 4, 5].map((n) => `${tag('payee-check', [`name="supplier${n}"`, ...written(element), 'required'], '    ')}</payee-check>`).join('\n')}
  </payee-check-context>
  <button>Send for release</button>
</form>

<script type="module">
  const [company] = document.querySelectorAll('payee-check');
  company.identifiers = [{ type: 'lei', value: '99990SANDBOXISAR0103' }];
</script>`;
  }
  const own = [
    `endpoint="${endpoint}"`,
    'name="payee"',
    ...written({ ...context, ...element }),
    ...(scene === 'onboarding' ? ['autocomplete="name"'] : []),
    'required',
  ];
  const body = `${head}

${open}
${tag('payee-check', own, '  ')}</payee-check>
  <button>${scene === 'onboarding' ? 'Save' : 'Pay'}</button>
</form>`;
  if (scene !== 'onboarding') return body;
  return `${body}

<script type="module">
  const payee = document.querySelector('payee-check');
  payee.getSessionToken = async () => {
    const response = await fetch('/session', { method: 'POST' });
    return (await response.json()).token;
  };
</script>`;
}

const minting = `
// Your server knows its customer. The browser never sees the key.
app.post('/session', async (request, response) => {
  const answer = await fetch(new URL('/v1/sessions', BFF), {
    method: 'POST',
    headers: {
      authorization: 'Bearer ' + process.env.PAYEE_CHECK_API_KEY,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ origin: ORIGIN, subject: request.user.id }),
  });
  const { session } = await answer.json();
  response.json({ token: session.token });
});
`;

/** What the scene's own server decides about a verified receipt, as a short version of `judge.ts`. */
const decisions: Readonly<Record<FormSceneName, string>> = {
  checkout: `    // A name can match an account that was reported for fraud.
    if (isRisky) return 'review';
    return fits ? 'pay' : 'review';`,
  onboarding: `    // A name can match an account that was reported for fraud.
    if (claims.risk.level === 'high' || !fits) return 'refuse';
    return isRisky ? 'review' : 'pay';`,
  supplier: `    if (claims.risk.level === 'high') return 'refuse';
    if (fits) return isRisky ? 'review' : 'pay';
    return claims.outcome === 'no_match' ? 'refuse' : 'review';`,
};

/** The form's handler, for one payee or for five. */
function handler(scene: FormSceneName): string {
  if (scene === 'onboarding') {
    return `app.post('${actions[scene]}', async (request, response) => {
  const action = await decide(request.body, 'payee', request.user.id);
  response.json({ action });
});`;
  }
  if (scene === 'checkout') {
    return `app.post('${actions[scene]}', async ({ body: form }, response) => {
  response.json({ action: await decide(form, 'payee') });
});`;
  }
  return `app.post('${actions[scene]}', async ({ body: form }, response) => {
  const suppliers = [1, 2, 3, 4, 5].map((n) => 'supplier' + n);
  const actions = suppliers.map((payee) => decide(form, payee));
  response.json({ actions: await Promise.all(actions) });
});`;
}

/** What the merchant's server does, in Node. */
export function serverSnippet({ scene, endpoint, origin }: SnippetOptions): string {
  const isPayout = scene === 'onboarding';
  return `import express from 'express';
import { ReceiptError, readPayee, verifyReceipt } from '@payee-check/shared/receipt';

const BFF = '${endpoint}';
const ORIGIN = '${origin}';
const app = express();
app.use(express.urlencoded({ extended: false }));

// Reasons that say nothing about the payee, and so are no reason to refuse.
const UNKNOWN = ['not_checked', 'expired', 'jwks_unavailable'];

async function decide(form, payee${isPayout ? ', subject' : ''}) {
  const { receipt, account, name } = readPayee(form, payee);
  try {
    const claims = await verifyReceipt(receipt, {
      jwks: BFF + '/.well-known/jwks.json',
      issuer: BFF,
      audience: ORIGIN,
      account,
      name,${isPayout ? '\n      subject, // its own account, and no other customer’s' : ''}
      allowSandbox: true, // this demo’s providers are sandboxes: leave it out
    });
    const fits = claims.outcome === 'match' || claims.decision === 'use_registered_name';
    const isRisky = ['caution', 'high'].includes(claims.risk.level);
${decisions[scene]}
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    // Otherwise it is forged, or about another account, name or page.
    return UNKNOWN.includes(error.code) ? 'review' : 'refuse';
  }
}
${isPayout ? minting : ''}
${handler(scene)}`;
}
