import { createHmac } from 'node:crypto';
import type { Batch, BatchLineResult, Check, Decision } from '@payee-check/shared/contract';
import { applyDecision, withReceipt } from '../checks/conclude.ts';
import type { CheckRecord, CompletedRecord } from '../checks/records.ts';
import type { Question } from '../domain/question.ts';
import { changeOf } from '../receipts/change.ts';
import { bindingsOf, type ReceiptIssuer } from '../receipts/issuer.ts';
import type { Clock } from '../time/clock.ts';
import { type AnswerSeries, estimateEnd } from './estimate.ts';
import type { Line } from './lines.ts';
import type { BatchRecord, QuestionState } from './records.ts';
import type { BatchHeader, Way } from './schema.ts';

const time = (ms: number) => new Date(ms).toISOString();

/** Each bulk call by itself, and all that a provider is asked one by one together. */
function seriesOf(
  ways: ReadonlyMap<number, Way>,
  answeredAt: ReadonlyMap<number | null, readonly number[]>,
): AnswerSeries[] {
  const series = new Map<unknown, AnswerSeries>();
  for (const [number, { provider, questions, told }] of ways) {
    const key = told === null ? provider : number;
    const before = series.get(key) ?? { total: 0, answeredAt: [] };
    series.set(key, {
      total: before.total + questions,
      answeredAt: [...before.answeredAt, ...(answeredAt.get(number) ?? [])],
      providerCounts: told,
    });
  }
  return [...series.values()];
}

/** The state of a batch, derived from its questions and the ways in which they are asked. */
function batchOf(
  { id, header }: Pick<BatchRecord, 'id' | 'header'>,
  states: ReadonlyMap<number, QuestionState>,
  ways: ReadonlyMap<number, Way>,
  now: number,
): Batch {
  const weights = new Map(header.repeats);
  const weightOf = (number: number) => weights.get(number) ?? 1;
  const asking = header.questions + header.repeats.reduce((sum, [, weight]) => sum + weight - 1, 0);
  const counts = {
    total: header.lines,
    waiting: asking,
    running: 0,
    invalid: header.lines - asking,
    match: 0,
    close_match: 0,
    no_match: 0,
    unable_to_verify: 0,
  };
  let ended = 0;
  const answeredAt = new Map<number | null, number[]>();
  let lastAt = header.createdAt;
  for (const [number, state] of states) {
    const weight = weightOf(number);
    counts.waiting -= weight;
    if (state.kind === 'asked') counts.running += weight;
    else {
      ended += 1;
      const sameWay = answeredAt.get(state.way);
      if (sameWay === undefined) answeredAt.set(state.way, [state.at]);
      else sameWay.push(state.at);
      lastAt = Math.max(lastAt, state.at);
      const { outcome } = state;
      const known = outcome === 'match' || outcome === 'close_match' || outcome === 'no_match';
      counts[known ? outcome : 'unable_to_verify'] += weight;
    }
  }
  const open = header.questions - ended;
  const estimate = open === 0 ? null : estimateEnd(seriesOf(ways, answeredAt), header.createdAt, now);
  return {
    id,
    status: open === 0 ? 'completed' : 'running',
    createdAt: time(header.createdAt),
    completedAt: open === 0 ? time(lastAt) : null,
    expiresAt: time(header.expiresAt),
    estimatedEndAt: estimate === null ? null : time(estimate),
    counts,
  };
}

/** The present state of a batch. */
export async function progressOf(batch: BatchRecord, clock: Clock): Promise<Batch> {
  const [states, ways] = await Promise.all([batch.states(), batch.ways()]);
  return batchOf(batch, states, ways, clock.now());
}

/** Deterministic, yet unpredictable to anybody else. */
function derived({ seed }: BatchHeader, index: number, what: 'id' | 'salt'): string {
  return createHmac('sha256', seed).update(`${what} ${index}`).digest('base64url').slice(0, 22);
}

export const checkIdOf = (header: BatchHeader, index: number): string => `chk_${derived(header, index, 'id')}`;

/** The line's own check, made from the result of its question, before any decision. */
function recordOf(header: BatchHeader, line: Line, index: number, question: Question, found: CheckRecord): CheckRecord {
  const salt = derived(header, index, 'salt');
  return {
    ...found,
    binding: {
      audience: header.origin,
      reference: line.reference,
      subjectHash: null,
      ...bindingsOf(salt, question),
    },
    check: { ...found.check, id: checkIdOf(header, index) },
  };
}

/** What has changed since the line's earlier receipt; empty if it came without one. */
const recheckOf = ({ before }: Line, check: Check | null) =>
  before === null ? {} : { recheck: check === null ? null : changeOf(before, check) };

const isCompleted = (record: CheckRecord): record is CompletedRecord => record.check.status === 'completed';

/** What is known about a line when it is shown. */
export interface LineFacts {
  readonly line: Line;
  /** Its position in the batch, from 0. */
  readonly index: number;
  readonly question: Question | undefined;
  readonly state: QuestionState | undefined;
  readonly found: CheckRecord | undefined;
  readonly decision: Decision | undefined;
}

/**
 * A line as the API shows it, with a receipt issued now, because a batch may outlast a receipt. `'not_possible'` if the
 * decision cannot be made.
 */
export async function showLine(
  header: BatchHeader,
  { line, index, question, state, found, decision }: LineFacts,
  receipts: ReceiptIssuer,
): Promise<BatchLineResult | 'not_possible'> {
  if (line.errors !== null) return { id: line.id, status: 'invalid', check: null, errors: [...line.errors] };
  if (found === undefined || question === undefined) {
    if (decision !== undefined) return 'not_possible';
    return {
      id: line.id,
      status: state === undefined ? 'waiting' : 'running',
      check: null,
      ...recheckOf(line, null),
      errors: [],
    };
  }
  const record = recordOf(header, line, index, question, found);
  if (!isCompleted(record)) return 'not_possible';
  const shown = await (decision === undefined
    ? withReceipt(record, receipts)
    : applyDecision(record, decision, null, receipts));
  if (shown === 'not_possible') return shown;
  return { id: line.id, status: 'completed', check: shown.check, ...recheckOf(line, shown.check), errors: [] };
}
