import diagnostics from 'node:diagnostics_channel';
import type { BffConfig } from '../config/load.ts';
import { ProviderError, type ProviderErrorCode } from '../outbound/errors.ts';
import type { ConfiguredProvider } from '../providers/definition.ts';
import { createProviders } from '../providers/index.ts';
import type { Provider } from '../providers/provider.ts';
import { createKeyring } from '../secrets/keyring.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { Clock } from '../time/clock.ts';
import { clockFinding } from './clock.ts';
import { type Finding, failed, note, ok } from './finding.ts';

const PATIENCE_MS = 10_000;

const ADVICE: Partial<Record<ProviderErrorCode, string>> = {
  bad_answer: 'something else answers at that address: check the base URL',
  bad_credentials: 'it refused the credentials',
  certificate_required: 'it requires a client certificate, or refused ours',
  connection_failed: 'no connection: the address, a firewall, or HTTPS_PROXY',
  proxy_refused: 'HTTPS_PROXY refused: at 407 its user or password, else this provider is not allowed there',
  timed_out: `no answer within ${PATIENCE_MS / 1000} s`,
  tls_failed: 'TLS failed: the certificate of one side is not accepted by the other',
  throttled: 'it asks us to wait for a while',
  out_of_credits: 'there are no credits left',
};

function explain(error: unknown): string {
  if (!(error instanceof ProviderError)) return 'unexpected error';
  const advice = ADVICE[error.code];
  const status = error.status === null ? '' : `, HTTP ${error.status}`;
  return `${error.code}${status}${advice === undefined ? '' : ` (${advice})`}`;
}

async function examine(provider: Provider, where: string, clock: Clock): Promise<Finding> {
  const { name } = provider;
  if (provider.logIn === undefined) {
    return note(
      name,
      `${where}: not asked. Its token is used as it is, and only a check would show whether it is good`,
    );
  }
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    await provider.logIn({ signal, deadline: clock.now() + PATIENCE_MS });
    return ok(name, `${where}: logged in`);
  } catch (error) {
    return failed(name, `${where}: ${explain(error)}`);
  }
}

/** The time that a provider's last answer stated, in whole seconds, and when that answer came. */
function listenForDates(clock: Clock) {
  let seen: { readonly aheadMs: number; readonly host: string } | null = null;
  const listener = (message: unknown) => {
    const { request, response } = Object(message);
    const headers: unknown = response?.headers;
    if (!Array.isArray(headers)) return;
    const texts = headers.map(String);
    const at = texts.findIndex((text, index) => index % 2 === 0 && text.toLowerCase() === 'date');
    const theirs = Date.parse(texts[at + 1] ?? '');
    if (at < 0 || Number.isNaN(theirs)) return;
    seen = { aheadMs: theirs - clock.now(), host: new URL(String(request?.origin)).host };
  };
  diagnostics.subscribe('undici:request:headers', listener);
  return {
    stop: () => diagnostics.unsubscribe('undici:request:headers', listener),
    finding: () => (seen === null ? [] : [clockFinding(seen.host, seen.aheadMs, 1000)]),
  };
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Logs in at each provider, as the BFF would, and asks about nobody. Nothing is written to Redis. */
export async function examineProviders(
  configured: readonly ConfiguredProvider[],
  { clock, production, proxy }: { readonly clock: Clock } & Pick<BffConfig, 'production' | 'proxy'>,
): Promise<Finding[]> {
  const dates = listenForDates(clock);
  const store = createMemoryStore({ clock });
  const findings: Finding[] = [];
  for (const entry of configured) {
    const where = new URL(entry.baseUrl).host;
    try {
      const [provider] = createProviders([entry], {
        store,
        keyring: createKeyring([]),
        metrics: { providerBalance: () => undefined, unknownWord: () => undefined, logInPaused: () => undefined },
        logger: silent,
        clock,
        production,
        proxy,
        longestCallMs: PATIENCE_MS,
      });
      if (provider === undefined) continue;
      findings.push(await examine(provider, where, clock));
      await provider.close();
    } catch (error) {
      // Unusable key material is found before anything is asked.
      findings.push(failed(entry.name, `${where}: ${explain(error)}`));
    }
  }
  dates.stop();
  await store.close();
  return [...findings, ...dates.finding()];
}
