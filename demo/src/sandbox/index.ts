export { type FaultChoice, faultMenu } from './fault-menu.ts';
export { believableDelay, type ProviderName, providerNames } from './provider-names.ts';
export type { ActiveFault, Fault, FaultSwitch } from './server/faults.ts';
export type { RequestLog, RequestRecord } from './server/requests.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './start.ts';
export { JANE_DOE_SUBJECT, type TestPayee, testPayees, UNREACHABLE_SUBJECT } from './test-payees.ts';
