import { find } from './dom.ts';

/**
 * Wide enough for the drawer to fit beside the shop; on paper it comes below. Otherwise it covers the page and is
 * modal.
 */
const wide = matchMedia('(min-width: 1100px), print');

/**
 * The drawer for engineers, closed at first. Next to the shop it is part of the page, so that both can be used; when it
 * covers the page it is modal, and the browser keeps the focus inside. Either way Escape closes it, and the focus
 * returns.
 */
export function engineRoom(opener: HTMLButtonElement) {
  const dialog = find('#engine', HTMLDialogElement);

  function show(): void {
    if (wide.matches) dialog.show();
    else dialog.showModal();
    document.body.classList.add('engine-open');
    opener.setAttribute('aria-expanded', 'true');
  }
  dialog.addEventListener('close', () => {
    document.body.classList.remove('engine-open');
    opener.setAttribute('aria-expanded', 'false');
  });
  function close(): void {
    dialog.close();
    opener.focus();
  }
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !dialog.matches(':modal')) close();
  });
  find('#engine-close', HTMLButtonElement).addEventListener('click', close);
  opener.addEventListener('click', () => (dialog.open ? close() : show()));
  wide.addEventListener('change', () => {
    if (!dialog.open) return;
    dialog.close();
    // The effects of `close` are complete when its event arrives.
    dialog.addEventListener('close', show, { once: true });
  });
  return {
    open(): void {
      if (!dialog.open) show();
    },
    isOpen: () => dialog.open,
  };
}
