import type { AccountInput, AccountSummary } from '@payee-check/shared/contract';
import type { Access } from '../client/access.ts';
import { details } from '../client/ask.ts';

/** Typing on makes another question of it: a pause is waited for. */
const PAUSE_MS = 400;

interface Host {
  access(): Access;
  changed(): void;
}

/**
 * What can be told of an account number before anything is checked: the bank's name, likely slips where the checksum
 * fails, a doubt where the country's own check digits do. All of it may be missing; nothing depends on it.
 */
export class AccountLookup {
  account: AccountSummary | undefined;
  slips: readonly string[] = [];
  doubtful = false;
  /** The account looked up last, and the IBAN examined last. */
  #asked = '';
  #of = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Another account number, or none. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
    this.#abort = undefined;
    this.#asked = '';
    this.#of = '';
    this.account = undefined;
    this.slips = [];
    this.doubtful = false;
  }

  /** Asks the BFF for the bank of a number that is formally right, once the payer pauses. */
  lookUp(account: AccountInput): void {
    const asked = JSON.stringify(account);
    if (asked === this.#asked) return;
    this.#asked = asked;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      const access = this.#host.access();
      if (!access.endpoint || !access.accountDetails) return;
      const abort = new AbortController();
      this.#abort = abort;
      try {
        const found = await details(access, account, abort.signal);
        if (abort.signal.aborted) return;
        this.account = found;
        this.#host.changed();
      } catch {
        // The bank's name is an extra.
      }
    }, PAUSE_MS);
  }

  /** The check itself tells the bank: nobody needs to ask for it apart. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
  }

  /** Looks for what a mistyped IBAN may have been meant to be, or for a doubt about a valid one. */
  examine(iban: string, valid: boolean): void {
    if (this.#of === iban) return;
    this.#of = iban;
    import('./slips.ts').then(
      ({ suggestIbans, isDoubtful }) => {
        if (this.#of !== iban) return;
        this.slips = valid ? [] : suggestIbans(iban);
        this.doubtful = valid && isDoubtful(iban);
        if (this.slips.length > 0 || this.doubtful) this.#host.changed();
      },
      () => {
        // The fault itself is shown all the same.
      },
    );
  }
}
