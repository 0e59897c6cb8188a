#!/usr/bin/env node
import type { Server } from 'node:http';
import { pino } from 'pino';
import { type Bff, createBff } from './bff.ts';
import { ConfigError, loadConfig } from './config/load.ts';
import { describeListenError } from './http/server.ts';
import { inBatches } from './log/batches.ts';
import { describeError } from './log/logger.ts';
import { loadTracing } from './tracing/opentelemetry.ts';

/** Longer than any request may take besides its check; then the process exits, finished or not. */
const DRAIN_GRACE_MS = 15_000;
const LAST_LINE_MS = 1000;

function fail(text: string): never {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

/** Log writes are queued so that requests do not wait for them; the rest is written when the process ends. */
const output = pino.destination({ dest: 1, sync: false });
const logDestination = inBatches(output);

/** A fault before logging is set up is reported in one message, without a stack. */
const tracing = await loadTracing();

function start(): { bff: Bff; config: ReturnType<typeof loadConfig> } {
  try {
    const config = loadConfig(process.env);
    return { bff: createBff(config, { processMetrics: true, logDestination, tracing }), config };
  } catch (error) {
    if (error instanceof ConfigError) fail(error.message);
    fail(`Payee Check cannot start: ${JSON.stringify(describeError(error))}`);
  }
}

/** The actual address: `PORT=0` picks a free port. */
function addressOf(server: Server): { address: string; port: number } {
  const bound = server.address();
  return bound === null || typeof bound === 'string' ? { address: bound ?? '', port: 0 } : bound;
}

const { bff, config } = start();
const { logger } = bff;

/**
 * Exits once the last line is written, or it is clear that nobody reads it; writing during exit might block forever.
 */
function leave(code: number): void {
  const exit = () => process.exit(code);
  output.once('close', exit).once('error', exit);
  setTimeout(exit, LAST_LINE_MS);
  logDestination.flush();
  output.end();
}

async function shutDown(signal: string): Promise<void> {
  logger.info({ signal }, 'shutting down: no new work; work in progress is completed');
  const overdue = setTimeout(() => {
    logger.error('shut down before everything had ended');
    leave(1);
  }, config.checks.deadlineMs + DRAIN_GRACE_MS);
  await bff.close();
  clearTimeout(overdue);
  logger.info('shut down');
  leave(0);
}

function crash(error: unknown): never {
  // Node's own report would print the message, which may hold anything.
  logger.fatal(describeError(error), 'unexpected error');
  process.exit(1);
}

process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);
// By default Node would open a debugger, through which anybody on the loopback interface could read every secret.
process.on('SIGUSR1', () => logger.warn('SIGUSR1: no debugger is opened'));
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void shutDown(signal));

try {
  const { address, port } = addressOf(await bff.listen());
  logger.info(
    { address, port, providers: config.providers.map(({ name }) => name) },
    `Payee Check serves ${config.server.publicUrl}`,
  );
} catch (error) {
  const { hint, ...where } = describeListenError(error, config.server);
  const at = `${where.address}, port ${where.port}`;
  logger.fatal({ ...describeError(error), ...where }, `cannot listen on ${at}: ${hint}`);
  process.exit(1);
}
