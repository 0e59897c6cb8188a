/** Where late answers are sent, and the secrets that sign them. */
export interface CallbacksConfig {
  readonly url: string;
  /**
   * In the Standard Webhooks form: `whsec_` and base64. Each secret makes a signature, so there are two during a
   * rotation.
   */
  readonly secrets: readonly string[];
}
