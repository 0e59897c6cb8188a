import type { Sandbox } from '../../../sandbox/index.ts';
import { everyOutcome } from './every-outcome.ts';
import { payroll } from './payroll.ts';
import { supplierRun } from './supplier-run.ts';

/** Files to try the scene with, by the name of their download. */
export const samples: Readonly<Record<string, (directory: Sandbox['directory']) => string>> = {
  'supplier-run.xml': () => supplierRun,
  'payroll.csv': payroll,
  'every-outcome.csv': everyOutcome,
};
