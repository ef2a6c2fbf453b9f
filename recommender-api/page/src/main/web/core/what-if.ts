export const families = ['exponential', 'gaussian', 'tanh', 'logistic', 'power', 'linear', 'step'] as const;
export type Family = (typeof families)[number];
export type Age = 'clock' | 'position';

/** How events are to be read instead of how the settings say. Nothing is set where everything is undefined. */
export interface WhatIf {
  readonly family: Family | undefined;
  readonly age: Age;
  readonly halfLifeSeconds: number | undefined;
  readonly halfLifeEvents: number;
}

export const HOUR = 3600;
export const DAY = 24 * HOUR;
export const SHORTEST = HOUR;
export const LONGEST = 2 * 365 * DAY;
export const MOST_EVENTS = 200;
export const asSet: WhatIf = { family: undefined, age: 'clock', halfLifeSeconds: undefined, halfLifeEvents: 20 };

export function isAsked(whatIf: WhatIf): boolean {
  return whatIf.age === 'position' || whatIf.family !== undefined || whatIf.halfLifeSeconds !== undefined;
}

/** The parameters of the API, `kernel` and `halfLife`. */
export function asQuery(whatIf: WhatIf): Record<string, string | undefined> {
  if (whatIf.age === 'position') {
    return { kernel: `positions(${byPosition(whatIf.family ?? 'exponential', whatIf.halfLifeEvents)})` };
  }
  return {
    kernel: whatIf.family,
    halfLife: whatIf.halfLifeSeconds === undefined ? undefined : lengthText(whatIf.halfLifeSeconds),
  };
}

/** The parameters of the page's own address. */
export function asParams(whatIf: WhatIf): Record<string, string | undefined> {
  return {
    kernel: whatIf.family,
    halfLife: whatIf.halfLifeSeconds === undefined ? undefined : lengthText(whatIf.halfLifeSeconds),
    events: whatIf.age === 'position' ? String(whatIf.halfLifeEvents) : undefined,
  };
}

export function ofParams(params: URLSearchParams): WhatIf {
  const family = families.find((known) => known === params.get('kernel'));
  const events = Number(params.get('events'));
  const byEvents = Number.isInteger(events) && events >= 1 && events <= MOST_EVENTS;
  return {
    family,
    age: byEvents ? 'position' : 'clock',
    halfLifeSeconds: seconds(params.get('halfLife')),
    halfLifeEvents: byEvents ? events : asSet.halfLifeEvents,
  };
}

/** A curve over positions that has halved after so many events; the formulas are in docs/interest.md. */
function byPosition(family: Family, half: number): string {
  switch (family) {
    case 'exponential':
    case 'step':
      return `${family}(${half})`;
    case 'gaussian':
      return `gaussian(${rounded(half / Math.sqrt(2 * Math.LN2))})`;
    case 'tanh':
      return `tanh(rate=${rounded(Math.log(3) / (2 * half))})`;
    case 'logistic':
      return `logistic(${half}, steepness=${rounded(6 / half)})`;
    case 'power':
      return `power(${half}, exponent=1)`;
    case 'linear':
      return `linear(${2 * half})`;
  }
}

function rounded(value: number): string {
  return value.toPrecision(6);
}

/** A length of time as the API writes it, such as 7d. */
export function lengthText(length: number): string {
  if (length % DAY === 0) {
    return `${length / DAY}d`;
  }
  return length % HOUR === 0 ? `${length / HOUR}h` : `${Math.round(length)}s`;
}

function seconds(text: string | null): number | undefined {
  const found = /^(\d+(?:\.\d+)?)([smhdw])$/.exec(text ?? '');
  const unit = { s: 1, m: 60, h: HOUR, d: DAY, w: 7 * DAY }[found?.[2] ?? ''];
  const length = unit === undefined ? NaN : Number(found?.[1]) * unit;
  return length > 0 ? length : undefined;
}

/** The half-life at a place of the slider from 0 to 1, in steps that read well. */
export function atPlace(place: number): number {
  const raw = SHORTEST * (LONGEST / SHORTEST) ** place;
  const unit = raw < 2 * DAY ? HOUR : DAY;
  return Math.max(1, Math.round(raw / unit)) * unit;
}

export function placeOf(length: number): number {
  const place = Math.log(length / SHORTEST) / Math.log(LONGEST / SHORTEST);
  return Math.min(1, Math.max(0, place));
}
