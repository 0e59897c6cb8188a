import { find } from '../dom.ts';
import { chooseTheme, type Theme, themes } from '../theme.ts';

/** What the header does, on every page. */
const button = find('#theme', HTMLButtonElement);
const labels: Readonly<Record<Theme, string>> = { auto: 'Auto', light: 'Light', dark: 'Dark' };

const shown = (): Theme => themes.find((theme) => theme === document.documentElement.dataset['theme']) ?? 'auto';

function show(): void {
  button.textContent = labels[shown()];
  button.setAttribute('aria-label', `Colours: ${labels[shown()]}`);
}

button.addEventListener('click', () => {
  const next = themes[(themes.indexOf(shown()) + 1) % themes.length] ?? 'auto';
  chooseTheme(next);
  document.dispatchEvent(new Event('demo-theme'));
});
new MutationObserver(show).observe(document.documentElement, { attributeFilter: ['data-theme'] });
show();
