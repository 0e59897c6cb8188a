/** Where late answers are told, and what they are signed with. */
export interface CallbacksConfig {
  readonly url: string;
  /** As Standard Webhooks writes them: `whsec_` and base64. Each makes a signature: two, while one takes the other's place. */
  readonly secrets: readonly string[];
}
