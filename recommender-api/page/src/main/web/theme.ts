export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
const STORED = 'lethe-theme';

export function chosenTheme(): Theme {
  const stored = window.localStorage.getItem(STORED);
  return themes.find((theme) => theme === stored) ?? 'system';
}

export function setTheme(theme: Theme): void {
  window.localStorage.setItem(STORED, theme);
  applyTheme();
}

/** Says the theme to the style sheet. */
export function applyTheme(): void {
  document.documentElement.dataset['theme'] = chosenTheme();
}
