/**
 * The provider that every contender asks. It answers as Ibantrack does, at once, without looking at the question, so
 * that only what is in front of it is measured. Prints the port that it listens on.
 */
import { createServer } from 'node:http';

const token = Buffer.from(JSON.stringify({ access_token: 'bench', token_type: 'Bearer', expires_in: 3600 }));
const answer = Buffer.from(
  JSON.stringify({ id: 'bench-1', status: 'completed', match_result: 'match', status_reason: null }),
);
const headers = (body) => ({ 'content-type': 'application/json', 'content-length': body.length });
const tokenHeaders = headers(token);
const answerHeaders = headers(answer);

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    const isToken = request.url?.endsWith('/oauth2/token');
    response.writeHead(200, isToken ? tokenHeaders : answerHeaders).end(isToken ? token : answer);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
