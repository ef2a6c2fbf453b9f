import { words } from './index';
import type { Interest } from '../api/types';
import { duration, number } from './format';

/** How fast an interest fades, in words. */
export function halfLifeOf(interest: Interest): string {
  if (interest.halfLifeSeconds !== undefined) {
    return words().interests.fades(duration(interest.halfLifeSeconds));
  }
  return interest.halfLifeEvents === undefined ? '' : words().interests.fadesEvents(number(interest.halfLifeEvents));
}

/** A reason's name in the language of the page, where it has one. */
export function reasonName(label: string): string {
  return words().reasons[label] ?? label.replace(/^words: /, words().wordsOf);
}
