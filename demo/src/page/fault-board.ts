import {
  nameCheckProviders,
  type ProviderName,
  providerNames as providers,
  providerTitles,
} from '../sandbox/provider-names.ts';
import type { FaultBoard } from '../server/fault-board.ts';
import { announce, element } from './dom.ts';
import { choice } from './switch-board.ts';

const WORKS = '';

let sending: Promise<unknown> = Promise.resolve();

/** Resolves when the last switch has taken effect. */
export const faultsAreSet = (): Promise<unknown> => sending;

async function send(provider: ProviderName, fault: string | null): Promise<void> {
  await fetch('/sandbox/faults', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ provider, fault }),
  });
}

async function read(): Promise<FaultBoard> {
  const response = await fetch('/sandbox/faults');
  return response.json();
}

/**
 * What is broken at each provider. The page's query states it (`broken=<provider>.unavailable`), and it is applied when
 * the page is opened: a link shows the same everywhere, and a page without it works.
 */
export async function faultBoard(query: URLSearchParams, changed: (broken: readonly string[]) => void) {
  const { menu, active } = await read();
  const asked = new Map(query.getAll('broken').map((fault) => [fault.split('.')[0] ?? '', fault.split('.')[1] ?? '']));
  const known = (fault: string | undefined) => menu.find(({ id }) => id === fault)?.id ?? WORKS;
  const state = new Map(providers.map((name) => [name, known(asked.get(name))]));
  const tell = () => changed([...state].filter(([, fault]) => fault !== WORKS).map((pair) => pair.join('.')));

  const options = [[WORKS, 'Works'] as const, ...menu.map(({ id, label }) => [id, label] as const)];
  const rows = providers.map((name) => {
    const label = providerTitles[name];
    const { row, select } = choice(label, options, state.get(name) ?? WORKS, async (fault) => {
      state.set(name, fault);
      sending = send(name, fault || null).then(tell);
      await sending;
      announce(`${label}: ${select.selectedOptions[0]?.text}`);
    });
    return { name, row, select };
  });

  const setAll = async (fault: string, names: readonly ProviderName[]) => {
    for (const { name, select } of rows) {
      if (!names.includes(name)) continue;
      select.value = fault;
      state.set(name, fault);
    }
    sending = Promise.all(names.map((name) => send(name, fault || null))).then(tell);
    await sending;
  };
  const down = element('button', { type: 'button', class: 'small', text: 'Break both name checks' });
  down.addEventListener('click', () => setAll('unavailable', nameCheckProviders));
  const up = element('button', { type: 'button', class: 'small', text: 'Repair all' });
  up.addEventListener('click', () =>
    setAll(
      WORKS,
      providers.map((name) => name),
    ),
  );

  /** All tabs share the sandbox, as do all pages in the history: the visible one decides. */
  async function makeTrue(board: Pick<FaultBoard, 'active'>): Promise<void> {
    const stale = providers.filter((name) => (board.active[name] ?? WORKS) !== (state.get(name) ?? WORKS));
    await Promise.all(stale.map((name) => send(name, state.get(name) || null)));
  }
  await makeTrue({ active });
  tell();
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) sending = read().then(makeTrue);
  });
  const patience = element('p', {
    class: 'muted patience',
    text: 'A provider that kept failing is left alone for 15 seconds, one without credits for a minute, repaired or not.',
  });
  return [...rows.map(({ row }) => row), element('p', { class: 'switch-buttons' }, down, up), patience];
}
