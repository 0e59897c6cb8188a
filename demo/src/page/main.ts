import type { TestPayee } from '../sandbox/index.ts';
import { codePanel } from './code-panel.ts';
import { element, find } from './dom.ts';
import { faultBoard, faultsAreSet } from './fault-board.ts';
import { startOnboarding } from './onboarding.ts';
import { payeeTable } from './payees.ts';
import { resultPanel } from './result-panel.ts';
import { applySwitches, fillIn, form, payeeChecks, stage, startAnew } from './scene.ts';
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

await customElements.whenDefined('payee-check');

const named = document.body.dataset['scene'];
const scene: FormSceneName = named === 'onboarding' || named === 'supplier' ? named : 'checkout';
const defaults = sceneDefaults[scene];
const query = new URLSearchParams(location.search);
let switches = readSwitches(query, defaults);
let broken: readonly string[] = query.getAll('broken');

/** The BFF that the page was given, by the attribute that a merchant writes. */
const endpoint = stage.querySelector('[endpoint]')?.getAttribute('endpoint') ?? '';
const script = find('script[integrity]', HTMLScriptElement);
const code = codePanel(scene, { src: script.src, integrity: script.integrity });

function address(): string {
  const next = writeSwitches(switches, defaults);
  for (const it of broken) next.append('broken', it);
  const text = next.toString();
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
  // Another BFF is another endpoint and other sessions: the page starts anew.
  if (name === 'providers') location.assign(address());
  else show();
  result.look();
}

const board = switchBoard(switches, change);
// The header's choice of colours is the visitor's, and wins over the address.
document.addEventListener('demo-theme', () => change('theme', 'auto'));

/** Where no bank answers, the customer's own account is proof enough: a row of no customer's would tell another result. */
const isSpokenFor = ({ account, expected, subject }: TestPayee): boolean =>
  subject === undefined &&
  expected.outcome === 'unable_to_verify' &&
  account.scheme === 'iban' &&
  stage.querySelector(`[data-iban="${account.iban}"]`) !== null;

/** Rows that want a customer, or none, or one provider alone, are tried where the page has that. */
async function choose(payee: TestPayee, index: number): Promise<void> {
  await faultsAreSet();
  const providers = payee.alone ? 'ibanity' : 'all';
  const hasCustomer = payee.subject === undefined || scene === 'onboarding';
  if (switches.providers !== providers || !hasCustomer || isSpokenFor(payee)) {
    const path = payee.subject !== undefined ? '/onboarding' : isSpokenFor(payee) ? '/checkout' : location.pathname;
    const next = new URLSearchParams(travelQuery(switches));
    if (providers !== 'all') next.set('providers', providers);
    next.set('try', String(index));
    for (const it of broken) next.append('broken', it);
    location.assign(`${path}?${next}`);
    return;
  }
  const { scheme } = payee.account;
  // The UK scheme does not work without a type; those of the table that name none are people.
  const type = payee.accountType ?? (scheme === 'uk' ? 'personal' : defaults.type);
  switches = { ...switches, scheme, type };
  show();
  shop.close();
  fillIn(payee);
}

if (scene === 'onboarding') startOnboarding(switches.providers);
if (scene === 'supplier') startSupplier();

const shop = shopAnswer(scene, form);
const result = resultPanel();
const inspector = tabs('Behind the scenes', [
  { id: 'traffic', label: 'Traffic', panel: trafficPanel() },
  { id: 'result', label: 'Result', panel: result.panel },
  {
    id: 'server',
    label: 'Your server',
    panel: serverPanel(scene, (reply) => {
      inspector.show('server');
      shop.show(reply);
    }),
  },
  { id: 'code', label: 'Code', panel: code.panel },
]);
find('#inspector', HTMLElement).replaceChildren(...inspector.nodes);
show();

const switchesPanel = find('#switches', HTMLDetailsElement);
const wide = matchMedia('(min-width: 1200px)');
const unfold = () => {
  switchesPanel.open = wide.matches;
};
wide.addEventListener('change', unfold);
unfold();

const faults = await faultBoard(query, (next) => {
  if (next.join() !== broken.join()) {
    startAnew();
    result.look();
    if (scene === 'supplier') showBadges();
  }
  broken = next;
  history.replaceState(null, '', address());
});
find('#switch-form', HTMLElement).replaceChildren(
  element('fieldset', {}, element('legend', { text: 'The element' }), ...board.rows),
  element('fieldset', {}, element('legend', { text: 'Providers' }), ...faults),
);

const response = await fetch('/payees.json');
const payees: readonly TestPayee[] = await response.json();
find('#payees', HTMLElement).replaceChildren(...payeeTable(payees, choose));

const asked = payees[Number(query.get('try') ?? Number.NaN)];
if (asked) {
  await Promise.all(payeeChecks().map((it) => it.updateComplete));
  await choose(asked, payees.indexOf(asked));
}
document.documentElement.dataset['ready'] = 'true';
