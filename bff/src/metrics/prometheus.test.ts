import { METHODS } from 'node:http';
import { expect, it } from 'vitest';
import { createPrometheusMetrics } from './prometheus.ts';

it('counts whatever methods callers send as the few that routes have, or as another one', async () => {
  const metrics = createPrometheusMetrics();
  for (const method of METHODS) metrics.requestAnswered(method, '/healthz', 405, 1);
  const counted = [...(await metrics.expose()).matchAll(/_count{method="(\w+)"/g)].map(([, method]) => method);
  expect(counted.sort()).toEqual(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'other']);
});
