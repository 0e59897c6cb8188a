import type { OrderAnswer } from '../server/orders.ts';

/** The answer of the shop's server: about one payee, or about each of several. */
export type ShopReply = OrderAnswer | readonly OrderAnswer[];

export const isOne = (reply: ShopReply): reply is OrderAnswer => 'verification' in reply;

/** The form's fields as a browser would send them. */
export function fieldsOf(form: HTMLFormElement): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  return body;
}

/** @returns `null` if the shop's server does not answer. */
export async function sendOrder(action: string, body: URLSearchParams): Promise<ShopReply | null> {
  try {
    const response = await fetch(action, { method: 'POST', body });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
