import type { TestPayee } from '../sandbox/index.ts';
import { ownershipProvider } from '../sandbox/provider-names.ts';
import { codePanel } from './code-panel.ts';
import { element, find } from './dom.ts';
import { engineRoom } from './engine-room.ts';
import { faultBoard, faultsAreSet } from './fault-board.ts';
import { startOnboarding } from './onboarding.ts';
import { payeeTable } from './payees.ts';
import { decided, pressOwn, takeDecision } from './progress.ts';
import { quickPicks } from './quick.ts';
import { resultPanel } from './result-panel.ts';
import { applySwitches, fillIn, form, ownButtons, payeeChecks, stage, startAnew } from './scene.ts';
import { beginning, type Progress, readProgress, writeProgress } from './scene-link.ts';
import { sceneTools } from './scene-tools.ts';
import { serverPanel } from './server-panel.ts';
import { shopAnswer } from './shop-answer.ts';
import { showBadges, startSupplier } from './supplier.ts';
import { switchBoard } from './switch-board.ts';
import {
  type FormSceneName,
  readSwitches,
  type SwitchName,
  sceneDefaults,
  travelQuery,
  writeSwitches,
} from './switches.ts';
import { tabs } from './tabs.ts';
import { trafficPanel } from './traffic-panel.ts';
import { withoutCheck } from './without.ts';

await customElements.whenDefined('payee-check');

const named = document.body.dataset['scene'];
const scene: FormSceneName = named === 'onboarding' || named === 'supplier' ? named : 'checkout';
const defaults = sceneDefaults[scene];
const query = new URLSearchParams(location.search);
let switches = readSwitches(query, defaults);
let broken: readonly string[] = query.getAll('broken');
let progress: Progress = beginning;

/** The page's BFF, from the attribute that a merchant writes. */
const endpoint = stage.querySelector('[endpoint]')?.getAttribute('endpoint') ?? '';
const script = find('script[integrity]', HTMLScriptElement);
const code = codePanel(scene, { src: script.src, integrity: script.integrity });

function state(): URLSearchParams {
  const next = writeSwitches(switches, defaults);
  for (const fault of broken) next.append('broken', fault);
  return next;
}

function address(): string {
  const text = state().toString();
  return location.pathname + (text && `?${text}`);
}

function show(): void {
  applySwitches(switches);
  board.show(switches);
  code.show(switches, endpoint);
  history.replaceState(null, '', address());
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-scene]')) {
    link.href = (link.dataset['scene'] ?? '/checkout') + travelQuery(switches);
  }
}

function change(name: SwitchName, value: string): void {
  switches = { ...switches, [name]: value };
  // Another BFF means another endpoint and other sessions, so the page is reloaded.
  if (name === 'providers') location.assign(address());
  else show();
  result.look();
}

const board = switchBoard(switches, change);
// The theme button in the header is the visitor's choice, and takes precedence over the URL.
document.addEventListener('demo-theme', () => change('theme', 'auto'));

/**
 * If no bank answers, proof that the account is the customer's own is enough, so a row without a customer would have
 * another result.
 */
const isSpokenFor = ({ account, expected, subject }: TestPayee): boolean =>
  subject === undefined &&
  expected.outcome === 'unable_to_verify' &&
  account.scheme === 'iban' &&
  stage.querySelector(`[data-iban="${account.iban}"]`) !== null;

/** From the header's link, since a copy of the demo may be in a folder. */
const pathOf = (name: FormSceneName): string =>
  document.querySelector<HTMLElement>(`a[data-scene$="/${name}"]`)?.dataset['scene'] ?? `/${name}`;

/** Rows that need a customer, no customer, or a single provider are tried on a page that has those. */
async function choose(payee: TestPayee): Promise<void> {
  await faultsAreSet();
  const providers = payee.alone ? ownershipProvider : 'all';
  const hasCustomer = payee.subject === undefined || scene === 'onboarding';
  if (switches.providers !== providers || !hasCustomer || isSpokenFor(payee)) {
    const path =
      payee.subject !== undefined ? pathOf('onboarding') : isSpokenFor(payee) ? pathOf('checkout') : location.pathname;
    const next = new URLSearchParams(travelQuery(switches));
    if (providers !== 'all') next.set('providers', providers);
    writeProgress(next, { ...progress, payee: payee.id, room: openRoom() });
    for (const fault of broken) next.append('broken', fault);
    location.assign(`${path}?${next}`);
    return;
  }
  const { scheme } = payee.account;
  // The UK scheme requires a type; rows of the table that name none are persons.
  const type = payee.accountType ?? (scheme === 'uk' ? 'personal' : defaults.type);
  switches = { ...switches, scheme, type };
  show();
  shop.close();
  bare.fill(payee);
  progress = { ...beginning, without: progress.without, payee: payee.id };
  if (!progress.without) await fillIn(payee);
}

