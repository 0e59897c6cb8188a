/** Decodes a compact JWS without verifying it: anybody who has the receipt can read it. */
export interface DecodedReceipt {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

const bytesOf = (part: string) =>
  Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));

const partOf = (value: unknown) =>
  btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(value))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const read = (part: string): Readonly<Record<string, unknown>> => JSON.parse(new TextDecoder().decode(bytesOf(part)));

export function decodeReceipt(receipt: string): DecodedReceipt {
  const [header = '', claims = ''] = receipt.split('.');
  return { header: read(header), claims: read(claims) };
}

/** What a forger would try: the same receipt, with claims of their own under the old signature. */
export function forgeReceipt(receipt: string, claims: Readonly<Record<string, unknown>>): string {
  const [header = '', , signature = ''] = receipt.split('.');
  return [header, partOf({ ...decodeReceipt(receipt).claims, ...claims }), signature].join('.');
}
