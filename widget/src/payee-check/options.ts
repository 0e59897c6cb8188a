import type { CSSResult, ReactiveElement } from 'lit';
import type { Settings } from '../context/settings.ts';
import type { Words } from '../controllers/language.ts';
import type { FieldKey, SchemeRules } from '../types.ts';
import type { FieldsView } from './fields-view.ts';

/** What the lazy part exports that a page needs only for a context, UK accounts, a choice, or a list of countries. */
export interface OptionsPart {
  /** Defines the tag of the context, unless somebody has. */
  defineContext(): void;
  /** Has an element follow the settings of the context around it. */
  follow(element: ReactiveElement, changed: () => void): { readonly value?: Settings | undefined };
  styles: readonly CSSResult[];
  ukRules: SchemeRules;
  /** Whether accounts of a country are accepted, by the `countries` attribute. */
  accepts(countries: string, country: string): boolean;
  /** What a field of a UK account says and is. */
  words(
    key: FieldKey,
    messages: Words,
  ): { label: string; hint: string; inputMode: 'text' | 'numeric'; optional: boolean } | undefined;
  schemeChoice(view: FieldsView): unknown;
  typeChoice(view: FieldsView): unknown;
}
