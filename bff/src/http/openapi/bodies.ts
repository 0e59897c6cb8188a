import {
  anonymousSessionRequest,
  batchLine,
  batchRequest,
  checkRequest,
  keyCheckRequest,
  mintedSessionRequest,
} from '@payee-check/shared/contract';
import { z } from 'zod';

/** Body of `POST /v1/sessions`: a browser sends `{}`, a merchant's server states for whom. */
export const sessionRequest = z.union([mintedSessionRequest, anonymousSessionRequest]);

/** Body of `POST /v1/checks`: a server says more than a page. */
export const checkRequestOfAnyone = z.union([checkRequest, keyCheckRequest]);

/** Body of `POST /v1/batches`, with valid lines; an invalid one does not make the others fail. */
export const batchOfLines = z.strictObject({ ...batchRequest.shape, lines: z.array(batchLine).min(1) });

const publicKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  kid: z.string(),
  use: z.literal('sig'),
  alg: z.literal('ES256'),
});

/** Answer of `GET /.well-known/jwks.json`. */
export const keySet = z.object({ keys: z.array(publicKey) });

/** Answer of `GET /.well-known/receipt-keys.json`. */
export const keyArchive = z.object({
  keys: z.array(publicKey.extend({ validFrom: z.iso.datetime().nullable(), validUntil: z.iso.datetime().nullable() })),
});
