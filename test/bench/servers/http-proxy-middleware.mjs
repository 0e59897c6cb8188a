/** http-proxy-middleware on Express, with keep-alive connections. */
import { Agent } from 'node:http';
import express from 'express';
import { createProxyMiddleware } from 'http-proxy-middleware';

const app = express();
app.use(
  '/v1/checks',
  createProxyMiddleware({ target: process.env.UPSTREAM, agent: new Agent({ keepAlive: true, maxSockets: 50 }) }),
);
const server = app.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
