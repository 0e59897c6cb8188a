import { z } from 'zod';
import { account } from '../contract/account.ts';

/** A receipt as it was kept, and what it is held against. */
const evidence = z.strictObject({
  receipt: z.string(),
  account: account.optional(),
  name: z.string().optional(),
  reference: z.string().optional(),
  subject: z.string().optional(),
});
export type Evidence = z.infer<typeof evidence>;

/** A JSON object of {@link evidence}, or the receipt alone; `null` where it is neither. */
export function readEvidence(text: string): Evidence | null {
  const trimmed = text.trim();
  if (!trimmed.startsWith('{')) return { receipt: trimmed };
  try {
    return evidence.safeParse(JSON.parse(trimmed)).data ?? null;
  } catch {
    return null;
  }
}
