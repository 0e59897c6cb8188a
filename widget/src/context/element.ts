import { ContextProvider } from '@lit/context';
import { html, LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { type Access, accessTo } from '../client/access.ts';
import type { Policy, Theme } from '../types.ts';
import { type Settings, settingsContext } from './settings.ts';

/**
 * Gives every `<payee-check>` inside it one endpoint, one session, and the same locale, policy and theme.
 *
 * @slot - The page's own content, with `<payee-check>` elements anywhere in it
 * @tagname payee-check-context
 *
 * @attr {string} endpoint - The BFF's URL
 * @attr {string} session-token - A token that the merchant's server minted; read once and removed
 * @attr {string} locale - A BCP 47 tag
 * @attr {'confirm' | 'inform' | 'require-match'} policy - When the controls are valid
 * @attr {'auto' | 'light' | 'dark' | 'system'} theme - Light or dark: the page's, or the payer's preference
 */
export class PayeeCheckContextElement extends LitElement {
  static override properties: PropertyDeclarations = {
    endpoint: {},
    sessionToken: { attribute: 'session-token' },
    getSessionToken: { attribute: false },
    locale: {},
    policy: {},
    theme: {},
  };

  /** The BFF's URL. */
  declare endpoint: string;
  /** A token that the merchant's server minted. The attribute is read once and removed. */
  declare sessionToken: string;
  /** Called for a token when there is none or it has expired. */
  declare getSessionToken: (() => Promise<string>) | undefined;
  /** A BCP 47 tag. */
  declare locale: string;
  declare policy: Policy | undefined;
  declare theme: Theme | undefined;

  #access: Access | undefined;
  readonly #provider: ContextProvider<typeof settingsContext>;

  constructor() {
    super();
    this.endpoint = '';
    this.sessionToken = '';
    this.locale = '';
    this.#provider = new ContextProvider(this, { context: settingsContext, initialValue: this.#settings() });
  }

  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    if (name === 'session-token') {
      if (value === null) return;
      this.sessionToken = value;
      this.removeAttribute(name);
    } else super.attributeChangedCallback(name, before, value);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('endpoint') || changed.has('sessionToken') || changed.has('getSessionToken')) {
      this.#access = undefined;
    }
    this.#provider.setValue(this.#settings());
  }

  #settings(): Settings {
    const { endpoint, sessionToken, getSessionToken, locale, policy, theme } = this;
    this.#access ??= accessTo(endpoint, sessionToken, getSessionToken);
    return { endpoint, locale, policy, theme, access: this.#access };
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
