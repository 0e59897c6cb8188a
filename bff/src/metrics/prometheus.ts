import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics } from './metrics.ts';

/** What the HTTP side counts, in addition to checks and providers. */
export interface HttpMetrics {
  /** `route` is the pattern, never the path: a path may hold anything. */
  requestAnswered(method: string, route: string, status: number, elapsedMs: number): void;
}

export interface PrometheusMetrics extends Metrics, HttpMetrics {
  /** The text that `/metrics` answers. */
  expose(): Promise<string>;
  readonly contentType: string;
  /** The last known state of each provider's circuit, for `/readyz`. */
  circuits(): Readonly<Record<string, string>>;
}

/** From the time that Express takes to that of the slowest bank. */
const SECONDS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 5, 10, 20];

/**
 * The methods that routes have. Any caller can send the others that Node parses, some thirty, to every route, and each pair
 * would be another fourteen series for as long as the process runs.
 */
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS']);

const CIRCUIT_STATES = ['closed', 'half_open', 'open'] as const;

/** @param processMetrics Also memory, event loop and garbage collection of the process; once per process. */
export function createPrometheusMetrics({ processMetrics = false } = {}): PrometheusMetrics {
  const registry = new Registry();
  const registers = [registry];
  if (processMetrics) collectDefaultMetrics({ register: registry });
  const counter = <Label extends string = never>(name: string, help: string, ...labelNames: readonly Label[]) =>
    new Counter({ name, help, labelNames, registers });
  const gauge = <Label extends string = never>(name: string, help: string, ...labelNames: readonly Label[]) =>
    new Gauge({ name, help, labelNames, registers });
  const histogram = <Label extends string>(name: string, help: string, ...labelNames: readonly Label[]) =>
    new Histogram({ name, help, labelNames, buckets: SECONDS, registers });
  const states = new Map<string, string>();

  const requests = histogram(
    'payee_check_http_request_duration_seconds',
    'Requests answered, by method, route pattern and status',
    'method',
    'route',
    'status',
  );
  const checks = counter(
    'payee_check_checks_total',
    'Checks that ended, by outcome, reason, and the provider whose answer decided',
    'outcome',
    'reason',
    'provider',
  );
  const calls = histogram(
    'payee_check_provider_call_duration_seconds',
    'Calls to providers, by operation; result is answered or an error code',
    'provider',
    'operation',
    'result',
  );
  const circuit = gauge(
    'payee_check_provider_circuit',
    '1 for the state that the provider’s circuit is in',
    'provider',
    'state',
  );
  const balance = gauge('payee_check_provider_calls_left', 'Calls that are left on a prepaid account', 'provider');
  const unknownWords = counter(
    'payee_check_provider_unknown_words_total',
    'Words in answers that are not known here, by the field that they stood in and the scheme that answered',
    'provider',
    'field',
    'scheme',
  );
  const logIn = gauge(
    'payee_check_provider_log_in_paused_until_seconds',
    'Unix time until which a refused log-in is not tried again; 0 once it is accepted',
    'provider',
  );
  const limits = counter(
    'payee_check_limits_hit_total',
    'Requests that a limit refused, and names that one kept back',
    'limit',
  );
  const saved = counter(
    'payee_check_calls_saved_total',
    'Name checks that no provider was asked for, since the bank is not in the list of participants',
  );
  const participants = gauge(
    'payee_check_participants_list_timestamp_seconds',
    'Unix time of the day on which the list of participants was taken; 0 where there is none',
  );
  const challenges = counter(
    'payee_check_challenges_total',
    'Challenges before a session: required of browsers, answered by them, failed',
    'result',
  );
  const disclosures = counter(
    'payee_check_names_disclosed_total',
    'Registered names and histories that were disclosed',
  );
  const callbacks = counter(
    'payee_check_callbacks_total',
    'Callbacks sent to CALLBACK_URL, by what they told of; result is delivered, failed, gone or given_up',
    'type',
    'result',
  );
  const signatures = histogram(
    'payee_check_receipt_signing_duration_seconds',
    'Signatures asked of a signer, where one has the key; result is signed, failed, timeout or mismatch',
    'result',
  );

  return {
    contentType: registry.contentType,
    expose: () => registry.metrics(),
    circuits: () => Object.fromEntries(states),
    requestAnswered: (method, route, status, elapsedMs) =>
      requests.observe({ method: METHODS.has(method) ? method : 'other', route, status }, elapsedMs / 1000),
    checkFinished: (outcome, reason, provider) =>
      checks.inc({ outcome, reason: reason ?? 'none', provider: provider ?? 'none' }),
    providerCalled: (provider, operation, result, elapsedMs) =>
      calls.observe({ provider, operation, result }, elapsedMs / 1000),
    circuitChanged(provider, state) {
      states.set(provider, state);
      for (const each of CIRCUIT_STATES) circuit.set({ provider, state: each }, each === state ? 1 : 0);
    },
    logInPaused: (provider, until) => logIn.set({ provider }, Math.ceil(until / 1000)),
    providerBalance: (provider, callsLeft) => balance.set({ provider }, callsLeft),
    unknownWord: (provider, field, scheme) => unknownWords.inc({ provider, field, scheme: scheme ?? 'none' }),
    callSaved: () => saved.inc(),
    participantsListed: (asOf) => participants.set(asOf / 1000),
    limitHit: (limit) => limits.inc({ limit }),
    challenged: (result) => challenges.inc({ result }),
    receiptSigned: (result, elapsedMs) => signatures.observe({ result }, elapsedMs / 1000),
    callbackSent: (type, result) => callbacks.inc({ type, result }),
    nameDisclosed: () => disclosures.inc(),
  };
}
