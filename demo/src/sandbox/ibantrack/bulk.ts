import { randomUUID } from 'node:crypto';
import {
  asObject,
  asText,
  json,
  jsonObject,
  mediaType,
  type SandboxReply,
  type SandboxRequest,
} from '../server/exchange.ts';
import { refuse } from './errors.ts';
import { parseItem } from './request.ts';
import type { Verification } from './verification.ts';

/** "1 to 2,000 items". */
const MOST_ITEMS = 2000;
/** Enough for two thousand items with the longest names. */
export const MOST_BULK_BYTES = 2 * 1024 * 1024;
const PER_PAGE = 100;
const MOST_STORED = 50;

interface Item {
  readonly verification:
    | Verification
    | { readonly id: null; readonly status: 'rejected'; readonly status_reason: string };
  /** Until then it is shown as pending. */
  readonly readyAt: number;
}

interface Stored {
  readonly createdAt: number;
  readonly items: readonly Item[];
}

export interface BulkOptions {
  readonly now: () => number;
  /** How long each item takes once those before it are done, in milliseconds. */
  readonly itemMs: number;
  /** Asks the bank, and counts the call. `null`: no credits are left. */
  readonly verify: (
    iban: string,
    name: string,
  ) => { readonly verification: Verification; readonly slowMs: number } | null;
}

/** Ibantrack's bulk interface: accepts all items at once, and finishes them one by one. */
export function createBulk({ now, itemMs, verify }: BulkOptions) {
  const stored = new Map<string, Stored>();

  function submit(request: SandboxRequest): SandboxReply {
    if (mediaType(request) !== 'application/json') return refuse(400);
    const list = jsonObject(request)?.verifications;
    if (!Array.isArray(list) || list.length === 0 || list.length > MOST_ITEMS) return refuse(400);
    const createdAt = now();
    const items: Item[] = [];
    for (const [index, entry] of list.entries()) {
      const body = asObject(entry);
      const parsed = parseItem(
        asText(asObject(body?.account)?.iban) ?? '',
        asText(asObject(body?.account_holder)?.name) ?? '',
      );
      const readyAt = createdAt + (index + 1) * itemMs;
      if (parsed === null) {
        items.push({ verification: { id: null, status: 'rejected', status_reason: 'invalid_iban_format' }, readyAt });
        continue;
      }
      const answer = verify(parsed.iban, parsed.name);
      // "Credits are debited when it is submitted."
      if (answer === null) return refuse(403);
      items.push({ verification: answer.verification, readyAt: readyAt + answer.slowMs });
    }
    const id = randomUUID();
    stored.set(id, { createdAt, items });
    const oldest = stored.keys().next().value;
    if (stored.size > MOST_STORED && oldest !== undefined) stored.delete(oldest);
    return json(200, {
      id,
      status: 'accepted',
      total_items: items.length,
      created_at: new Date(createdAt).toISOString(),
    });
  }

  function summary(id: string, { createdAt, items }: Stored) {
    const done = items.filter(({ readyAt }) => readyAt <= now());
    const count = (status: string) => done.filter(({ verification }) => verification.status === status).length;
    const inProgress = items.length - done.length;
    return {
      id,
      status: inProgress === 0 ? 'completed' : done.length === 0 ? 'accepted' : 'processing',
      total_items: items.length,
      completed_items: count('completed'),
      failed_items: count('failed'),
      rejected_items: count('rejected'),
      in_progress_items: inProgress,
      created_at: new Date(createdAt).toISOString(),
    };
  }

  function show({ params }: SandboxRequest): SandboxReply {
    const found = stored.get(params.id ?? '');
    return found === undefined ? refuse(404) : json(200, summary(params.id ?? '', found));
  }

  function showItems({ params, query }: SandboxRequest): SandboxReply {
    const found = stored.get(params.id ?? '');
    if (found === undefined) return refuse(404);
    const page = Number(query.get('page') ?? '1');
    const pages = Math.ceil(found.items.length / PER_PAGE);
    if (!Number.isInteger(page) || page < 1 || page > pages) return refuse(400);
    const from = (page - 1) * PER_PAGE;
    const items = found.items.slice(from, from + PER_PAGE).map(({ verification, readyAt }, at) => {
      const index = from + at;
      if (readyAt > now()) return { index, status: 'pending' };
      const { id, ...said } = verification;
      return { index, ...(id !== null && { id }), ...said };
    });
    const pagination = {
      current_page: page,
      per_page: PER_PAGE,
      total_items: found.items.length,
      total_pages: pages,
      has_next_page: page < pages,
    };
    return json(200, { ...summary(params.id ?? '', found), pagination, items });
  }

  return { submit, show, showItems };
}
