/** The backend-for-frontend of Payee Check. */
export { type Bff, type BffDependencies, createBff } from './bff.ts';
export { variables } from './config/environment.ts';
export { ConfigError, loadConfig } from './config/load.ts';
export type { BffConfig } from './config/types.ts';
export type { GuardedProvider } from './providers/guard.ts';
export type { Provider } from './providers/provider.ts';
export type { Variable } from './settings/variable.ts';
export { type Claim, type Claimed, type Count, type Store, StoreUnavailableError } from './store/store.ts';
export type { Clock } from './time/clock.ts';
export { loadTracing } from './tracing/opentelemetry.ts';
export type { Tracing } from './tracing/tracing.ts';
export type { WidgetSource } from './widget-files/catalogue.ts';
