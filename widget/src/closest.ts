/** The nearest element, itself included, that matches a selector, across shadow roots. */
export function closest(element: Element, selector: string): Element | undefined {
  for (let at: Element | null = element; at; ) {
    const found = at.closest(selector);
    if (found) return found;
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return undefined;
}
