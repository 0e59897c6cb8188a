import { type Holder, iban, person } from './holder.ts';

/**
 * Holders whose banks confirm them, and whose account numbers a directory doubts: the national check digits are wrong, no
 * bank has that code, a subaccount number may be missing. Each passes the checksum of IBANs.
 */
export const doubtedHolders: readonly Holder[] = [
  person(iban('BE30734001234536'), 'Lotte Claes'),
  person(iban('DE47300300770000000606'), 'Otto Albers'),
  person(iban('DE15500100990000707070'), 'Frieda Busch', { mayLackSubaccount: true }),
];
