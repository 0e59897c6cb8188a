import { element, find } from '../dom.ts';
import { switchChoices } from '../switches.ts';
import { type Case, cases } from './cases.ts';
import { cell } from './cell.ts';
import { standIn } from './stand-in.ts';

standIn();
await customElements.whenDefined('payee-check');

const query = new URLSearchParams(location.search);
const allLocales = [...new Set<string>([...switchChoices.locale.filter((it) => it !== ''), 'en-GB'])];
const chosenLocales = allLocales.filter((it) => query.get('locale') === it);
const locales = chosenLocales.length > 0 ? chosenLocales : allLocales;
const chosenCase = query.get('case') ?? '';
const shown = [...cases].filter(([name]) => !cases.has(chosenCase) || name === chosenCase);

/** A link that changes one part of what is asked for; without a value it asks for all. */
function link(key: 'locale' | 'case', value: string, text: string): HTMLElement {
  const target = new URLSearchParams(query);
  if (value) target.set(key, value);
  else target.delete(key);
  const current = (query.get(key) ?? '') === value ? 'page' : undefined;
  return element('li', {}, element('a', { href: `?${target}`, text, 'aria-current': current }));
}

find('#locales', HTMLElement).append(
  link('locale', '', 'All languages'),
  ...allLocales.map((it) => link('locale', it, it)),
);
find('#cases', HTMLElement).append(
  link('case', '', 'All messages'),
  ...[...cases].map(([name, { title }]) => link('case', name, title)),
);

/** A row is filled when it is about to be seen: all of it at once would be some two thousand elements. */
const rows = new Map<Element, readonly [name: string, it: Case]>();
const observer = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      const row = isIntersecting && rows.get(target);
      if (!row) continue;
      rows.delete(target);
      observer.unobserve(target);
      target.append(...locales.map((locale) => cell(...row, locale)));
    }
  },
  { rootMargin: '400px' },
);

for (const [name, it] of shown) {
  const row = element('div', { class: 'row' });
  rows.set(row, [name, it]);
  observer.observe(row);
  find('#messages', HTMLElement).append(element('section', { id: name }, element('h2', { text: it.title }), row));
}
