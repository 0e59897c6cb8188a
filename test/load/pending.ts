import { setTimeout as sleep } from 'node:timers/promises';
import { SHOP } from '../lib/instance.ts';
import { createTally, judge, type Tally } from './judge.ts';
import type { Question } from './questions.ts';

/** More than twice the instances' deadline: a check that is still pending then is stuck. */
const PATIENCE_MS = 25_000;
const AGAIN_MS = 1000;

export interface PendingChecks {
  /** Polls a check until it ends, as a browser does. */
  add(question: Question, id: string): void;
  settle(): Promise<{ readonly tally: Tally; readonly stuck: number; readonly forgotten: number }>;
}

export function createPendingChecks(at: { readonly url: string }): PendingChecks {
  const tally = createTally();
  const followed: Promise<void>[] = [];
  let stuck = 0;
  let forgotten = 0;

  async function follow({ token, expected }: Question, id: string): Promise<void> {
    const until = performance.now() + PATIENCE_MS;
    let found = true;
    while (performance.now() < until) {
      await sleep(AGAIN_MS);
      const headers = { authorization: `Bearer ${token}`, origin: SHOP };
      const response = await fetch(`${at.url}/v1/checks/${id}`, { headers });
      const answer = { status: response.status, body: await response.text() };
      const check = judge(tally, { expected }, { ...answer, retryAfter: response.headers.get('retry-after') });
      if (check?.status === 'completed') return;
      // A refusal says nothing about the check.
      if (check !== null || answer.status === 404) found = check !== null;
    }
    if (found) stuck += 1;
    else forgotten += 1;
  }

  return {
    add: (question, id) => void followed.push(follow(question, id)),
    async settle() {
      await Promise.all(followed);
      return { tally, stuck, forgotten };
    },
  };
}
