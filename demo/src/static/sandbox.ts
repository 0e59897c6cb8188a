import { matchNames } from '@payee-check/shared/names';
import type { ProviderDefinition } from '../../../bff/src/providers/definition.ts';
import { createDirectory } from '../sandbox/directory/directory.ts';
import type { ProviderSandbox } from '../sandbox/server/provider-sandbox.ts';
import { providers } from './providers.ts';

/** The page's providers, each with the sandbox that simulates it. */
export type PageSandbox = readonly { readonly definition: ProviderDefinition; readonly sandbox: ProviderSandbox }[];

export function startPageSandbox(): Promise<PageSandbox> {
  const directory = createDirectory(matchNames);
  return Promise.all(providers.map(async ({ definition, start }) => ({ definition, sandbox: await start(directory) })));
}
