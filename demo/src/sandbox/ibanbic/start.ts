import { randomBytes } from 'node:crypto';
import { header, json, route, type SandboxReply, type SandboxRequest } from '../server/exchange.ts';
import type { Distortion } from '../server/faults.ts';
import {
  createWorkbench,
  type ProviderSandbox,
  type ProviderSandboxOptions,
  providerSandbox,
} from '../server/provider-sandbox.ts';
import { startServer } from '../server/server.ts';
import { basicCredentials } from '../server/tokens.ts';
import { validationAnswer } from './answer.ts';

export interface IbanBicSandboxOptions extends ProviderSandboxOptions {
  /** Calls left at the start. After the last one, the answer is 403. */
  readonly balance?: number;
}

/** What the free endpoint always validates, and the numbers for which it answers with the truth. */
const DUMMY = 'AL90208110080000001039531801';
const TRULY_ANSWERED = [
  'DE27100777770209299700',
  'DE11520513735120710131',
  'DE11520513735120710132',
  'AT411100000237571500',
];

const reasons: Readonly<Record<number, string>> = {
  401: 'Authorization Required',
  403: 'Your account balance is used up',
  404: 'Not Found',
  429: 'Too Many Requests',
};

/** The documentation shows no error; the service answers with a page, like a web server. */
function refuse(status: number, headers: Readonly<Record<string, string>> = {}): SandboxReply {
  const text = reasons[status] ?? 'Error';
  const realm = status === 401 ? { 'www-authenticate': 'Basic realm="rest.sepatools.eu"' } : {};
  const body = `<!DOCTYPE html><html><head><title>${status} ${text}</title></head><body>${text}</body></html>`;
  return { status, body, headers: { 'content-type': 'text/html', ...realm, ...headers } };
}

/** Simulates IBAN-BIC.com: `https://rest.sepatools.eu`. */
export async function startIbanBicSandbox(options: IbanBicSandboxOptions = {}): Promise<ProviderSandbox> {
  const bench = createWorkbench(options);
  const { directory, now } = bench;
  const username = `sandbox-${randomBytes(6).toString('hex')}`;
  const password = randomBytes(18).toString('base64url');
  let balance = options.balance ?? 100_000;

  function guarded(handle: (iban: string) => SandboxReply) {
    return (request: SandboxRequest): SandboxReply => {
      const given = basicCredentials(header(request, 'authorization'));
      if (given?.user !== username || given.password !== password) return refuse(401);
      const iban = (request.params.iban ?? new URLSearchParams(request.body).get('iban') ?? '').replace(/\s/gu, '');
      const reply = handle(iban.toUpperCase());
      if (reply.status !== 200 || /\bapplication\/json\b/iu.test(header(request, 'accept'))) return reply;
      return { status: 200, body: toXml('result', reply.body), headers: { 'content-type': 'text/xml; charset=utf-8' } };
    };
  }

  function validate(iban: string): SandboxReply {
    if (balance <= 0) return refuse(403);
    balance -= 1;
    return json(200, validationAnswer(directory, iban, balance, now()));
  }

  function validateDummy(iban: string): SandboxReply {
    return json(200, validationAnswer(directory, TRULY_ANSWERED.includes(iban) ? iban : DUMMY, balance, now()));
  }

  const server = await startServer(
    {
      routes: (
        [
          ['/validate_iban', validate],
          ['/validate_iban_dummy', validateDummy],
        ] as const
      ).flatMap(([path, handle]) => [
        route('GET', `${path}/:iban`, guarded(handle)),
        route('POST', `${path}/:iban`, guarded(handle)),
        route('POST', path, guarded(handle)),
      ]),
      refuse: (status, _request, headers) => refuse(status, headers),
      distort,
    },
    bench.settings,
  );
  const env = { IBANBIC_BASE_URL: server.origin, IBANBIC_USERNAME: username, IBANBIC_PASSWORD: password };
  return providerSandbox(env, bench, server);
}

/** The same answer as XML, which is the default for a caller that does not ask for JSON. */
function toXml(name: string, value: unknown): string {
  return `<${name}>${content(value)}</${name}>`;
}

function content(value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => toXml('item', item)).join('');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([key, inner]) => toXml(key, inner))
      .join('');
  }
  return String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** An answer that no documentation allows. */
function distort(body: object, how: Exclude<Distortion, 'array'>): object {
  switch (how) {
    case 'unknown_word':
      return { ...body, result: 'perhaps', iban_listed: 'somewhere', sct: 'maybe' };
    case 'needless_name':
      return { ...body, account_holder: 'Jane Doe' };
    case 'contradiction':
      return { ...body, result: 'passed', return_code: 2048, iban_checksum_check: 'failed' };
  }
}
