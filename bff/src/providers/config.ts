import type { Environment, ProviderName } from '@payee-check/shared/contract';

/** A slice is `null` where `PROVIDERS` does not name the provider. */
export interface ProvidersConfig {
  /** In order of preference. */
  readonly order: readonly ProviderName[];
  readonly ibantrack: IbantrackConfig | null;
  readonly banfico: BanficoConfig | null;
  readonly ibanbic: IbanbicConfig | null;
  readonly ibanity: IbanityConfig | null;
  readonly ibanera: IbaneraConfig | null;
}

interface WithBaseUrl {
  /** `sandbox`: what it says is made up, and evidence and receipts say so. */
  readonly environment: Environment;
  /** Everything before the path that the provider's documentation prints, without a slash at the end. */
  readonly baseUrl: string;
}

export interface IbantrackConfig extends WithBaseUrl {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Ask `/sandbox/…`, which asks no bank. */
  readonly sandbox: boolean;
  readonly postsPerMinute: number;
  readonly getsPerMinute: number;
}

export interface BanficoConfig extends WithBaseUrl {
  /** Who asks, where a scheme wants to know. */
  readonly initiator: { readonly idType: string; readonly idValue: string } | null;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface IbanbicConfig extends WithBaseUrl {
  readonly username: string;
  readonly password: string;
  /** Ask `validate_iban_dummy`, which costs nothing. */
  readonly dummy: boolean;
}

export interface IbanityConfig extends WithBaseUrl {
  /** PEM. */
  readonly certificate: string;
  /** PEM. */
  readonly privateKey: string;
  readonly keyPassphrase: string | null;
  /** PEM; `null`: the well-known authorities. */
  readonly ca: string | null;
  /** HTTP signatures, which newer installations want. */
  readonly signature: { readonly key: string; readonly keyId: string } | null;
  /** Whether an account at a bank that Ibanity made up proves anything: never in production. */
  readonly acceptsSandboxBanks: boolean;
}

export interface IbaneraConfig extends WithBaseUrl {
  readonly auth:
    | { readonly kind: 'login'; readonly username: string; readonly password: string }
    | { readonly kind: 'token'; readonly accessToken: string };
  /** Base32. With `login` always set: the log-in itself wants a code. */
  readonly totpSecret: string | null;
}
