/** What a page changes of a field that has the focus. */
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
 * The page's own declarations for a field with the focus, from its style sheets: a field cannot be asked how it would look.
 * Sheets of other origins cannot be read; then there are none.
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
    // Only what holds because of the focus: a rule for every state is in the computed style already.
    return selector.split(',').some((one) => one.search(FOCUS) >= 0 && input.matches(one.replace(FOCUS, '') || '*'));
  } catch {
    // A list inside of :is() or :not(), cut in the middle.
    return false;
  }
}
