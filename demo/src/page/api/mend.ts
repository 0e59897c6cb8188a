/** What the viewer lacks for people who cannot see it or have no mouse. It redraws itself on every press. */
function mend(viewer: HTMLElement): void {
  // The page has a `main` of its own.
  for (const main of viewer.querySelectorAll('main')) main.setAttribute('role', 'group');
  for (const select of viewer.querySelectorAll('select:not([aria-label])')) {
    const name = select.id === 'servers' ? 'Server' : select.closest('.examples-select') ? 'Example' : 'Media type';
    select.setAttribute('aria-label', name);
  }
  for (const code of viewer.querySelectorAll<HTMLElement>('.microlight')) code.tabIndex = 0;
}

export function keepMended(viewer: HTMLElement): void {
  new MutationObserver(() => mend(viewer)).observe(viewer, { childList: true, subtree: true });
}
