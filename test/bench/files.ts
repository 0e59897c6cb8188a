/**
 * How much of the BFF's code one check runs: the files and functions that V8's precise coverage counts for one warm
 * check of a British account (Banfico answers that the name almost matches) and one of a German account (Ibantrack
 * answers that it matches). What Node, Express and the other packages run is not counted.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type Profiler, Session } from 'node:inspector/promises';
import type { AddressInfo } from 'node:net';
import { sep } from 'node:path';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createBff, loadConfig } from '@payee-check/bff';
import { bffEnvironment, iban } from './lib/checks.ts';
import { report } from './lib/report.ts';

const MOST_FILES = 45;
const MOST_FUNCTIONS = 140;
const WARM_UP = 20;
const ORIGIN = 'https://shop.example';
/** Built by `tsc`, file by file, from `bff/src`. */
const BUILT = ['', 'bff', 'dist', ''].join(sep);

const token = { access_token: 'bench', token_type: 'Bearer', expires_in: 3600 };

/** An answer has to be about the account that was asked about; the adapter ignores any other. */
const banficoAnswer = (asked: string) => ({
  data: {
    result: {
      id: 'bench-1',
      responder: { accountVerificationScheme: 'COP', schemeResponseCode: ['MBAM'] },
      account: {
        id: JSON.parse(asked).data.verification.account.id,
        status: 'ACTIVE',
        nameCheckStatus: 'PARTIAL_MATCH',
        respondedName: 'Jane M Doe',
      },
    },
  },
});

const ANSWERS: Readonly<Record<string, (asked: string) => object>> = {
  '/token': () => token,
  '/oauth2/token': () => token,
  '/account-holder-verifications': () => ({ id: 'bench-1', status: 'completed', match_result: 'match' }),
  '/v1.0/account-verifications': banficoAnswer,
};

/** Both providers at once. */
const upstream = createServer(async (request, response) => {
  const answer = ANSWERS[request.url ?? '']?.(await text(request));
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}).listen(0, '127.0.0.1');
await once(upstream, 'listening');
const upstreamUrl = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;

const logged = new Writable({ write: (_line, _encoding, done) => done() });
const bff = createBff(
  loadConfig({
    ...bffEnvironment(upstreamUrl),
    PORT: '0',
    PROVIDERS: 'ibantrack,banfico',
    BANFICO_BASE_URL: upstreamUrl,
    BANFICO_TOKEN_URL: `${upstreamUrl}/token`,
    BANFICO_CLIENT_ID: 'bench',
    BANFICO_CLIENT_SECRET: 'bench-bench-bench',
  }),
  { logDestination: logged, widget: null },
);
const url = `http://127.0.0.1:${((await bff.listen()).address() as AddressInfo).port}`;
const headers = { origin: ORIGIN, 'content-type': 'application/json' };
const opened = await fetch(`${url}/v1/sessions`, { method: 'POST', headers, body: '{}' });
const { session } = await opened.json();

async function check(account: object, outcome: string): Promise<void> {
  const response = await fetch(`${url}/v1/checks`, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${session.token}` },
    body: JSON.stringify({ account, name: 'Jane Doe' }),
  });
  const answer = await response.json();
  if (answer.check?.outcome !== outcome) throw new Error(`Expected ${outcome}: ${JSON.stringify(answer)}`);
  // The log line is written after the answer has been sent.
  await new Promise((resolve) => setTimeout(resolve, 50));
}

const inspector = new Session();
inspector.connect();
await inspector.post('Profiler.enable');
await inspector.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });

/** V8 counts a file's top-level code as a function that runs when the file is loaded. */
const isModule = ({ ranges }: Profiler.FunctionCoverage) => ranges[0]?.startOffset === 0;

interface Trace {
  readonly files: readonly string[];
  readonly functions: number;
  readonly calls: number;
}

async function trace(account: (count: number) => object, outcome: string): Promise<Trace> {
  for (let count = 0; count < WARM_UP; count++) await check(account(count), outcome);
  await inspector.post('Profiler.takePreciseCoverage');
  await check(account(WARM_UP), outcome);
  const { result } = await inspector.post('Profiler.takePreciseCoverage');
  const files: string[] = [];
  let functions = 0;
  let calls = 0;
  for (const script of result) {
    if (!script.url.startsWith('file:')) continue;
    const path = fileURLToPath(script.url);
    const at = path.lastIndexOf(BUILT);
    if (at < 0) continue;
    const ran = script.functions
      .filter((each) => !isModule(each))
      .map(({ ranges }) => ranges[0]?.count ?? 0)
      .filter((count) => count > 0);
    if (ran.length === 0) continue;
    files.push(path.slice(at + BUILT.length).replace(/\.js$/, '.ts'));
    functions += ran.length;
    calls += ran.reduce((sum, count) => sum + count, 0);
  }
  return { files: files.sort(), functions, calls };
}

/** Account numbers of a sort code without a modulus check. */
const uk = (count: number) => ({ scheme: 'uk', sortCode: '041450', accountNumber: String(10_000_000 + count) });
const german = (count: number) => ({ scheme: 'iban', iban: iban(count) });
const traces: [string, Trace][] = [
  ['a British account, almost a match', await trace(uk, 'close_match')],
  ['a German account, a match', await trace(german, 'match')],
];

await report('files', [
  {
    title: 'What one warm check runs of the BFF',
    head: ['', 'files', 'functions', 'calls'],
    rows: [
      ...traces.map(([name, { files, functions, calls }]) => [name, files.length, functions, calls]),
      ['at most', MOST_FILES, MOST_FUNCTIONS, ''],
    ],
  },
  ...traces.map(([name, { files }]) => ({
    title: `Files: ${name}`,
    head: ['file'],
    rows: files.map((file) => [file]),
  })),
]);
if (traces.some(([, { files, functions }]) => files.length > MOST_FILES || functions > MOST_FUNCTIONS)) {
  process.exitCode = 1;
}
inspector.disconnect();
await bff.close();
upstream.close();
