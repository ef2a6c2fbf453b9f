import { words } from '.';
import type { Contribution, Interest } from '../api/types';
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

const MOST_REASONS = 3;
const EXAMPLES = 2;
const LEAST_SHARE = 0.1;

/**
 * Why an item is recommended, in a sentence: what the API says if that is in the language of the page, or what carries
 * a tenth of the score at least, the weightiest first and one of each kind.
 */
export function whyOf(text: string, contributions: readonly Contribution[], score: number): string {
  const say = words().sentences;
  if (say.own || text.endsWith(say.end)) {
    return text;
  }
  const strongest = contributions.filter((one) => one.value > 0).sort((one, other) => other.value - one.value);
  const first = strongest.filter((one, index) => strongest.findIndex(({ kind }) => kind === one.kind) === index);
  const carrying = first.filter((one) => score > 0 && one.value / score >= LEAST_SHARE);
  const told = (carrying.length > 0 ? carrying : first.slice(0, 1)).slice(0, MOST_REASONS);
  return told.length === 0 ? say.noReason : `${told.map(reasonOf).join(say.join)}${say.end}`;
}

function reasonOf({ kind, label, events }: Contribution): string {
  const say = words().sentences;
  const deeds = events.filter((event) => event.weight > 0).slice(0, EXAMPLES);
  const examples = deeds.map((event) => say.deed(words().types[event.type] ?? event.type, event.title ?? event.text ?? event.itemId ?? ''));
  return say.because[kind](reasonName(label), [...new Set(examples)].join(say.and));
}

/** A reason's name in the language of the page, where it has one. */
export function reasonName(label: string): string {
  return words().reasons[label] ?? label.replace(/^words: /, words().wordsOf);
}
