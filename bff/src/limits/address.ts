import { isIP, isIPv6 } from 'node:net';
import { ipKeyGenerator } from 'express-rate-limit';
import type { Keyring } from '../secrets/keyring.ts';

/** Internet providers assign a /56 to one customer, who has countless addresses in it. */
const CUSTOMER_BITS = 56;
/** A company, or anybody at a tunnel broker, gets a /48: 256 of those. */
const NETWORK_BITS = 48;
/** An access or hosting provider has a /32. */
const REGION_BITS = 32;
/** It has thousands of networks, and may still belong to a single attacker: it may ask this many times as often as one. */
export const REGION_FACTOR = 10;

/** Recently seen addresses; each request looks its own up at least once. */
const MAX_REMEMBERED = 10_000;
/** IPv6 with a zone and a port; a header that a proxy passes on may contain kilobytes, which need not be remembered. */
const MAX_CHARACTERS = 100;

/** What some proxies add to an address: a port, different for each connection, and brackets around IPv6. */
const WITH_PORT = /^(?:\[([^\]]+)\]|([\d.]+))(?::\d+)?$/;

/**
 * The address as such. Anything that is not an address counts as one caller, so that nobody gets a fresh limit by
 * inventing one.
 */
function plainAddress(address: string): string {
  if (isIP(address) !== 0) return address;
  const [, bracketed, dotted] = WITH_PORT.exec(address) ?? [];
  const plain = bracketed ?? dotted ?? '';
  return isIP(plain) !== 0 ? plain : '0.0.0.0';
}

/** The keys of limits per address: keyed hashes, since an address is personal data (GDPR, recital 30). */
export interface AddressOwners {
  /** An IPv4 address, however it is written, or the /56 of an IPv6 address. */
  readonly address: string;
  /** Its neighbourhood, all of which may have one owner: an IPv4 /24, an IPv6 /48. */
  readonly network: string;
  /** An IPv6 /32, which thousands may share; `null` for IPv4. */
  readonly region: string | null;
}

export type OwnersOf = (address: string) => AddressOwners;

export function createOwnersOf(keyring: Keyring): OwnersOf {
  const remembered = new Map<string, AddressOwners>();
  const hash = (part: string) => keyring.hash('address', part);

  function ownersOf(address: string): AddressOwners {
    const counted = ipKeyGenerator(plainAddress(address), CUSTOMER_BITS);
    // An IPv4-mapped IPv6 address has been turned into IPv4; a subnet is written with its length.
    const plain = plainAddress(address);
    if (!counted.includes('/')) {
      const network = isIPv6(counted) ? counted : `${counted.split('.').slice(0, 3).join('.')}.0/24`;
      return { address: hash(counted), network: hash(network), region: null };
    }
    const subnet = (bits: number) => hash(ipKeyGenerator(plain, bits));
    return { address: hash(counted), network: subnet(NETWORK_BITS), region: subnet(REGION_BITS) };
  }

  return (stated) => {
    const address = stated.length > MAX_CHARACTERS ? '' : stated;
    const known = remembered.get(address);
    if (known !== undefined) return known;
    const owners = ownersOf(address);
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(address, owners);
    return owners;
  };
}
