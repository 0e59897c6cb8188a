import { z } from 'zod';
import type { FaultChoice } from '../sandbox/fault-menu.ts';
import { type ProviderName, providerNames } from '../sandbox/provider-names.ts';
import type { FaultSwitch } from '../sandbox/server/faults.ts';

/**
 * The faults that can be switched on, and the current ones: per provider an id from the menu, or `null` if there is
 * none.
 */
export interface FaultBoard {
  readonly menu: readonly { readonly id: string; readonly label: string }[];
  readonly active: Readonly<Partial<Record<ProviderName, string | null>>>;
}

const asked = z.strictObject({ provider: z.enum(providerNames), fault: z.string().max(40).nullable() });

/** @param switchOf `null` for a provider that is not simulated */
export function createFaultBoard(
  menu: readonly FaultChoice[],
  switchOf: (name: ProviderName) => Pick<FaultSwitch, 'set' | 'clear'> | null,
) {
  const active = new Map<ProviderName, string | null>(providerNames.map((name) => [name, null]));
  const read = (): FaultBoard => ({
    menu: menu.map(({ id, label }) => ({ id, label })),
    active: Object.fromEntries(active),
  });
  return {
    read,
    /** Switches `{ provider, fault }` on, or off with `null`; returns `null` for an invalid request. */
    set(request: unknown): FaultBoard | null {
      const { data } = asked.safeParse(request);
      const choice = menu.find(({ id }) => id === data?.fault);
      if (!data || (data.fault !== null && !choice)) return null;
      if (choice) switchOf(data.provider)?.set(choice.fault);
      else switchOf(data.provider)?.clear();
      active.set(data.provider, choice?.id ?? null);
      return read();
    },
  };
}
