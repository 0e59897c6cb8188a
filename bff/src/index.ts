/** The backend-for-frontend of Payee Check. */
export { type Bff, type BffDependencies, createBff } from './bff.ts';
export { variables } from './config/environment.ts';
export type { BffConfig } from './config/load.ts';
export { ConfigError, loadConfig } from './config/load.ts';
export type { Account, Customer, Question } from './domain/question.ts';
export { ProviderError, type ProviderErrorCode } from './outbound/errors.ts';
export type {
  CallContext,
  DetailsAnswer,
  HistoryAnswer,
  NameCheckAnswer,
  OwnershipAnswer,
  Provider,
  StatusAnswer,
} from './providers/provider.ts';
export type { ReceiptSigner, SigningContext } from './receipts/signer.ts';
export type { Variable } from './settings/variable.ts';
export { type Claim, type Claimed, type Count, type Store, StoreUnavailableError } from './store/store.ts';
export type { Clock } from './time/clock.ts';
export { loadTracing } from './tracing/opentelemetry.ts';
export type { Tracing } from './tracing/tracing.ts';
export type { WidgetSource } from './widget-files/catalogue.ts';
