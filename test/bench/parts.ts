/**
 * What each part of a check costs, in processor time, one after another in this process: the work done for every check,
 * with distinct accounts, against the same upstream as the other benchmarks.
 */
import { PassThrough } from 'node:stream';
import { checkRequest } from '@payee-check/shared/contract';
import { readAccount } from '../../bff/src/accounts/read-account.ts';
import type { Question } from '../../bff/src/domain/question.ts';
import { createOwnersOf } from '../../bff/src/limits/address.ts';
import { createCheckLimits } from '../../bff/src/limits/check-limits.ts';
import { createLogger } from '../../bff/src/log/logger.ts';
import { createPrometheusMetrics } from '../../bff/src/metrics/prometheus.ts';
import { createOutboundClient } from '../../bff/src/outbound/client.ts';
import { createReceiptIssuer, type ReceiptFacts } from '../../bff/src/receipts/issuer.ts';
import { createReceiptKeys } from '../../bff/src/receipts/keys.ts';
import { localSigning } from '../../bff/src/receipts/sign.ts';
import { createKeyring, createSeal } from '../../bff/src/secrets/keyring.ts';
import type { SessionClaims } from '../../bff/src/sessions/session.ts';
import { createSessionTokens } from '../../bff/src/sessions/tokens.ts';
import { createMemoryStore } from '../../bff/src/store/memory.ts';
import { systemClock as clock } from '../../bff/src/time/clock.ts';
import { iban } from './lib/checks.ts';
import { median } from './lib/measure.ts';
import { startServer } from './lib/processes.ts';
import { report } from './lib/report.ts';

const ROUNDS = 9;
const RUNS = 2000;
const MUCH = 1_000_000_000;

const upstream = await startServer('upstream');
const keyring = createKeyring(['a secret for this benchmark alone, long enough']);
const store = createMemoryStore({ clock });
const session: SessionClaims = {
  id: 'ses_bench',
  origin: 'https://shop.example',
  minted: false,
  mintedBy: null,
  customer: { subject: null, subjects: {} },
  reference: null,
  history: 'none',
  key: null,
  expiresAt: clock.now() + 1_800_000,
};
let count = 0;
const nextBody = () => JSON.stringify({ account: { scheme: 'iban', iban: iban(count++) }, name: 'Jane Doe' });

const tokens = createSessionTokens(keyring, clock);
const token = await tokens.seal(session);
const metrics = createPrometheusMetrics();
const limits = createCheckLimits({
  store,
  keyring,
  clock,
  metrics,
  ownersOf: createOwnersOf(keyring),
  keys: 1,
  limits: {
    checksPerSession: MUCH,
    checksPerMinute: MUCH,
    namesPerAccount: MUCH,
    sessionsPerIpPerHour: MUCH,
    checksPerIpPerHour: MUCH,
    namesPerAccountPerIpPerHour: MUCH,
    namesPerAccountPerHour: MUCH,
    detailsPerSession: MUCH,
    requestsPerIpPerMinute: MUCH,
    sessionsPerKeyPerMinute: MUCH,
    disclosuresPerNetworkPerHour: 1_000_000,
    disclosuresPerOriginPerHour: 1_000_000,
    disclosuresPerHour: 1_000_000,
    disclosuresPerKeyPerHour: 1_000_000,
    quotaReserve: 0.5,
    providerCallsPerDay: null,
    checksPerKeyPerMinute: MUCH,
    batchesPerKey: 4,
    linesPerBatch: 2000,
    batchShare: 0.5,
  },
});
const client = createOutboundClient({ provider: 'ibantrack', baseUrl: upstream.url, timeoutMs: 8000 });
const { signing: receiptKey } = createReceiptKeys(null);
if (receiptKey.privateKey === null) throw new TypeError('A key made here has a private half');
const signing = localSigning(receiptKey.privateKey);
const receipts = createReceiptIssuer({ kid: receiptKey.kid, signing, issuer: 'https://bff.example', clock });
const seal = createSeal(keyring);
const nowhere = new PassThrough();
nowhere.resume();
const logger = createLogger('info', nowhere);

const facts: ReceiptFacts = {
  checkId: 'chk_0123456789abcdefghijkl',
  audience: session.origin,
  reference: null,
  subjectHash: null,
  outcome: 'match',
  reason: null,
  decision: null,
  risk: { level: 'unknown', signals: [] },
  basis: 'name_check',
  identifiersCompared: null,
  source: { provider: 'ibantrack', reference: '0123456789ab', environment: 'live', scheme: 'epc_vop' },
  accountStatus: 'active',
  checkedAt: 0,
  shown: null,
  salt: '0123456789abcdefghijkl',
  accountHash: 'x'.repeat(43),
  nameHash: 'x'.repeat(43),
  identifierHashes: [],
};
const record = JSON.stringify({ ...facts, receipt: await receipts.issue(facts), check: facts });

function question(): Question {
  const { account: input, name = '' } = checkRequest.parse(JSON.parse(nextBody()));
  const read = readAccount(input);
  if (!read.valid) throw new Error('The benchmark made an impossible account');
  return { account: read.account, name, accountType: null, identifiers: [] };
}
const prepared = Array.from({ length: RUNS * (ROUNDS + 1) }, question);
let asked = 0;

const parts: readonly [name: string, run: () => unknown][] = [
  ['session: open the token again', () => tokens.open(token)],
  ['validation: JSON, schema, account rules', question],
  [
    'limits: six of them',
    () => {
      const next = prepared[asked++ % prepared.length];
      return next && limits.admitCheck(session, next, '192.0.2.1');
    },
  ],
  [
    'upstream: one call, answer read',
    () =>
      client.request({
        method: 'POST',
        path: '/account-holder-verifications',
        body: { account: { iban: 'x' } },
        retry: 'unsent',
        signal: new AbortController().signal,
        deadline: clock.now() + 8000,
      }),
  ],
  ['receipt: signed', () => receipts.issue(facts)],
  ['record: sealed and kept', () => store.set(`record ${count++}`, seal.seal(record, 'place'), 60_000)],
  [
    'log and metrics: two lines, three counts',
    () => {
      logger.info({ provider: 'ibantrack', operation: 'name_check', result: 'answered', status: null }, 'called');
      logger.info({ requestId: 'x', method: 'POST', route: '/v1/checks', status: 200, session: 'x' }, 'request');
      metrics.providerCalled('ibantrack', 'name_check', 'answered', 1);
      metrics.checkFinished('match', null, 'ibantrack');
      metrics.requestAnswered('POST', '/v1/checks', 200, 1);
    },
  ],
];

async function microseconds(run: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  for (let turn = 0; turn < RUNS; turn++) await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / RUNS;
}

const rows: [string, number, number][] = [];
for (const [name, run] of parts) {
  await microseconds(run);
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS; round++) taken.push(await microseconds(run));
  rows.push([name, median(taken), Math.min(...taken)]);
}
const sum = (column: 1 | 2) => rows.reduce((total, row) => total + row[column], 0);
await report('parts', [
  {
    title: 'Processor time of each part of a check, microseconds',
    head: ['', 'median', 'least'],
    rows: [...rows, ['all of them' as const, sum(1), sum(2)] as const].map(([name, middle, least]) => [
      name,
      middle.toFixed(1),
      least.toFixed(1),
    ]),
  },
]);
await client.close();
await upstream.stop();
