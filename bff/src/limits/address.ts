import { ipKeyGenerator } from 'express-rate-limit';
import type { Keyring } from '../secrets/keyring.ts';

/** A provider hands out a /56 to one customer, who has endless addresses in it. */
const IPV6_SUBNET = 56;

/** Addresses that were seen lately; each request asks for its own at least once. */
const MAX_REMEMBERED = 10_000;

export type AddressOwner = (address: string) => string;

/**
 * Who a limit counts for, where it counts by address: a keyed hash, since an address is personal data (GDPR, recital
 * 30). An IPv4 address and the same one mapped into IPv6 are one.
 */
export function createAddressOwner(keyring: Keyring): AddressOwner {
  const remembered = new Map<string, string>();
  return (address) => {
    const known = remembered.get(address);
    if (known !== undefined) return known;
    const owner = keyring.hash('address', ipKeyGenerator(address, IPV6_SUBNET));
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(address, owner);
    return owner;
  };
}
