/** What the element offers to a screen reader now: the accessible name and description of what has the focus, and what is announced. */
interface Offered {
  focus: string[];
  announced: string;
}

const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

export function offered(): Offered {
  const root = document.querySelector('payee-check')?.shadowRoot;
  const active = root?.activeElement;
  const described = active?.getAttribute('aria-describedby')?.split(' ') ?? [];
  const label = active instanceof HTMLInputElement ? active.labels?.[0]?.textContent : active?.textContent;
  return {
    focus: [label, ...described.map((id) => root?.getElementById(id)?.textContent)].map(clean).filter(Boolean),
    announced: clean(root?.querySelector('[role=status]')?.textContent),
  };
}
