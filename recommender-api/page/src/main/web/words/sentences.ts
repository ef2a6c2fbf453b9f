import { words } from '.';
import type { Interest, Kind } from '../api/types';
import { date, duration, number } from './format';

/** How fast an interest fades, in words. */
export function halfLifeOf(interest: Interest): string {
  if (interest.halfLifeSeconds !== undefined) {
    return words().interests.fades(duration(interest.halfLifeSeconds));
  }
  return interest.halfLifeEvents === undefined ? '' : words().interests.fadesEvents(number(interest.halfLifeEvents));
}

/** What has become of an interest, in a sentence. */
export function sentenceOf(interest: Interest): string {
  const say = words().sentences;
  if (say.own) {
    return interest.explanation;
  }
  const parts = [
    interest.revivedAt ? say.back(date(interest.revivedAt), duration(interest.pauseSeconds ?? 0)) : '',
    halfLifeOf(interest),
    interest.returns > 0 ? say.returns(interest.returns, duration(interest.usualGapSeconds)) : '',
  ];
  return parts.filter((part) => part).join(say.join);
}

export interface Reason {
  readonly kind: Kind;
  readonly value: number;
  readonly label: string;
}

const MOST_REASONS = 3;

/** Why an item is recommended, in a sentence: what the API says, or its strongest reasons. */
export function whyOf(text: string, reasons: readonly Reason[]): string {
  const say = words().sentences;
  if (say.own) {
    return text;
  }
  return reasons
    .filter((reason) => reason.value > 0)
    .slice(0, MOST_REASONS)
    .map(({ kind, label }) => (kind === 'trend' || kind === 'repeat' ? words().sources[kind] : say.named(words().sources[kind], label)))
    .join(say.join);
}

/** A reason's name in the language of the page, where it has one. */
export function reasonName(label: string): string {
  return words().reasons[label] ?? label;
}
