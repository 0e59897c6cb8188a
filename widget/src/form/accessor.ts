/** Defines one accessor on a class, where a table of them says more than as many pairs of methods. */
export function accessor<E extends object, T>(
  prototype: E,
  name: string,
  get: (element: E) => T,
  set: (element: E, value: T) => void,
): void {
  Object.defineProperty(prototype, name, {
    get(this: E) {
      return get(this);
    },
    set(this: E, value: T) {
      set(this, value);
    },
  });
}
