import { z } from 'zod';
import { ProviderError } from '../../outbound/errors.ts';
import type { BulkAnswers, BulkCheck, NameCheckAnswer } from '../provider.ts';
import type { UnknownWords } from '../unknown-words.ts';
import type { IbantrackClient } from './client.ts';
import { readVerification } from './mapping.ts';

/** "1 to 2,000 items". */
const MOST = 2000;

const accepted = z.object({ id: z.string().regex(/^[\w-]{1,100}$/), total_items: z.number().int().optional() });

/** How many items of the whole call have come that far; informs only. */
const count = z.number().int().nonnegative().nullish().catch(null);

const itemOfPage = z.looseObject({
  /** "Position in the request from 0". */
  index: z
    .number()
    .int()
    .nonnegative()
    .max(MOST - 1),
  status: z.string(),
});
type Item = z.infer<typeof itemOfPage>;

const page = z.object({
  /** One that cannot be read is skipped: the others are billed as well. */
  items: z
    .array(itemOfPage.nullable().catch(null))
    .transform((items) => items.filter((item): item is Item => item !== null)),
  pagination: z.object({
    current_page: z.number().int(),
    has_next_page: z.boolean(),
    total_items: z.number().int().nullish().catch(null),
  }),
  completed_items: count,
  failed_items: count,
  rejected_items: count,
});

const UNREADABLE: NameCheckAnswer = {
  outcome: 'unable_to_verify',
  reason: 'provider_unavailable',
  accountStatus: null,
  reference: null,
  scheme: null,
};

/**
 * Ibantrack's bulk verification: submitted at once, answered item by item.
 *
 * @see Its public reference, "create bulk verification" and "get bulk verification items".
 */
export function createBulk(requests: IbantrackClient, unknownWords: UnknownWords): BulkCheck {
  /** An item's result; `null` while it is pending. Its model is that of a single verification. */
  function answerOf({ status, ...item }: Item): NameCheckAnswer | null {
    // Rejected as malformed, and not billed: a failure like any other.
    const body = { ...item, status: status === 'rejected' ? 'failed' : status };
    try {
      const verification = readVerification(body, (field, text) =>
        unknownWords.report({ provider: 'ibantrack', field, scheme: null, text, personal: [] }),
      );
      return verification.kind === 'answered' ? verification.answer : null;
    } catch {
      return UNREADABLE;
    }
  }

  return {
    most: MOST,
    async submit(questions, context) {
      const items = questions.map(({ account, name }) => {
        if (account.scheme !== 'iban') throw new ProviderError('ibantrack', 'unsupported');
        return { iban: account.iban, name };
      });
      const parsed = accepted.safeParse((await requests.submit(items, context)).body);
      const total = parsed.data?.total_items ?? items.length;
      if (!parsed.success || total !== items.length) throw new ProviderError('ibantrack', 'bad_answer');
      return parsed.data.id;
    },
    async read(call, part, context): Promise<BulkAnswers> {
      const parsed = page.safeParse((await requests.items(call, part, context)).body);
      if (!parsed.success) throw new ProviderError('ibantrack', 'bad_answer');
      const { items, pagination } = parsed.data;
      // If the service returned another page than requested, reading would never end.
      if (pagination.current_page !== part) throw new ProviderError('ibantrack', 'another_subject');
      // If positions are counted in another way, every answer is about another account.
      const total = pagination.total_items ?? MOST;
      if (items.some(({ index }) => index >= total)) throw new ProviderError('ibantrack', 'another_subject');
      const answers = new Map<number, NameCheckAnswer>();
      for (const item of items) {
        const answer = answerOf(item);
        if (answer !== null) answers.set(item.index, oneOf(answers.get(item.index), answer));
      }
      const next = pagination.has_next_page ? part + 1 : null;
      const { completed_items: completed, failed_items: failed, rejected_items: rejected } = parsed.data;
      const told = completed == null ? {} : { finished: completed + (failed ?? 0) + (rejected ?? 0) };
      return { answers, done: items.every(({ index }) => answers.has(index)), next, ...told };
    },
  };
}

/** What counts if a position is answered twice: a no is final, and two that disagree prove nothing. */
function oneOf(first: NameCheckAnswer | undefined, second: NameCheckAnswer): NameCheckAnswer {
  if (first === undefined || first.outcome === second.outcome) return second;
  return [first, second].find(({ outcome }) => outcome === 'no_match') ?? UNREADABLE;
}
