/**
 * The contract of the BFF's HTTP API, version 1, in zod: the one source of its types. The BFF parses with these
 * schemas, the OpenAPI document is made from them, and the widget takes its types from them.
 */
export * from './account.ts';
export * from './batch.ts';
export * from './check.ts';
export * from './identifier.ts';
export * from './problem.ts';
export * from './receipt.ts';
export * from './recheck.ts';
export * from './session.ts';
export * from './text.ts';
export * from './vocabulary.ts';
