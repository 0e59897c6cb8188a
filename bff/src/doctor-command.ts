import type { AddressInfo } from 'node:net';
import { parseArgs, parseEnv } from 'node:util';
import { createBff } from './bff.ts';
import type { BffConfig } from './config/load.ts';
import { type Finding, lineOf, note } from './doctor/finding.ts';
import { examineProviders } from './doctor/providers.ts';
import { examineKeySet, examineOrigin } from './doctor/reach.ts';
import { examineRedis } from './doctor/redis.ts';
import { examineSettings } from './doctor/settings.ts';
import { createMemoryStore } from './store/memory.ts';
import { systemClock } from './time/clock.ts';

const USAGE = `payee-check doctor [--env-file FILE] [--origin https://shop.example] [--before-start]
  --env-file      settings from a file; what is set in the environment counts more
  --origin        a page: whether it may use the BFF, and what it would be answered
  --before-start  the BFF is not running yet: do not look for its keys at PUBLIC_URL`;

/** What the command reads and writes, as for the other commands of `payee-check`. */
export interface DoctorIo {
  read(path: string): Promise<string>;
  print(line: string): unknown;
  complain(line: string): unknown;
  readonly env: NodeJS.ProcessEnv;
}

/** Asks a BFF with this configuration, which listens on this machine for this one question only and counts nothing. */
async function openSession(config: BffConfig, origin: string): Promise<{ status: number; code: string | null }> {
  const bff = createBff(
    { ...config, auditLog: null, redisUrl: null, logLevel: 'silent' },
    { store: createMemoryStore({ clock: systemClock }), providers: [], widget: null },
  );
  const server = bff.app.listen(0, '127.0.0.1');
  try {
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/v1/sessions`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: '{}',
    });
    const body: unknown = await answer.json().catch(() => null);
    const code: unknown = Object(body).code;
    return { status: answer.status, code: typeof code === 'string' ? code : null };
  } finally {
    server.close();
    server.closeAllConnections();
    await bff.close();
  }
}

interface Question {
  readonly origin: string | undefined;
  readonly isRunning: boolean;
}

async function* examine(env: NodeJS.ProcessEnv, { origin, isRunning }: Question): AsyncGenerator<Finding> {
  const { config, findings } = examineSettings(env);
  yield* findings;
  if (config === null) {
    yield note('settings', 'nothing else is examined until the BFF would start with them');
    return;
  }
  const clock = systemClock;
  yield* await examineRedis(config.redisUrl, clock.now);
  yield* await examineProviders(config.providers, { ...config, clock });
  if (isRunning) yield await examineKeySet(config, clock.now());
  if (origin !== undefined) yield await examineOrigin(origin, config, (page) => openSession(config, page));
}

/**
 * `payee-check doctor`: prints one line for each thing that operators get wrong, and no secret. It really connects to
 * Redis and the providers, changes nothing, and asks about nobody.
 *
 * @returns The exit status: 0, 1 if something fails, 2 if it was called wrongly.
 */
export async function doctor(args: readonly string[], io: DoctorIo): Promise<number> {
  let options: { 'env-file'?: string | undefined; origin?: string | undefined; 'before-start'?: boolean | undefined };
  try {
    options = parseArgs({
      args: [...args],
      options: { 'env-file': { type: 'string' }, origin: { type: 'string' }, 'before-start': { type: 'boolean' } },
    }).values;
  } catch {
    io.complain(USAGE);
    return 2;
  }
  const file = options['env-file'];
  const env = file === undefined ? io.env : { ...parseEnv(await io.read(file)), ...io.env };
  let faults = 0;
  for await (const finding of examine(env, { origin: options.origin, isRunning: options['before-start'] !== true })) {
    if (finding.state === 'failed') faults += 1;
    io.print(lineOf(finding));
  }
  io.print(faults === 0 ? '\nNothing fails.' : `\n${faults} ${faults === 1 ? 'thing fails' : 'things fail'}.`);
  return faults === 0 ? 0 : 1;
}
