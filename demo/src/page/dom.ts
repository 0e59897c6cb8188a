/** A small element factory: text only, so that nothing from a form or a server is ever parsed as HTML. */
export function element(
  tag: string,
  properties: {
    readonly class?: string;
    readonly text?: string;
    readonly [attribute: string]: string | undefined;
  } = {},
  ...children: readonly Node[]
): HTMLElement {
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
