import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createPrometheusMetrics } from '../../bff/src/metrics/prometheus.ts';
import { isPresent, read, root } from './files.ts';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook_url: string };
}

interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly { readonly expr: string }[];
}

interface Dashboard {
  readonly panels: readonly Panel[];
}

const { groups }: { groups: readonly { readonly rules: readonly Rule[] }[] } = parse(
  read('deploy/prometheus/alerts.yaml'),
);
const rules = groups.flatMap((group) => group.rules);
const dashboard: Dashboard = JSON.parse(read('deploy/grafana/payee-check.json'));
const queries = dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));

/** Every metric that the BFF exposes, with its labels. */
async function exposedMetrics(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const metrics = createPrometheusMetrics({ processMetrics: true });
  metrics.checkFinished('match', null, 'ibantrack');
  metrics.providerCalled('ibantrack', 'name_check', 'answered', 1);
  metrics.circuitChanged('ibantrack', 'closed');
  metrics.providerBalance('ibanbic', 1);
  metrics.limitHit('checks-per-session');
  metrics.nameDisclosed();
  metrics.requestAnswered('POST', '/v1/checks', 200, 1);
  const found = new Map<string, Set<string>>();
  for (const [, name = '', labels = ''] of (await metrics.expose()).matchAll(/^([a-z_0-9]+)(?:\{(.*)\})? /gm)) {
    const known = found.get(name) ?? new Set();
    for (const [, label = ''] of labels.matchAll(/(\w+)="/g)) known.add(label);
    found.set(name, known);
  }
  return found;
}

const exposed = await exposedMetrics();
/** What Prometheus itself adds. */
const ADDED = new Set(['job', 'instance']);
/** Label values may look like names of metrics. */
function withoutText(expr: string): string {
  return expr.replaceAll(/"[^"]*"/g, '""');
}

/** The names of metrics in an expression, each with the labels it is queried by. */
function metricsIn(expr: string): { name: string; labels: string[] }[] {
  const grouped = [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, names = '']) => names.split(', '));
  const bare = withoutText(expr)
    .replaceAll(/by \([^)]*\)/g, '')
    .replaceAll(/\[[^\]]*\]/g, '');
  return [...bare.matchAll(/\b([a-z_][a-z_0-9]*)(?:\{([^}]*)\})?/g)]
    .map(([, name = '', matchers = '']) => ({
      name,
      labels: [...[...matchers.matchAll(/(\w+)=/g)].map(([, label = '']) => label), ...grouped],
    }))
    .filter(({ name }) => /_/.test(name) || name === 'up')
    .filter(({ name }) => name !== 'histogram_quantile');
}

describe.each([
  ['the alerts', rules.map(({ expr }) => expr)],
  ['the dashboard', queries],
])('%s', (_, expressions) => {
  it('query only metrics and labels that the BFF has', () => {
    for (const { name, labels } of expressions.flatMap(metricsIn)) {
      if (name === 'up') continue;
      expect([...exposed.keys()]).toContain(name);
      for (const label of labels) {
        expect(`${name}: ${[...(exposed.get(name) ?? []), ...ADDED].includes(label) ? 'has' : 'lacks'} ${label}`).toBe(
          `${name}: has ${label}`,
        );
      }
    }
  });
});

describe('the alerts', () => {
  it('wake somebody or wait until the morning, and say what is wrong', () => {
    for (const { labels, annotations } of rules) {
      expect(['page', 'warn']).toContain(labels.severity);
      expect(annotations.summary.length).toBeGreaterThan(10);
    }
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  });

  it('are each explained in the operations page, at the place that they link to', () => {
    const headings = read('docs/operations.md')
      .split('\n')
      .filter((line) => line.startsWith('### '))
      .map((line) => line.slice(4));
    for (const { alert, annotations } of rules) {
      expect(headings).toContain(alert);
      expect(annotations.runbook_url).toMatch(new RegExp(`/docs/operations#${alert.toLowerCase()}$`));
    }
  });

  it('use every metric of the BFF that the dashboard does not', () => {
    const used = new Set([...rules.map(({ expr }) => expr), ...queries].flatMap(metricsIn).map(({ name }) => name));
    const own = [...exposed.keys()].filter((name) => name.startsWith('payee_check_') && !name.endsWith('_sum'));
    expect(own.filter((name) => !used.has(name))).toEqual([]);
  });

  if (isPresent('promtool', 'prometheus')) {
    it('fire when they should', () => {
      const run = (...args: string[]) => execFileSync('promtool', args, { stdio: 'pipe' });
      run('check', 'rules', join(root, 'deploy/prometheus/alerts.yaml'));
      run('test', 'rules', join(root, 'deploy/prometheus/alerts.test.yaml'));
    });
  }
});

describe('the dashboard', () => {
  it('has panels with a title and a unique id, none overlapping another', () => {
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, index) => `${x + (index % w)},${y + Math.floor(index / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(dashboard.panels.every(({ title }) => title !== '')).toBe(true);
  });
});
