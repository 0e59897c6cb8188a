/** Only who pastes more than the field takes needs it. */
export const loadPaste = () => import('./index.ts');
