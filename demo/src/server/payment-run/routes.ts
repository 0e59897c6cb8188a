import { randomUUID } from 'node:crypto';
import { decision } from '@payee-check/shared/contract';
import { type PaymentFile, PaymentFileError, readPaymentFile, writeResults } from '@payee-check/shared/payment-file';
import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Sandbox } from '../../sandbox/index.ts';
import type { WireLog } from '../wire.ts';
import { BffError, createBatchClient } from './bff.ts';
import { readCorrection } from './correct.ts';
import { ebicsCodes } from './ebics.ts';
import { createRun, type Run } from './run.ts';
import { samples } from './samples/index.ts';
import type { RunProblem, RunProblemCode } from './view.ts';

export interface PaymentRunOptions {
  readonly origin: string;
  readonly bffUrl: string;
  readonly apiKey: string;
  readonly sandbox: Pick<Sandbox, 'directory'>;
  readonly wire: WireLog;
}

/** Lines per batch, the BFF's default. */
const MOST_LINES = 2000;
/** More than the largest file: the reader then refuses it with its own error. */
const MOST_BYTES = 51 * 1024 * 1024;
/** The number of runs that are kept; the oldest is dropped. */
const MOST_RUNS = 20;

const STATUS: Readonly<Partial<Record<RunProblemCode, number>>> = {
  run_not_found: 404,
  batch_gone: 410,
  too_many_runs: 429,
  bff_unavailable: 502,
  invalid_request: 400,
};

class RunError extends Error {
  override readonly name = 'RunError';
  readonly problem: RunProblem;
  constructor(code: RunProblemCode, line?: number) {
    super(code);
    this.problem = { code, ...(line !== undefined && { line }) };
  }
}

/** The BFF's errors as problems of a run. */
const fromBff: Readonly<Record<string, RunProblemCode>> = {
  batch_not_found: 'batch_gone',
  rate_limited: 'too_many_runs',
};

function problemOf(error: unknown): RunProblem | null {
  if (error instanceof RunError) return error.problem;
  if (error instanceof BffError) return { code: fromBff[error.code] ?? 'bff_unavailable' };
  if (error instanceof PaymentFileError) {
    return { code: error.code, ...(error.line !== undefined && { line: error.line }) };
  }
  const { data } = z.object({ type: z.literal('entity.too.large') }).safeParse(error);
  return data === undefined ? null : { code: 'too_large' };
}

function read(body: unknown): PaymentFile {
  if (typeof body === 'string' || body instanceof Uint8Array) return readPaymentFile(body);
  throw new PaymentFileError('empty');
}

const decisions = z.strictObject({ lines: z.array(z.string().max(64)).min(1).max(MOST_LINES), decision });
const since = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
  .catch(0);
const form = z.record(z.string(), z.string());

/**
 * The accounting system's own server: it reads the file, submits the batch with its key, and writes the results back.
 */
export function paymentRunRoutes({ origin, bffUrl, apiKey, sandbox, wire }: PaymentRunOptions): Router {
  const client = createBatchClient({ bffUrl, apiKey, origin, wire });
  const runs = new Map<string, Run>();
  const router = Router();

  function runOf({ params }: Request): Run {
    const run = runs.get(z.string().catch('').parse(params['run']));
    if (run === undefined) throw new RunError('run_not_found');
    return run;
  }

  /** The page sets the name of the download, because it knows the name of the file. */
  function download(response: Response, type: string, content: Uint8Array | string): void {
    response.set({ 'Content-Type': type, 'Content-Disposition': 'attachment' });
    response.send(typeof content === 'string' ? content : Buffer.from(content));
  }

  router.get('/samples/:name', (request, response) => {
    const name = request.params.name;
    const write = Object.hasOwn(samples, name) ? samples[name] : undefined;
    if (write === undefined) throw new RunError('run_not_found');
    const type = name.endsWith('.xml') ? 'application/xml' : 'text/csv; charset=utf-8';
    download(response, type, write(sandbox.directory));
  });

  const body = [
    express.raw({ type: 'application/octet-stream', limit: MOST_BYTES }),
    express.text({ type: 'text/plain', limit: MOST_BYTES }),
  ];
  router.post('/runs', body, async (request: Request, response: Response) => {
    const file = read(request.body);
    const asked = file.lines.filter(({ fault }) => fault === null);
    if (asked.length === 0) throw new RunError('nothing_to_check');
    if (asked.length > MOST_LINES) throw new RunError('too_many_for_one_run');
    const run = createRun(file, await client.create(asked, randomUUID()), client);
    runs.set(run.id, run);
    const [oldest] = runs.keys();
    if (runs.size > MOST_RUNS && oldest !== undefined) runs.delete(oldest);
    response.status(201).json(await run.view(0));
  });

  router.get('/runs/:run', async (request, response) => {
    response.json(await runOf(request).view(since.parse(request.query['since'])));
  });

  router.delete('/runs/:run', async (request, response) => {
    const run = runOf(request);
    await run.cancel();
    response.json(await run.view(0));
  });

  router.post('/runs/:run/decisions', express.json({ limit: '256kb' }), async (request, response) => {
    const run = runOf(request);
    const { data } = decisions.safeParse(request.body);
    if (data === undefined) throw new RunError('invalid_request');
    await run.decide(data.lines, data.decision);
    response.json(await run.view(since.parse(request.query['since'])));
  });

  router.post(
    '/runs/:run/lines/:line/correction',
    express.urlencoded({ extended: false, limit: '64kb' }),
    async (request, response) => {
      const run = runOf(request);
      const line = run.line(z.string().parse(request.params['line']));
      const { data } = form.safeParse(request.body);
      if (line === undefined || data === undefined) throw new RunError('invalid_request');
      const correction = await readCorrection(line, data, { issuer: bffUrl, origin });
      if (typeof correction === 'string') throw new RunError(correction);
      run.correct(line, correction);
      response.json(await run.view(since.parse(request.query['since'])));
    },
  );

  router.get('/runs/:run/corrected.xml', (request, response) => {
    const written = runOf(request).corrected();
    if (written === null) throw new RunError('invalid_request');
    download(response, 'application/xml', written.bytes);
  });
  router.get('/runs/:run/results.csv', (request, response) => {
    const run = runOf(request);
    download(response, 'text/csv; charset=utf-8', writeResults(run.file, run.results()));
  });
  router.get('/runs/:run/ebics-codes.csv', (request, response) => {
    const run = runOf(request);
    download(response, 'text/csv; charset=utf-8', ebicsCodes(run.file, run.results()));
  });

  router.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    const problem = problemOf(error);
    if (problem === null) next(error);
    else response.status(STATUS[problem.code] ?? 422).json(problem);
  });
  return router;
}
