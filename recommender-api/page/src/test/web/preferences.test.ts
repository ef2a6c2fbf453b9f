import { equal } from 'node:assert/strict';
import { page, storage } from './browser';

storage.setItem('lethe-language', 'zh');
storage.setItem('lethe-theme', 'dark');
storage.setItem('lethe-numbers', 'shown');
await import('../../main/web/first');
const { language } = await import('../../main/web/words');
const { numbersShown, onNumbers, showNumbers } = await import('../../main/web/core/numbers');
const { chosenTheme, setTheme } = await import('../../main/web/theme');

Deno.test('what was chosen once holds before the first paint', () => {
  equal(language(), 'zh');
  equal(page.documentElement.lang, 'zh-CN');
  equal(page.documentElement.dataset['theme'], 'dark');
  equal(numbersShown(), true);
});

Deno.test('a theme is stored and said to the style sheet; what is no theme is that of the system', () => {
  setTheme('light');
  equal(storage.getItem('lethe-theme'), 'light');
  equal(page.documentElement.dataset['theme'], 'light');
  storage.setItem('lethe-theme', 'sepia');
  equal(chosenTheme(), 'system');
});

Deno.test('hiding the figures is stored and told to those who listen', () => {
  let told = 0;
  const leave = onNumbers(() => told++);
  showNumbers(false);
  leave();
  showNumbers(true);
  showNumbers(false);

  equal(numbersShown(), false);
  equal(storage.getItem('lethe-numbers'), 'hidden');
  equal(told, 1);
});
