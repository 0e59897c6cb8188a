import '@payee-check/widget';
import { Component, CUSTOM_ELEMENTS_SCHEMA, provideZonelessChangeDetection, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import type { PayeeCheckElement, PayeeCheckEventMap, Policy } from '@payee-check/widget';

@Component({
  selector: 'app-pay',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <form>
      <payee-check
        #element
        [endpoint]="endpoint"
        name="payee"
        required
        [policy]="policy"
        [identifiers]="[]"
        (payee-check-result)="show($event, element)"
      ></payee-check>
      <output id="outcome">{{ words() }}</output>
    </form>
  `,
})
class Pay {
  readonly endpoint = new URLSearchParams(location.search).get('endpoint') ?? '';
  readonly policy: Policy = 'confirm';
  readonly words = signal('');

  // Angular knows the types of native elements only; those of any other tag come from the class.
  show(event: PayeeCheckEventMap['payee-check-result'], element: PayeeCheckElement): void {
    this.words.set(`${event.detail.check.outcome}, ${element.state}`);
  }
}

bootstrapApplication(Pay, { providers: [provideZonelessChangeDetection()] });
