import { isIP } from 'node:net';
import { ipKeyGenerator } from 'express-rate-limit';
import type { Keyring } from '../secrets/keyring.ts';

/** A provider hands out a /56 to one customer, who has endless addresses in it. */
const IPV6_SUBNET = 56;

/** Addresses that were seen lately; each request asks for its own at least once. */
const MAX_REMEMBERED = 10_000;
/** IPv6 with a zone and a port; a header that a proxy passes on may hold kilobytes, which need not be remembered. */
const MAX_CHARACTERS = 100;

/** What some proxies add to an address: a port, another one for each connection, and brackets around IPv6. */
const WITH_PORT = /^(?:\[([^\]]+)\]|([\d.]+))(?::\d+)?$/;

/** The address as such; whatever is none counts as one caller, so that nobody gets a limit of their own by making it up. */
function plainAddress(address: string): string {
  if (isIP(address) !== 0) return address;
  const [, bracketed, dotted] = WITH_PORT.exec(address) ?? [];
  const plain = bracketed ?? dotted ?? '';
  return isIP(plain) !== 0 ? plain : '0.0.0.0';
}

export type AddressOwner = (address: string) => string;

/**
 * Who a limit counts for, where it counts by address: a keyed hash, since an address is personal data (GDPR, recital
 * 30). An IPv4 address and the same one mapped into IPv6 are one.
 */
export function createAddressOwner(keyring: Keyring): AddressOwner {
  const remembered = new Map<string, string>();
  return (stated) => {
    const address = stated.length > MAX_CHARACTERS ? '' : stated;
    const known = remembered.get(address);
    if (known !== undefined) return known;
    const owner = keyring.hash('address', ipKeyGenerator(plainAddress(address), IPV6_SUBNET));
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(address, owner);
    return owner;
  };
}
