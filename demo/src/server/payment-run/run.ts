import { randomBytes } from 'node:crypto';
import type { Batch, BatchLineResult, Decision } from '@payee-check/shared/contract';
import { type LineResult, type PaymentFile, type PaymentLine, takeOverNames } from '@payee-check/shared/payment-file';
import { type BatchClient, BffError, LINES_PER_PAGE } from './bff.ts';
import type { Correction, LineView, RunView } from './view.ts';

/** A caller that asks sooner gets the last known state. */
const FRESH_MS = 400;

const isFinal = (line: LineView | undefined) => line?.status === 'completed' || line?.status === 'invalid';

function blank({ id, name, account, written, amount, currency, reference, fault, place }: PaymentLine): LineView {
  return {
    id,
    name,
    account,
    written,
    amount,
    currency,
    reference,
    fault,
    at: place.line,
    status: fault === null ? 'waiting' : 'invalid',
    outcome: null,
    reason: null,
    registeredName: null,
    risk: null,
    bank: null,
    decision: null,
    correction: null,
  };
}

function withResult(line: LineView, { status, check }: BatchLineResult): LineView {
  if (check?.status !== 'completed') return { ...line, status };
  return {
    ...line,
    status,
    outcome: check.outcome,
    reason: check.reason,
    registeredName: check.registeredName ?? null,
    risk: check.risk.level,
    bank: check.account.bank?.name ?? null,
    decision: check.decision,
  };
}

/** The name under which the line is paid, if it differs from the file's. */
function newName({ decision, registeredName, correction }: LineView): string | null {
  return correction?.name ?? (decision === 'use_registered_name' ? registeredName : null);
}

/** A file being checked: its contents, and the results of its lines so far. It is kept in this process. */
export function createRun(file: PaymentFile, batch: Batch, client: BatchClient) {
  const id = randomBytes(16).toString('base64url');
  const lines = new Map(file.lines.map((line) => [line.id, blank(line)]));
  /** In the order of the batch, which does not contain the lines that the file's reader rejected. */
  const asked = file.lines.filter(({ fault }) => fault === null).map((line) => line.id);
  const changedAt = new Map([...lines.keys()].map((line) => [line, 1]));
  let revision = 1;
  let known = batch;
  let status: RunView['status'] = batch.status;
  let stale = false;
  let lookedAt = 0;
  let looking: Promise<void> | null = null;

  function put(line: LineView): void {
    if (JSON.stringify(lines.get(line.id)) === JSON.stringify(line)) return;
    lines.set(line.id, line);
    changedAt.set(line.id, revision + 1);
  }

  function change(what: () => void): void {
    what();
    revision += 1;
  }

  const isKnown = (line: string) => isFinal(lines.get(line));

  const take = (results: readonly BatchLineResult[]) => {
    for (const result of results) {
      const line = lines.get(result.id);
      if (line !== undefined) put(withResult(line, result));
    }
  };

  /** A line that was not asked before the batch ended never will be. */
  function end(how: 'cancelled' | 'expired'): void {
    change(() => {
      status = how;
      stale = false;
      for (const line of lines.values()) if (!isFinal(line)) put({ ...line, status: 'not_asked' });
    });
  }

  async function look(): Promise<void> {
    try {
      known = await client.read(batch.id);
      // Only pages with news: reading a page signs a new receipt for each of its lines.
      for (let from = 0; from < asked.length; from += LINES_PER_PAGE) {
        const ids = asked.slice(from, from + LINES_PER_PAGE);
        if (ids.every(isKnown)) continue;
        const page = await client.page(batch.id, from);
        change(() => take(page));
      }
      change(() => {
        status = known.status;
        stale = false;
      });
    } catch (error) {
      if (!(error instanceof BffError)) throw error;
      if (status === 'cancelled') return;
      if (error.code === 'batch_not_found') end('expired');
      else
        change(() => {
          stale = true;
        });
    }
  }

  async function refresh(): Promise<void> {
    if (status !== 'running' || Date.now() - lookedAt < FRESH_MS) return looking ?? undefined;
    lookedAt = Date.now();
    looking ??= look().finally(() => {
      looking = null;
    });
    return looking;
  }

  /** Names that are written into the file; a correction was already compared with the line's own account. */
  const names = () =>
    new Map(
      [...lines.values()].flatMap((line) => {
        const name = newName(line);
        return name === null ? [] : [[line.id, name] as const];
      }),
    );

  const corrected = () => (file.format === 'pain.001' ? takeOverNames(file, names()) : null);

  return {
    id,
    file,
    startedAt: batch.createdAt,
    line: (line: string) => lines.get(line),
    corrected,

    async view(since: number): Promise<RunView> {
      await refresh();
      return {
        id,
        format: file.format,
        version: file.format === 'pain.001' ? file.version : null,
        total: file.lines.length,
        status,
        startedAt: batch.createdAt,
        estimatedEndAt: status === 'running' ? known.estimatedEndAt : null,
        stale,
        notTakenOver: corrected()?.notTakenOver ?? [],
        revision,
        lines: [...lines.values()].filter((line) => (changedAt.get(line.id) ?? 0) > since),
      };
    },

    async decide(ids: readonly string[], decision: Decision): Promise<void> {
      const results = await client.decide(batch.id, ids, decision);
      change(() => take(results));
    },

    correct(line: LineView, correction: Correction): void {
      change(() => put({ ...line, correction }));
    },

    async cancel(): Promise<void> {
      if (status !== 'running') return;
      // Keeps the results so far, because the BFF forgets the batch.
      lookedAt = 0;
      await refresh();
      if (status !== 'running') return;
      await client.cancel(batch.id);
      end('cancelled');
    },

    /** The banks' answers about each line, corrections included. */
    results(): Map<string, LineResult> {
      return new Map(
        [...lines.values()].flatMap(({ id: line, outcome, reason, registeredName, correction }) => {
          if (outcome === null) return [];
          if (correction !== null) return [[line, { outcome: correction.outcome }] as const];
          return [[line, { outcome, reason, ...(registeredName !== null && { registeredName }) }] as const];
        }),
      );
    },
  };
}

export type Run = ReturnType<typeof createRun>;
