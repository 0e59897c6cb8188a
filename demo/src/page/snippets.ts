import { attributesOf, type SceneName, type Switches } from './switches.ts';

const actions: Readonly<Record<SceneName, string>> = {
  checkout: '/orders',
  onboarding: '/payout-accounts',
  supplier: '/suppliers',
};

export interface SnippetOptions {
  readonly scene: SceneName;
  readonly switches: Switches;
  readonly endpoint: string;
  /** The page's own. */
  readonly origin: string;
  /** Where the script is, and its hash. */
  readonly script: { readonly src: string; readonly integrity: string };
}

const written = (attributes: Readonly<Record<string, string | null>>): string[] =>
  Object.entries(attributes).flatMap(([name, value]) => (value === null ? [] : [`${name}="${value}"`]));

/** An attribute a line, where one line would be long. */
function tag(name: string, attributes: readonly string[], indent: string): string {
  const line = `${indent}<${name} ${attributes.join(' ')}>`;
  return line.length <= 72 ? line : `${indent}<${name}\n${attributes.map((it) => `${indent}  ${it}`).join('\n')}>`;
}

/** What stands in the merchant's page. */
export function htmlSnippet({ scene, switches, endpoint, script }: SnippetOptions): string {
  const { context, element } = attributesOf(switches);
  const head = `<script type="module" src="${script.src}"\n  integrity="${script.integrity}"\n  crossorigin></script>`;
  const look = switches.look === 'default' ? '' : ` class="${switches.look}"`;
  const open = `<form method="post" action="${actions[scene]}"${look}>`;
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

function accountSnippet(scheme: string, payee: string): string {
  const iban = `{ scheme: 'iban', iban: form['${payee}.iban'] }`;
  const uk = `{
      scheme: 'uk',
      sortCode: form['${payee}.sort-code'],
      accountNumber: form['${payee}.account-number'],
      secondaryReference: form['${payee}.secondary-reference'],
    }`;
  if (scheme === 'auto') return `form['${payee}.scheme'] === 'uk' ? ${uk} : ${iban}`;
  return scheme === 'uk' ? uk : iban;
}

/** What the merchant's server does, in Node. */
export function serverSnippet({ scene, switches, endpoint, origin }: SnippetOptions): string {
  const payee = scene === 'supplier' ? 'supplier1' : 'payee';
  return `import express from 'express';
import { verifyReceipt } from '@payee-check/shared/receipt';

const BFF = '${endpoint}';
const ORIGIN = '${origin}';
const app = express();
app.use(express.urlencoded({ extended: false }));
${scene === 'onboarding' ? minting : ''}
app.post('${actions[scene]}', async ({ body: form }, response) => {
  // No receipt: this payee was not checked.
  if (!form['${payee}']) return response.json({ action: 'review' });
  // A receipt that proves nothing throws a ReceiptError.
  const claims = await verifyReceipt(form['${payee}'], {
    jwks: BFF + '/.well-known/jwks.json',
    issuer: BFF,
    audience: ORIGIN,
    account: ${accountSnippet(switches.scheme, payee)},
    name: form['${payee}.name'],
  });
  const sure =
    claims.outcome === 'match' ||
    claims.decision === 'use_registered_name';
  response.json({ action: sure ? 'pay' : '${switches.policy === 'require-match' ? 'refuse' : 'review'}' });
});`;
}
