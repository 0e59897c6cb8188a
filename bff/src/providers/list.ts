import { banfico } from './banfico/index.ts';
import type { ProviderDefinition } from './definition.ts';
import { ibanbic } from './ibanbic/index.ts';
import { ibanera } from './ibanera/index.ts';
import { ibanity } from './ibanity/index.ts';
import { ibantrack } from './ibantrack/index.ts';

/** Every provider there is an adapter for, in the order of the documentation. */
export const definitions: readonly ProviderDefinition[] = [ibantrack, banfico, ibanbic, ibanity, ibanera];
