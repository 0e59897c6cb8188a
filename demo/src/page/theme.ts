/** Also the documentation's storage key: one choice for the whole site. */
const KEY = 'vitepress-theme-appearance';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The theme that was chosen with the button in the header, on this page or another. */
function chosenTheme(): Theme {
  const kept = localStorage.getItem(KEY);
  return themes.find((theme) => theme === kept) ?? 'auto';
}

/** @param named The theme in the URL, which takes precedence over the chosen one. */
export function applyTheme(named: string = 'auto'): void {
  document.documentElement.dataset['theme'] = named === 'auto' ? chosenTheme() : named;
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  applyTheme();
}
