/**
 * Messages with some of them replaced. Only existing keys can be replaced, so that an override cannot touch a prototype.
 */
export function merge<T extends object>(base: T, over: object): T {
  const merged = { ...base };
  for (const key of Object.keys(base) as (keyof T & string)[]) {
    const mine = base[key];
    const other: unknown = Object.hasOwn(over, key) ? Reflect.get(over, key) : undefined;
    if (typeof mine === 'string') {
      if (typeof other === 'string') Object.assign(merged, { [key]: other });
    } else if (mine && typeof mine === 'object' && other && typeof other === 'object') {
      // A plural may have any of the language's categories.
      merged[key] = 'other' in mine ? { ...mine, ...other } : merge(mine, other);
    }
  }
  return merged;
}
