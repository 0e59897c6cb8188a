import type { OrderAnswer } from '../server/orders.ts';
import { find } from './dom.ts';
import { renderPanel } from './panel.ts';
import { renderPayees } from './payees.ts';

const form = find('#checkout', HTMLFormElement);
const panel = find('#panel', HTMLElement);

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  const response = await fetch(form.action, { method: 'POST', body });
  const answer: OrderAnswer = await response.json();
  renderPanel(panel, answer);
  panel.scrollIntoView({ block: 'nearest' });
});

await renderPayees(find('#payees', HTMLElement), form);
