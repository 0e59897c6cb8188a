import { element } from './dom.ts';

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly panel: HTMLElement;
}

/**
 * Tabs according to the ARIA Authoring Practices: a single tab stop, arrow keys between tabs, and a panel shown when
 * its tab gets the focus.
 */
export function tabs(label: string, all: readonly Tab[]) {
  const list = element('div', { role: 'tablist', 'aria-label': label, class: 'tabs' });
  const buttons = all.map(({ id, label: text, panel }) => {
    const button = element('button', {
      type: 'button',
      role: 'tab',
      id: `tab-${id}`,
      'aria-controls': `panel-${id}`,
      text,
    });
    panel.id = `panel-${id}`;
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', button.id);
    panel.tabIndex = 0;
    panel.classList.add('tab-panel');
    return button;
  });
  list.append(...buttons);

  function show(index: number): void {
    buttons.forEach((button, at) => {
      button.setAttribute('aria-selected', String(at === index));
      button.tabIndex = at === index ? 0 : -1;
    });
    all.forEach(({ panel }, at) => {
      panel.hidden = at !== index;
    });
  }

  list.addEventListener('click', ({ target }) => {
    const index = buttons.findIndex((button) => button === target);
    if (index >= 0) show(index);
  });
  list.addEventListener('keydown', (event) => {
    const index = buttons.findIndex((button) => button === document.activeElement);
    const last = buttons.length - 1;
    const next = {
      ArrowRight: index === last ? 0 : index + 1,
      ArrowLeft: index === 0 ? last : index - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (index < 0 || next === undefined) return;
    event.preventDefault();
    show(next);
    buttons[next]?.focus();
  });
  show(0);
  return {
    current: () => all.find(({ panel }) => !panel.hidden)?.id ?? null,
    nodes: [list, ...all.map(({ panel }) => panel)],
    show(id: string): void {
      const index = all.findIndex((tab) => tab.id === id);
      if (index >= 0) show(index);
    },
  };
}
