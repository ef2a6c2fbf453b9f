import { deepEqual, equal, ok } from 'node:assert/strict';
import { page, storage } from './browser';
import { language, onLanguage, speak, words } from '../../main/web/words';
import { en } from '../../main/web/words/en';
import { halfLifeOf, reasonName } from '../../main/web/words/sentences';
import { zh } from '../../main/web/words/zh';
import type { Interest } from '../../main/web/api/types';

const HAN = /\p{Script=Han}/u;

function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') {
    return [[path, value]];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, part]) => leaves(part, `${path}.${name}`))
    : [];
}

Deno.test('the browser chooses the language until its user does', () => {
  equal(language(), 'en');
  equal(words(), en);
});

Deno.test('the language that is chosen is stored, said to the document and to listeners', () => {
  let told = 0;
  const leave = onLanguage(() => told++);

  speak('zh');
  equal(words(), zh);
  equal(storage.getItem('lethe-language'), 'zh');
  equal(page.documentElement.lang, 'zh-CN');
  leave();
  speak('en');

  equal(page.documentElement.lang, 'en');
  equal(told, 1);
});

Deno.test('no text is empty, and none is in the other language', () => {
  deepEqual(leaves(en).filter(([, text]) => HAN.test(text)).map(([path]) => path), []);
  const chinese = leaves(zh);
  ok(chinese.length > 200, `${chinese.length} texts`);
  deepEqual([...leaves(en), ...chinese].filter(([, text]) => text.trim() === '').map(([path]) => path), []);
  const spoken = leaves(en).filter(([path, text]) => / \w+ /.test(text) && !HAN.test(new Map(chinese).get(path) ?? ''));
  deepEqual(spoken.map(([path]) => path), []);
});

Deno.test('a half-life is said by time or by events', () => {
  speak('en');
  equal(halfLifeOf({ halfLifeSeconds: 86_400 } as Interest), en.interests.fades('1 day'));
  equal(halfLifeOf({ halfLifeEvents: 1200 } as Interest), en.interests.fadesEvents('1,200'));
  equal(halfLifeOf({} as Interest), '');
});

Deno.test('reasons that are known have a name, words are introduced, others stand as they are', () => {
  speak('zh');
  const [label, name] = Object.entries(zh.reasons)[0] as [string, string];
  equal(reasonName(label), name);
  equal(reasonName('words: tea'), `${zh.wordsOf}tea`);
  equal(reasonName('something else'), 'something else');
  speak('en');
});
