/**
 * The minimal server that answers with a receipt: Express, the contract's schema, an undici pool out, jose's signature.
 */

import { checkRequest } from '@payee-check/shared/contract';
import express from 'express';
import { SignJWT } from 'jose';
import { Pool } from 'undici';

const pool = new Pool(process.env.UPSTREAM, { connections: 50 });
const { privateKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
const claims = { outcome: 'match', salt: 'x'.repeat(22), accountHash: 'x'.repeat(43), nameHash: 'x'.repeat(43) };

const app = express();
app.use(express.json());
app.post('/v1/checks', async (request, response) => {
  const answer = await pool.request({
    method: 'POST',
    path: '/account-holder-verifications',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(checkRequest.parse(request.body)),
  });
  const receipt = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', kid: 'bench' })
    .setIssuedAt()
    .setExpirationTime('15m')
    .sign(privateKey);
  response.status(answer.statusCode).json({ ...(await answer.body.json()), receipt });
});
const server = app.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
