/** Waits that can all be ended at once, so that a server that closes leaves no timer behind. */
export interface Pauses {
  /** @returns false where the wait was cut short because the server closes */
  wait(ms: number): Promise<boolean>;
  endAll(): void;
}

export function createPauses(): Pauses {
  const running = new Map<NodeJS.Timeout, (whole: boolean) => void>();
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => {
          running.delete(timer);
          resolve(true);
        }, ms);
        running.set(timer, resolve);
      }),
    endAll() {
      for (const [timer, resolve] of running) {
        clearTimeout(timer);
        resolve(false);
      }
      running.clear();
    },
  };
}
