import { element, find } from '../dom.ts';
import { wordFor } from '../switch-board.ts';
import { switchChoices } from '../switches.ts';
import { type Case, cases } from './cases.ts';
import { cell } from './cell.ts';
import { standIn } from './stand-in.ts';

standIn();
await customElements.whenDefined('payee-check');

const NOTHING = '';
const ALL = 'all';
const FIRST = 'close-match';

const query = new URLSearchParams(location.search);
const locales = [...new Set<string>([...switchChoices.locale.filter((locale) => locale !== ''), 'en-GB'])].toSorted();
const known = (all: readonly string[], value: string | null) => all.find((each) => each === value);
const state = {
  locale: known(locales, query.get('locale')) ?? 'en',
  beside: known(locales, query.get('beside')) ?? NOTHING,
  // A URL with only a language is for translators, who read everything.
  name: known([...cases.keys()], query.get('case')) ?? (query.has('locale') ? ALL : FIRST),
};

const titleOf = (locale: string) => (locale === 'en-GB' ? 'English (UK)' : wordFor('locale', locale));
const option = (value: string, text: string, chosen: string) => {
  const made = element('option', { value, text });
  made.selected = value === chosen;
  return made;
};

/** A row is filled when it is about to be seen: all of them at once would be hundreds of elements. */
const rows = new Map<Element, readonly [name: string, it: Case]>();
const observer = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      const row = isIntersecting && rows.get(target);
      if (!row) continue;
      rows.delete(target);
      observer.unobserve(target);
      target.append(...shownLocales().map((locale) => cell(...row, locale).figure));
    }
  },
  { rootMargin: '400px' },
);

const shownLocales = () => [state.locale, state.beside].filter((locale) => locale !== NOTHING);

function show(): void {
  observer.disconnect();
  rows.clear();
  const shown = [...cases].filter(([name]) => state.name === ALL || name === state.name);
  const sections = shown.map(([name, it]) => {
    const row = element('div', { class: shownLocales().length > 1 ? 'row pair' : 'row' });
    rows.set(row, [name, it]);
    observer.observe(row);
    return element('section', { id: name }, element('h2', { text: it.title }), row);
  });
  find('#messages', HTMLElement).replaceChildren(...sections);
}

function change(part: Partial<typeof state>): void {
  Object.assign(state, part);
  const next = new URLSearchParams({ locale: state.locale });
  if (state.beside !== NOTHING) next.set('beside', state.beside);
  if (state.name !== ALL) next.set('case', state.name);
  history.replaceState(null, '', `?${next}`);
  show();
}

// Nothing is submitted: a choice takes effect at once.
find('#choose', HTMLFormElement).addEventListener('submit', (event) => event.preventDefault());
const language = find('#locale', HTMLSelectElement);
language.append(...locales.map((locale) => option(locale, titleOf(locale), state.locale)));
language.addEventListener('change', () => change({ locale: language.value }));

const beside = find('#beside', HTMLSelectElement);
beside.append(
  option(NOTHING, 'No other', state.beside),
  ...locales.map((locale) => option(locale, titleOf(locale), state.beside)),
);
beside.addEventListener('change', () => change({ beside: beside.value }));

const list = find('#cases', HTMLElement);
const count = find('#count', HTMLElement);

/** Radios: one message at a time, or all. */
const entries = [[ALL, 'All of them'] as const, ...[...cases].map(([name, { title }]) => [name, title] as const)].map(
  ([name, title]) => {
    const radio = element('input', { type: 'radio', name: 'case', value: name });
    radio.checked = name === state.name;
    radio.addEventListener('change', () => change({ name }));
    const item = element('li', {}, element('label', {}, radio, element('span', { text: title })));
    return { item, name, title };
  },
);
list.append(...entries.map(({ item }) => item));
const chosen = list.querySelector<HTMLElement>('li:has(:checked)');
if (chosen) list.scrollTop = chosen.offsetTop - list.offsetTop - list.clientHeight / 2;

/** The text of each case, by language: read from hidden elements when somebody searches. */
const texts = new Map<string, Promise<ReadonlyMap<string, string>>>();

function textsIn(locale: string): Promise<ReadonlyMap<string, string>> {
  const known = texts.get(locale);
  if (known) return known;
  const place = element('div', { hidden: '' });
  document.body.append(place);
  // The element reports that one to developers in the console.
  const silent = [...cases].filter(([name]) => name !== 'origin_not_allowed');
  const cells = silent.map(([name, it]) => ({ name, ...cell(name, it, locale) }));
  place.append(...cells.map(({ figure }) => figure));
  const read = Promise.all(cells.map(async ({ name, said }) => [name, (await said).toLowerCase()] as const));
  const made = read.then((all) => new Map(all)).finally(() => place.remove());
  texts.set(locale, made);
  return made;
}

const search = find('#search', HTMLInputElement);
async function filter(): Promise<void> {
  const wanted = search.value.trim().toLowerCase();
  const show = (has: (entry: { readonly name: string; readonly title: string }) => boolean) => {
    for (const { item, ...entry } of entries) item.hidden = !has(entry);
    const found = entries.filter(({ item }) => !item.hidden).length;
    count.textContent = found === 0 ? 'No message has this' : `${found} of ${entries.length}`;
  };
  const inTitle = (title: string) => title.toLowerCase().includes(wanted);
  show(({ title }) => inTitle(title));
  if (wanted === '') return;
  const said = await Promise.all(shownLocales().map(textsIn));
  if (wanted !== search.value.trim().toLowerCase()) return;
  show(({ name, title }) => inTitle(title) || said.some((text) => text.get(name)?.includes(wanted)));
}
search.addEventListener('input', filter);
filter();

show();
document.documentElement.dataset['ready'] = 'true';
