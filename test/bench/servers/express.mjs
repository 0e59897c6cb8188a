/** A proxy as usually written with Express: its JSON parser in, an undici pool out. */
import express from 'express';
import { Pool } from 'undici';

const pool = new Pool(process.env.UPSTREAM, { connections: 50 });
const app = express();
app.use(express.json());
app.post('/v1/checks', async (request, response) => {
  const answer = await pool.request({
    method: 'POST',
    path: '/account-holder-verifications',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request.body),
  });
  response.status(answer.statusCode).json(await answer.body.json());
});
const server = app.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
