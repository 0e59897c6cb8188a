/** What takes over the look of a page's fields, where a page asks for it. */
export const loadAppearance = () => import('../appearance/index.ts').then(({ part }) => part);
