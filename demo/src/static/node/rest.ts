import { Buffer } from './buffer.ts';

/** Replaces `node:zlib`, `node:net` and `node:fs`: what is kept in the page's memory is not compressed. */

export const deflateRawSync = (content: Uint8Array) => Buffer.from(content);
export const inflateRawSync = (content: Uint8Array) => Buffer.from(content);

export const isIP = () => 0;
export const isIPv6 = () => false;

const needsNode = () => {
  throw new Error('Only available in Node');
};
export const statSync = needsNode;
export const readFileSync = needsNode;
