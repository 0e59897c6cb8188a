// Before anything is painted: the colours that were chosen on an earlier page, where this page's address names none.
{
  const root = document.documentElement;
  const kept = localStorage.getItem('vitepress-theme-appearance');
  if ((root.dataset.theme ?? 'auto') === 'auto' && (kept === 'light' || kept === 'dark')) root.dataset.theme = kept;
}
