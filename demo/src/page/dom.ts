/** A small element factory: text only, so that nothing from a form or a server is ever parsed as HTML. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: { readonly text?: string; readonly [attribute: string]: string | undefined } = {},
  ...children: readonly Node[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined) continue;
    if (name === 'text') made.textContent = value;
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

export function find<T extends Element>(selector: string, type: abstract new () => T): T {
  const found = document.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`The page has no ${selector}`);
}

/** Announces what happened to screen readers; repeated messages are announced again. */
export function announce(text: string): void {
  const announcer = find('#announcer', HTMLElement);
  announcer.textContent = '';
  requestAnimationFrame(() => {
    announcer.textContent = text;
  });
}

/** Names and values, one under the other. */
export function facts(entries: Iterable<readonly [name: string, value: string]>): HTMLElement {
  const list = element('dl', { class: 'facts' });
  for (const [name, value] of entries) list.append(element('dt', { text: name }), element('dd', { text: value }));
  return list;
}

/** The data that a program reads, for anybody who wants to see it; collapsed at first. */
export function asJson(title: string, value: unknown): HTMLElement {
  return element(
    'details',
    { class: 'as-json' },
    element('summary', { text: title }),
    element('pre', { class: 'raw', text: JSON.stringify(value, null, 2) }),
  );
}
