import type { PayeeCheckElement } from '@payee-check/widget/element';
import { find } from '../dom.ts';
import { player } from './player.ts';
import { stories, storyNames } from './stories.ts';

await customElements.whenDefined('payee-check');

const main = find('.story', HTMLElement);
const name = storyNames.find((name) => name === main.dataset['story']) ?? 'slip';
const story = stories[name];
const payee = main.querySelector<PayeeCheckElement>('payee-check');
if (!payee) throw new Error('The page of a story has no element');
const play = player(payee, story);

const back = find('#back', HTMLButtonElement);
const next = find('#next', HTMLButtonElement);
const screen = find('#screen', HTMLElement);
const onward = find('#onward', HTMLElement);
const last = story.steps.length - 1;
const asked = Number(new URLSearchParams(location.search).get('step')) - 1;
let at = Number.isInteger(asked) && asked > 0 && asked <= last ? asked : 0;

function show(): void {
  const step = story.steps[at];
  if (!step) return;
  find('#step-count', HTMLElement).textContent = `Step ${at + 1} of ${story.steps.length}`;
  find('#step-title', HTMLElement).textContent = step.title;
  find('#step-text', HTMLElement).textContent = step.text;
  for (const part of main.querySelectorAll<HTMLElement>('[data-steps]')) {
    part.hidden = !(part.dataset['steps'] ?? '').split(' ').includes(String(at + 1));
  }
  main.dataset['step'] = String(at + 1);
  back.disabled = at === 0;
  next.hidden = at === last;
  onward.hidden = at !== last;
  history.replaceState(null, '', at === 0 ? location.pathname : `?step=${at + 1}`);
}

/** How far the phone is scrolled to show an answer from its first line; nothing to scroll to before there is one. */
function topOfResult(): number {
  const result = payee?.shadowRoot?.querySelector('[part~="result"]');
  if (!result || !screen.contains(payee)) return 0;
  return screen.scrollTop + result.getBoundingClientRect().top - screen.getBoundingClientRect().top - 8;
}

/** Only the last press counts, after the running step has ended. */
let running: Promise<void> = Promise.resolve();

function perform(act: () => Promise<void>): void {
  main.setAttribute('aria-busy', 'true');
  running = running.then(act).then(() => {
    main.removeAttribute('aria-busy');
    screen.scrollTop = topOfResult();
  });
}

function turn(to: number): void {
  const isNext = to === at + 1;
  at = to;
  show();
  perform(() => (isNext ? play.go(story.steps[to]?.act) : play.replay(story.steps.slice(0, to + 1))));
}

next.addEventListener('click', () => {
  turn(Math.min(at + 1, last));
  // The button disappears at the end, so the focus moves to the place where the story continues.
  if (at === last) onward.querySelector('a')?.focus();
});
back.addEventListener('click', () => {
  turn(Math.max(at - 1, 0));
  if (at === 0) next.focus();
});

show();
if (at > 0) perform(() => play.replay(story.steps.slice(0, at + 1)));
await running;
document.documentElement.dataset['ready'] = 'true';
