import { ipKeyGenerator } from 'express-rate-limit';
import type { Keyring } from '../secrets/keyring.ts';

/** A provider hands out a /56 to one customer, who has endless addresses in it. */
const IPV6_SUBNET = 56;

/**
 * Who a limit counts for, where it counts by address: a keyed hash, since an address is personal data (GDPR, recital
 * 30). An IPv4 address and the same one mapped into IPv6 are one.
 */
export function addressOwner(keyring: Keyring, address: string): string {
  return keyring.hash('address', ipKeyGenerator(address, IPV6_SUBNET));
}
