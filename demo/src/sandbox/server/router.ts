import type { Route } from './exchange.ts';

export type Found =
  | { readonly kind: 'route'; readonly route: Route; readonly params: Readonly<Record<string, string>> }
  /** The path exists with other methods. */
  | { readonly kind: 'wrong_method'; readonly allow: readonly string[] }
  | { readonly kind: 'unknown' };

/** Finds the route for a method and a path. A segment with invalid percent-encoding matches no route. */
export function findRoute(routes: readonly Route[], method: string, path: string): Found {
  const segments = path.split('/');
  const hits = routes.flatMap((route) => {
    const params = matchPath(route.path.split('/'), segments);
    return params ? [{ route, params }] : [];
  });
  const hit = hits.find(({ route }) => route.method === method);
  if (hit) return { kind: 'route', ...hit };
  return hits.length > 0 ? { kind: 'wrong_method', allow: hits.map(({ route }) => route.method) } : { kind: 'unknown' };
}

function matchPath(pattern: readonly string[], segments: readonly string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (!part.startsWith(':')) {
      if (part !== segment) return null;
      continue;
    }
    const value = decode(segment);
    if (!value) return null;
    params[part.slice(1)] = value;
  }
  return params;
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
