/**
 * A provider with a bulk interface, or without one with `BULK=false`. It answers as Ibantrack does, every question
 * after 300 ms, and every item of a bulk call 5 ms (`ITEM_MS`) after the one before. Prints the port that it listens
 * on.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

const ANSWER_MS = 300;
const ITEM_MS = Number(process.env.ITEM_MS ?? 5);
const PER_PAGE = 100;
const calls = new Map();
const said = { status: 'completed', match_result: 'match', status_reason: null };

function items(id, page) {
  const { at, total } = calls.get(id);
  const pages = Math.ceil(total / PER_PAGE);
  const done = Math.min(total, Math.floor((Date.now() - at) / ITEM_MS));
  const from = (page - 1) * PER_PAGE;
  const count = Math.min(PER_PAGE, total - from);
  return {
    id,
    status: done === total ? 'completed' : 'processing',
    total_items: total,
    completed_items: done,
    failed_items: 0,
    rejected_items: 0,
    in_progress_items: total - done,
    created_at: new Date(at).toISOString(),
    pagination: {
      current_page: page,
      per_page: PER_PAGE,
      total_items: total,
      total_pages: pages,
      has_next_page: page < pages,
    },
    items: Array.from({ length: count }, (_, at) => {
      const index = from + at;
      return index < done ? { index, id: randomUUID(), ...said } : { index, status: 'pending' };
    }),
  };
}

function answer(request, body) {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  if (pathname.endsWith('/oauth2/token')) return { access_token: 'bench', token_type: 'Bearer', expires_in: 3600 };
  if (!pathname.includes('/bulk')) return { id: randomUUID(), ...said };
  if (process.env.BULK === 'false') return null;
  if (request.method === 'GET') return items(pathname.split('/').at(-2), Number(searchParams.get('page') ?? 1));
  const id = randomUUID();
  const total = JSON.parse(body).verifications.length;
  const at = Date.now();
  calls.set(id, { at, total });
  return { id, status: 'accepted', total_items: total, created_at: new Date(at).toISOString() };
}

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const found = answer(request, Buffer.concat(chunks).toString());
    const single = request.method === 'POST' && request.url.endsWith('/account-holder-verifications');
    const send = () => response.writeHead(found === null ? 404 : 200, { 'content-type': 'application/json' });
    setTimeout(() => send().end(found === null ? '{}' : JSON.stringify(found)), single ? ANSWER_MS : 0);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
