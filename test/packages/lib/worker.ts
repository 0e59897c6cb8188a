import { createPayeeCheckClient, PayeeCheckError } from '@payee-check/widget/client';

/** Checks in a worker, or a service worker, and answers on the port that came with the question. */
addEventListener('message', async ({ data: { endpoint, iban, name }, ports: [port] }: MessageEvent) => {
  try {
    const check = await createPayeeCheckClient({ endpoint }).check({ scheme: 'iban', iban }, name);
    port?.postMessage(check.outcome);
  } catch (error) {
    port?.postMessage(error instanceof PayeeCheckError ? error.code : String(error));
  }
});
