// CALLBACK_SECRET=whsec_… node receive.mjs
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const key = Buffer.from(process.env.CALLBACK_SECRET.replace('whsec_', ''), 'base64');
const seen = new Set(); // in a real service: a table with a unique column

function isOurs({ headers }, body) {
  const at = Number(headers['webhook-timestamp']);
  if (!(Math.abs(Date.now() / 1000 - at) <= 300)) return false;
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const expected = createHmac('sha256', key).update(signed).digest();
  return String(headers['webhook-signature'])
    .split(' ')
    .some((one) => {
      const given = Buffer.from(one.replace(/^v1,/, ''), 'base64');
      return given.length === expected.length && timingSafeEqual(given, expected);
    });
}

const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  if (!isOurs(request, body)) return response.writeHead(401).end();
  response.writeHead(204).end(); // at once: anything slow comes afterwards
  const id = request.headers['webhook-id'];
  if (seen.has(id)) return;
  seen.add(id);
  const { type, data } = JSON.parse(body);
  process.stdout.write(`${type} ${data.batch?.id ?? data.check.id}\n`);
});
server.listen(process.env.PORT ?? 3000, '127.0.0.1');
