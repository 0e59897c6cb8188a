import type { Wire } from '../server/wire.ts';
import { element } from './dom.ts';
import { payeeChecks, stage } from './scene.ts';
import { browserTrip, bursts, collected, type Trip, wireReader } from './traffic.ts';

/** While a check runs, its requests are shown as they happen. */
const LOOK_EVERY_MS = 400;
const KEPT = 120;

function row(trip: Trip, start: number, span: number): HTMLElement {
  const bar = element('span', { class: 'bar-line' });
  bar.style.setProperty('--at', `${((trip.start - start) / span) * 100}%`);
  bar.style.setProperty('--for', `${(trip.ms / span) * 100}%`);
  const kind = trip.status === null ? 'unseen' : trip.status >= 400 ? 'bad' : 'good';
  return element(
    'tr',
    { 'data-from': trip.from.toLowerCase() },
    element(
      'td',
      { class: 'request' },
      element('span', { class: 'lane', text: `${trip.from} → ${trip.to}` }),
      element(
        'code',
        {},
        element('b', { text: trip.method }),
        new Text(` ${trip.path}${trip.times ? ` × ${trip.times}` : ''}`),
      ),
    ),
    element(
      'td',
      {},
      element('span', { class: `status ${kind}`, text: trip.status === null ? '–' : String(trip.status) }),
    ),
    element('td', { class: 'ms', text: String(trip.ms) }),
    element('td', { class: 'when', 'aria-hidden': 'true' }, bar),
  );
}

function burst(trips: readonly Trip[]): HTMLElement {
  const start = Math.min(...trips.map((trip) => trip.start));
  const span = Math.max(1, Math.max(...trips.map((trip) => trip.start + trip.ms)) - start);
  const rows = collected(trips).map((trip) => row(trip, start, span));
  const headings = ['Request', 'Status', 'ms'].map((text) => element('th', { scope: 'col', text }));
  const time = new Date(start).toLocaleTimeString('en-GB');
  return element(
    'table',
    { class: 'trips' },
    element('caption', { text: `${time}, ${trips.length} requests in ${Math.round(span)} ms` }),
    element('thead', {}, element('tr', {}, ...headings, element('td', { 'aria-hidden': 'true' }))),
    element('tbody', {}, ...rows),
  );
}

/** The requests of the browser, the shop's server and the BFF, the latest first. */
export function trafficPanel(): HTMLElement {
  const nothing = element('p', {
    class: 'muted',
    text: 'Nothing yet. Type a name and an account, or choose a test payee: every request is listed here, between the browser, the shop, the BFF and the providers.',
  });
  const panel = element('div', { class: 'traffic' }, nothing);
  const read = wireReader();
  let trips: readonly Trip[] = [];

  function add(more: readonly Trip[]): void {
    if (more.length === 0) return;
    trips = [...trips, ...more].slice(-KEPT);
    panel.replaceChildren(...bursts(trips).reverse().map(burst));
  }

  let looking = false;
  async function look(): Promise<void> {
    if (looking) return;
    looking = true;
    try {
      const response = await fetch('/wire.json');
      const wire: Wire = await response.json();
      add(read(wire));
    } catch {
      // The demo was stopped; the requests stay visible.
    } finally {
      looking = false;
    }
  }

  new PerformanceObserver((list) => {
    const seen = list
      .getEntries()
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .flatMap((entry) => browserTrip(entry, performance.timeOrigin, location.origin) ?? []);
    add(seen);
    if (seen.length > 0) look();
  }).observe({ type: 'resource' });

  let timer: ReturnType<typeof setInterval> | undefined;
  function follow(): void {
    look();
    if (payeeChecks().some(({ state }) => state === 'checking')) return;
    clearInterval(timer);
    timer = undefined;
  }
  stage.addEventListener('payee-check-start', () => {
    timer ??= setInterval(follow, LOOK_EVERY_MS);
  });
  look();
  return panel;
}
