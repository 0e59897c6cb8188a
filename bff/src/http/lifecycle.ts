import { shuttingDown } from './problems.ts';

/** Whether the process takes on new work. */
export interface Lifecycle {
  readonly isShuttingDown: boolean;
  shutDown(): void;
  /** @throws {ProblemError} `shutting_down`; what is under way may still be read and decided on. */
  assertOpen(): void;
}

export function createLifecycle(): Lifecycle {
  let closing = false;
  return {
    get isShuttingDown() {
      return closing;
    },
    shutDown() {
      closing = true;
    },
    assertOpen() {
      if (closing) throw shuttingDown();
    },
  };
}
