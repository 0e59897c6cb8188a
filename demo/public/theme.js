// Before anything is painted, applies the theme that was chosen on an earlier page, unless this page's URL names one.
{
  const root = document.documentElement;
  const kept = localStorage.getItem('vitepress-theme-appearance');
  if ((root.dataset.theme ?? 'auto') === 'auto' && (kept === 'light' || kept === 'dark')) root.dataset.theme = kept;
}
