/**
 * What the card is called where the focus comes to it: by what the payer chose, else by its headings. Without a name, some
 * screen readers say nothing there. By reference, since names of people are in no attribute.
 */
export function nameCard(root: ShadowRoot): void {
  const place = root.getElementById('result');
  const ids = [['chosen'], ['alarm', 'result-heading']].map((some) =>
    some.filter((id) => root.getElementById(id)).join(' '),
  );
  const labels = ids.find(Boolean);
  if (!labels) {
    place?.removeAttribute('role');
    place?.removeAttribute('aria-labelledby');
    return;
  }
  place?.setAttribute('role', 'group');
  place?.setAttribute('aria-labelledby', labels);
}
