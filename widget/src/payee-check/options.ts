import type { CSSResult } from 'lit';
import type { SchemeRules } from '../types.ts';
import type { FieldsView } from './fields-view.ts';

/** What the lazy part exports that a page needs only for UK accounts or for a choice. */
export interface OptionsPart {
  styles: readonly CSSResult[];
  ukRules: SchemeRules;
  /** Whether accounts of a country are accepted, by the `countries` attribute. */
  accepts(countries: string, country: string): boolean;
  schemeChoice(view: FieldsView): unknown;
  typeChoice(view: FieldsView): unknown;
}
