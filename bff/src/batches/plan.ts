import type { ProviderName } from '@payee-check/shared/contract';
import type { Question } from '../domain/question.ts';
import type { BulkCheck } from '../providers/provider.ts';
import { createPauses } from '../time/slices.ts';
import type { Investigation } from './investigate.ts';
import { type Job, slicesOf } from './job.ts';
import type { Way } from './schema.ts';

/** Fewer questions are asked one by one, which brings the first answer sooner. */
const FEWEST_IN_BULK = 10;
/**
 * This many are asked one by one ahead of the bulk calls, so that a waiting person sees the first answers immediately.
 */
const AHEAD = 3;
/** Questions in one bulk call. If an instance dies while submitting it, this many stay open. */
const MOST_IN_BULK = 500;

interface Group {
  readonly provider: ProviderName | null;
  readonly bulk: BulkCheck | null;
  readonly numbers: number[];
}

/** How the questions of a batch are asked, as jobs. Each job belongs to one of the ways. */
interface Plan {
  readonly jobs: Job[];
  /** By number. */
  readonly ways: ReadonlyMap<number, Way>;
}

/** Bulk calls where the provider that would be asked first accepts them; the other questions are asked one by one. */
export async function planOf(
  id: string,
  questions: readonly Question[],
  investigation: Pick<Investigation, 'nameCheckers'>,
): Promise<Plan> {
  const groups = new Map<ProviderName | null, Group>();
  const pause = createPauses();
  for (const [number, question] of questions.entries()) {
    await pause();
    const [first] = investigation.nameCheckers(question);
    const provider = first?.name ?? null;
    const group = groups.get(provider) ?? { provider, bulk: first?.bulk ?? null, numbers: [] };
    group.numbers.push(number);
    groups.set(provider, group);
  }
  const jobs: Job[] = [];
  const ways = new Map<number, Way>();
  for (const { provider, bulk, numbers } of groups.values()) {
    const inBulk = bulk !== null && numbers.length >= FEWEST_IN_BULK ? bulk : null;
    const oneByOne = inBulk === null ? numbers : numbers.slice(0, AHEAD);
    jobs.push(...slicesOf(id, oneByOne, ways.size));
    ways.set(ways.size, { provider, questions: oneByOne.length, told: null });
    if (inBulk === null) continue;
    const most = Math.min(inBulk.most, MOST_IN_BULK);
    for (let from = AHEAD; from < numbers.length; from += most) {
      const together = numbers.slice(from, from + most);
      jobs.push({ batch: id, questions: together, bulk: provider, way: ways.size });
      ways.set(ways.size, { provider, questions: together.length, told: [] });
    }
  }
  return { jobs, ways };
}
