/** All that happens once there is something to ask: loaded when the payer begins to type. */
export { ask, decide, details } from './client.ts';
