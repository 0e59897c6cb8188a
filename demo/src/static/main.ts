/**
 * Loaded before everything else on each page of the static demo. Requests to the BFF or to the shop are answered in the
 * page itself; everything else is fetched as usual.
 */
const SERVED = /^\/(?:bff\/.+|session|orders|payout-accounts|suppliers|wire\.json|sandbox\/faults)$/;

const { fetch } = globalThis;

globalThis.fetch = async (input, init) => {
  const { origin, pathname } = new URL(input instanceof Request ? input.url : input, location.href);
  if (origin !== location.origin || !SERVED.test(pathname)) return fetch(input, init);
  const request = new Request(input, init);
  const { answer } = await import('./servers.ts');
  const answered = (await answer(pathname, request)) ?? new Response(null, { status: 404 });
  request.signal.throwIfAborted();
  return answered;
};
