import { z } from 'zod';
import * as field from './fields.ts';

/** The variables that are set, as text. */
export type Settings = Readonly<Partial<Record<string, string>>>;

/** What is wrong with one variable. */
export interface Fault {
  readonly name: string;
  readonly message: string;
}

/** One environment variable, for documentation and tools. */
export interface Variable {
  readonly name: string;
  readonly description: string;
  /** As it would be set; `null`: none. */
  readonly default: string | null;
  /** Never shown, and also readable from the file that `NAME_FILE` names. */
  readonly secret: boolean;
}

interface VariableMeta {
  readonly description: string;
  /** Also readable from the file that `NAME_FILE` names. */
  readonly secret?: true;
  /** The default, as it would be set. */
  readonly fallback?: string;
  /**
   * What is not allowed in production: an address that is not the provider's own, and answers that come from no bank.
   */
  readonly role?: 'provider_url' | 'test_mode';
}

/** What the documentation says about each variable; kept with the schema so that the two cannot diverge. */
const about = z.registry<VariableMeta>();

function described<T extends z.ZodType>(schema: T, meta: VariableMeta): T {
  about.add(schema, meta);
  return schema;
}

export const plain = <T extends z.ZodType>(schema: T, description: string) =>
  described(schema.optional(), { description });

export const secret = <T extends z.ZodType>(schema: T, description: string) =>
  described(schema.optional(), { description, secret: true });

export const withDefault = <T extends z.ZodType<unknown, string>>(schema: T, fallback: string, description: string) =>
  described(
    z.preprocess((value) => value ?? fallback, schema),
    { description, fallback },
  );

export const count = (fallback: string, description: string) =>
  withDefault(field.wholeNumber(1, 1_000_000_000), fallback, description);
export const milliseconds = (fallback: string, description: string) =>
  withDefault(field.wholeNumber(1, 600_000), fallback, description);
export const flag = (fallback: 'true' | 'false', description: string) => withDefault(field.flag, fallback, description);

/** A credential that the provider requires. */
export const requiredSecret = <T extends z.ZodType>(schema: T, description: string) =>
  described(schema.clone(), { description, secret: true });

/** An address that the provider requires. */
export const providerUrl = (description: string) => described(field.url.clone(), { description, role: 'provider_url' });

/** A switch that turns on answers that come from no bank. */
export const testMode = (description: string) =>
  described(
    z.preprocess((value) => value ?? 'false', field.flag),
    { description, fallback: 'false', role: 'test_mode' },
  );

/** What the documentation says about the variables of a shape. */
export function describeVariables(shape: Readonly<Record<string, z.ZodType>>): Variable[] {
  return Object.entries(shape).map(([name, schema]) => {
    const meta = about.get(schema);
    return {
      name,
      description: meta?.description ?? '',
      default: meta?.fallback || null,
      secret: meta?.secret === true,
    };
  });
}

/** The variables of a shape that production restricts. */
export function variablesWithRole(
  shape: Readonly<Record<string, z.ZodType>>,
  role: NonNullable<VariableMeta['role']>,
): string[] {
  return Object.keys(shape).filter((name) => shape[name] !== undefined && about.get(shape[name])?.role === role);
}
