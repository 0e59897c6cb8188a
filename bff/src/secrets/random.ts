import { randomFillSync } from 'node:crypto';

const PAGE_BYTES = 4096;

/**
 * Random bytes, drawn from Node by the page: a draw costs as much as encrypting a record, however few bytes it is for, and a
 * check needs some three times. What was handed out is wiped from the page.
 */
function createRandomBytes() {
  const page = Buffer.alloc(PAGE_BYTES);
  let used = PAGE_BYTES;
  return (count: number): Buffer => {
    if (used + count > PAGE_BYTES) {
      randomFillSync(page);
      used = 0;
    }
    const bytes = Buffer.from(page.subarray(used, used + count));
    page.fill(0, used, used + count);
    used += count;
    return bytes;
  };
}

/** @param count Up to 4,096. */
export const randomBytes = createRandomBytes();
