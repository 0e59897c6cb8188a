import { Router } from 'express';
import { z } from 'zod';
import { faultMenu, type ProviderName, providerNames, type Sandbox } from '../sandbox/index.ts';

/** The faults that can be switched on, and the current ones: an id of the menu by provider, `null` if there is none. */
export interface FaultBoard {
  readonly menu: readonly { readonly id: string; readonly label: string }[];
  readonly active: Readonly<Partial<Record<ProviderName, string | null>>>;
}

const asked = z.strictObject({ provider: z.enum(providerNames), fault: z.string().max(40).nullable() });

/** `GET`: the board; `PUT { provider, fault }`: switches one on, or off with `null`. Answers with the board. */
export function faultRoutes({ faults }: Pick<Sandbox, 'faults'>): Router {
  const active = new Map<ProviderName, string | null>(providerNames.map((name) => [name, null]));
  const board = (): FaultBoard => ({
    menu: faultMenu.map(({ id, label }) => ({ id, label })),
    active: Object.fromEntries(active),
  });

  const router = Router();
  router.get('/', (_request, response) => {
    response.json(board());
  });
  router.put('/', (request, response) => {
    const { data } = asked.safeParse(request.body);
    const choice = faultMenu.find(({ id }) => id === data?.fault);
    if (!data || (data.fault !== null && !choice)) {
      response.status(400).json({ code: 'invalid_request' });
      return;
    }
    if (choice) faults[data.provider].set(choice.fault);
    else faults[data.provider].clear();
    active.set(data.provider, choice?.id ?? null);
    response.json(board());
  });
  return router;
}
