/** @fastify/http-proxy, set up as its documentation says. */
import proxy from '@fastify/http-proxy';
import fastify from 'fastify';

const app = fastify();
app.register(proxy, { upstream: process.env.UPSTREAM, prefix: '/v1/checks', undici: { connections: 50 } });
await app.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`${app.server.address().port}\n`);
