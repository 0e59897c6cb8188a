/**
 * `<payee-check>` in Angular's reactive and template forms, for Angular 17 and later: add `PayeeCheckAccessor` to a
 * component's `imports`, and the tag accepts `formControlName`, `[formControl]` and `[(ngModel)]`. The control's value
 * is the receipt. Importing this module defines the tag in the browser.
 */
import * as i0 from '@angular/core';
import { type ControlValueAccessor, NG_VALUE_ACCESSOR } from '@angular/forms';
import '../index.ts';
import type { PayeeCheckElement } from '../element.ts';

/** Connects an Angular form control with its element. */
export class PayeeCheckAccessor implements ControlValueAccessor {
  readonly #element = i0.inject<i0.ElementRef<PayeeCheckElement>>(i0.ElementRef).nativeElement;
  #change: (receipt: string) => void = () => {};
  #touch: () => void = () => {};

  /** A receipt arrived or was dropped, or a field was edited. */
  receiptChanged(): void {
    this.#change(this.#element.value);
  }

  left(): void {
    this.#touch();
  }

  /** An empty value drops the result; the element ignores a receipt that is not from its BFF. */
  writeValue(receipt: string | null): void {
    this.#element.value = receipt ?? '';
  }

  registerOnChange(change: (receipt: string) => void): void {
    this.#change = change;
  }

  registerOnTouched(touch: () => void): void {
    this.#touch = touch;
  }

  setDisabledState(isDisabled: boolean): void {
    this.#element.disabled = isDisabled;
  }

  // What Angular's compiler generates for a published directive: partial declarations, which the application's own
  // compiler completes. Written by hand, because this build does not use that compiler. Angular types them as unknown.
  // https://angular.dev/tools/libraries/creating-libraries#publishing-libraries
  static readonly ɵfac: i0.ɵɵFactoryDeclaration<PayeeCheckAccessor, never> = i0.ɵɵngDeclareFactory({
    // @ts-expect-error the linker asks for it; Angular's types leave it out
    minVersion: '12.0.0',
    version: '17.0.0',
    ngImport: i0,
    type: PayeeCheckAccessor,
    deps: [],
    target: i0.ɵɵFactoryTarget.Directive,
  });

  static readonly ɵdir: i0.ɵɵDirectiveDeclaration<
    PayeeCheckAccessor,
    'payee-check[formControlName],payee-check[formControl],payee-check[ngModel]',
    never,
    never,
    never,
    never,
    never,
    true,
    never
  > = i0.ɵɵngDeclareDirective({
    // @ts-expect-error the linker asks for it; Angular's types leave it out
    minVersion: '14.0.0',
    version: '17.0.0',
    ngImport: i0,
    type: PayeeCheckAccessor,
    isStandalone: true,
    selector: 'payee-check[formControlName],payee-check[formControl],payee-check[ngModel]',
    host: { listeners: { input: 'receiptChanged()', change: 'receiptChanged()', focusout: 'left()' } },
    providers: [{ provide: NG_VALUE_ACCESSOR, useExisting: PayeeCheckAccessor, multi: true }],
  });
}
