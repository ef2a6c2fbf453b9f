import { en, type Words } from './en';
import { zh } from './zh';

export type Language = 'en' | 'zh';
const dictionaries: Record<Language, Words> = { en, zh };
const listeners = new Set<() => void>();
const STORED = 'lethe-language';

let current: Language = chosen();

export function language(): Language {
  return current;
}

/** The words of the page in the language chosen. */
export function words(): Words {
  return dictionaries[current];
}

export function speak(next: Language): void {
  current = next;
  window.localStorage.setItem(STORED, next);
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
  listeners.forEach((listener) => listener());
}

export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function chosen(): Language {
  const stored = window.localStorage.getItem(STORED);
  if (stored === 'en' || stored === 'zh') {
    return stored;
  }
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