if (scene === 'onboarding') startOnboarding(switches.providers);
const suppliers = scene === 'supplier' ? startSupplier() : null;

const shop = shopAnswer(scene, form, () => {
  progress = { ...progress, sent: false };
});
const bare = withoutCheck(scene);
const result = resultPanel();
const faults = await faultBoard(query, (next) => {
  if (next.join() !== broken.join()) {
    startAnew();
    result.look();
    if (scene === 'supplier') showBadges();
  }
  broken = next;
  history.replaceState(null, '', address());
});
const switchForm = element(
  'div',
  { id: 'switch-form' },
  element('fieldset', {}, element('legend', { text: 'The element' }), ...board.rows),
  element('fieldset', {}, element('legend', { text: 'What the providers do' }), ...faults),
);
const inspector = tabs('Engine room', [
  { id: 'switches', label: 'Switches', panel: element('div', {}, switchForm) },
  { id: 'traffic', label: 'Traffic', panel: trafficPanel() },
  { id: 'result', label: 'Result', panel: result.panel },
  {
    id: 'server',
    label: 'Your server',
    panel: serverPanel(scene, (reply) => {
      inspector.show('server');
      progress = { ...progress, sent: reply !== null };
      shop.show(reply);
    }),
  },
  { id: 'code', label: 'Code', panel: code.panel },
]);
find('#inspector', HTMLElement).replaceChildren(...inspector.nodes);

function setWithout(without: boolean): void {
  progress = { ...progress, without, sent: false };
  shop.close();
  bare.show(without);
  tools.showWithout(without);
}
const tools = sceneTools({
  without: setWithout,
  link() {
    const all = state();
    writeProgress(all, { ...progress, room: openRoom() });
    const url = new URL(location.pathname, location.origin);
    url.search = all.toString();
    return url;
  },
});
const room = engineRoom(tools.opener);
const openRoom = () => (room.isOpen() ? inspector.current() : null);
show();

// Typed values are not in the table, and in no link.
stage.addEventListener('input', ({ isTrusted }) => {
  // The element also sends `input` when it accepts the bank's name.
  if (isTrusted) progress = { ...progress, payee: null, decision: null };
});
stage.addEventListener('payee-check-decision', ({ detail }) => {
  progress = { ...progress, decision: decided(detail.decision) };
});
ownButtons.forEach((button, index) => {
  button.addEventListener('click', () => {
    progress = { ...beginning, payee: `own-${index + 1}` };
  });
});

suppliers?.all.addEventListener('click', () => {
  progress = { ...beginning, payee: 'all' };
});

const response = await fetch(new URL('../payees.json', import.meta.url));
const payees: readonly TestPayee[] = await response.json();
find('#payees', HTMLElement).replaceChildren(...payeeTable(payees, choose));
find('#quick', HTMLElement).replaceChildren(quickPicks(scene, payees, choose));

/** Restores the state in which a link was copied, by the same steps. */
async function restore(wanted: Progress): Promise<void> {
  if (wanted.room !== null) {
    inspector.show(wanted.room);
    room.open();
  }
  if (wanted.without) setWithout(true);
  await Promise.all(payeeChecks().map((check) => check.updateComplete));
  const asked = payees.find(({ id }) => id === wanted.payee);
  if (asked) await choose(asked);
  else if (wanted.payee === 'all' && suppliers) {
    progress = { ...progress, payee: 'all' };
    await suppliers.checkAll();
  } else await pressOwn(Number(wanted.payee?.replace('own-', '')) - 1);
  if (wanted.decision !== null) await takeDecision(wanted.decision);
  if (!wanted.sent) return;
  if (wanted.without) bare.send();
  else form.requestSubmit();
}
const restored = restore(readProgress(query));
document.documentElement.dataset['ready'] = 'true';
await restored;
