import { z } from 'zod';

/** A verification, of `POST` and `GET`: `enrichment` and whatever else may come are of no interest here. */
export const verification = z.object({
  id: z.union([z.string(), z.number().transform(String)]).nullish(),
  status: z.string().nullish(),
  match_result: z.string().nullish(),
  matched_name: z.string().nullish(),
  status_reason: z.string().nullish(),
});

/** The same where nothing but the result has to be as documented. */
export const bareResult = z.object({
  id: verification.shape.id.catch(null),
  match_result: z.string().catch(''),
});

/** An error, in either of its generations. */
export const errorAnswer = z.object({ code: z.string() });
