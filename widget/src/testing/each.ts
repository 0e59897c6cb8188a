import { FakeBff } from './bff.ts';
import { Payer } from './payer.ts';

/** Gives each test of a suite a BFF of its own, and leaves the page and the BFF behind it. */
export function eachWithBff(given: (bff: FakeBff) => void): void {
  let bff: FakeBff;
  beforeEach(() => {
    bff = new FakeBff().install();
    given(bff);
  });
  afterEach(() => {
    Payer.leave();
    bff.restore();
  });
}
