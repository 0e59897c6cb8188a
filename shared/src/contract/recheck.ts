import { z } from 'zod';
import { asksRightly, check, keyCheckRequest, WRONGLY_ASKED } from './check.ts';

/** Body of `POST /v1/rechecks`: a check as requested by a server, and the receipt of the previous one. */
export const recheckRequest = z
  .strictObject({
    ...keyCheckRequest.shape,
    /** As it was kept. It has to be about this account and this name; it may have expired. */
    receipt: z.string().min(1).max(4096),
  })
  .refine(asksRightly, WRONGLY_ASKED);
export type RecheckRequest = z.infer<typeof recheckRequest>;

/**
 * What has changed about a payee: `worse` if the answer is worse or the risk higher than before, `changed` if it is
 * different; `null` if the new check could not be made, or is not done yet.
 */
export const change = z.enum(['same', 'changed', 'worse']).nullable();
export type Change = z.infer<typeof change>;

export const recheckResponse = z.strictObject({ check, change });
export type RecheckResponse = z.infer<typeof recheckResponse>;
