import { z } from 'zod';

/** A verification, of `POST` and `GET`: `enrichment` and any other members are not used. */
export const verification = z.object({
  id: z.union([z.string(), z.number().transform(String)]).nullish(),
  status: z.string().nullish(),
  match_result: z.string().nullish(),
  matched_name: z.string().nullish(),
  status_reason: z.string().nullish(),
});

/** The same, of which only the result has to be as documented. */
export const bareResult = z.object({
  id: verification.shape.id.catch(null),
  match_result: z.string().catch(''),
});

/** An error, in either of its two forms. */
export const errorAnswer = z.object({ code: z.string() });
