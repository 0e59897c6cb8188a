/**
 * Safari empties fields with `autocomplete="off"` when it thaws a page from its back/forward cache (WebKit's
 * `HTMLInputElement::resumeFromDocumentSuspension`), while the element still shows the result for what was in them. As long as the
 * page is frozen, they are therefore without it.
 */
export function outlastFreezing(root: ShadowRoot): void {
  // The window outlasts the element.
  const known = new WeakRef(root);
  const end = new AbortController();
  const { signal } = end;
  let fields: HTMLInputElement[] = [];
  function freeze(): void {
    const found = known.deref();
    if (!found) end.abort();
    fields = [...(found?.querySelectorAll<HTMLInputElement>('input[autocomplete=off]') ?? [])];
    for (const field of fields) field.autocomplete = 'on';
  }
  function thaw(): void {
    for (const field of fields) field.autocomplete = 'off';
    fields = [];
  }
  addEventListener('pagehide', freeze, { signal });
  addEventListener('pageshow', thaw, { signal });
}
