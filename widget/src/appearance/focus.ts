/** What a page changes about a field that has the focus. */
const SHOWN = [
  'outline',
  'outline-width',
  'outline-style',
  'outline-color',
  'outline-offset',
  'box-shadow',
  'border-color',
  'border-top-color',
  'border-right-color',
  'border-bottom-color',
  'border-left-color',
  'border-width',
  'border-bottom-width',
  'background-color',
] as const;

const FOCUS = /:focus(-visible)?(?![-\w])/g;

/**
 * The page's own declarations for a field with the focus, from its style sheets: there is no way to ask a field how it would look.
 * Style sheets of other origins cannot be read and are ignored.
 */
export function focusOf(input: Element): string {
  const found = new Map<string, string>();
  const root = input.getRootNode();
  const scope = root instanceof ShadowRoot ? root : document;
  for (const sheet of [...scope.styleSheets, ...scope.adoptedStyleSheets]) collect(rulesOf(sheet), input, found);
  return [...found].map(([name, value]) => `${name}:${value}`).join(';');
}

function rulesOf(sheet: CSSStyleSheet | CSSGroupingRule): Iterable<CSSRule> {
  try {
    return sheet.cssRules;
  } catch {
    return [];
  }
}

function collect(rules: Iterable<CSSRule>, input: Element, found: Map<string, string>): void {
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule && !matchMedia(rule.conditionText).matches) continue;
    if (rule instanceof CSSSupportsRule && !CSS.supports(rule.conditionText)) continue;
    if (rule instanceof CSSStyleRule && isFor(rule.selectorText, input)) {
      for (const name of SHOWN) {
        const value = rule.style.getPropertyValue(name);
        if (value) found.set(name, value);
      }
    } else if (rule instanceof CSSGroupingRule) collect(rulesOf(rule), input, found);
  }
}

function isFor(selector: string, input: Element): boolean {
  if (selector.search(FOCUS) < 0) return false;
  try {
    // Only rules that depend on the focus: a rule for every state is part of the computed style already.
    return selector.split(',').some((part) => part.search(FOCUS) >= 0 && input.matches(part.replace(FOCUS, '') || '*'));
  } catch {
    // A list inside :is() or :not() that was split in the middle.
    return false;
  }
}
