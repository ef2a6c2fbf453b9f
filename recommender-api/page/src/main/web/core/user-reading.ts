import type { ReactiveControllerHost } from 'lit';
import { forecast, history, interests, recommendations, type Reading } from '../api/lethe';
import { learnTitles } from '../api/titles';
import type { Forecast, History, Interests, Recommendations } from '../api/types';
import { Latest } from './latest';
import { asQuery, type WhatIf } from './what-if';

const FEWEST_STEPS = 120;
const MOST_STEPS = 300;
const PIXELS = 3;
const LIMIT = 10;
const DAY_MILLIS = 86_400_000;

/** All that is asked about a user: the river, and what holds at one moment of it; each by the newest question alone. */
export class UserReading {
  readonly past: Latest<History>;
  readonly ahead: Latest<Forecast>;
  readonly at: Latest<Interests>;
  readonly list: Latest<Recommendations>;

  constructor(host: ReactiveControllerHost) {
    this.past = new Latest(host);
    this.ahead = new Latest(host);
    this.at = new Latest(host);
    this.list = new Latest(host);
  }

  /** Whether anything that was asked is still to come. */
  get loading(): boolean {
    return [this.past, this.ahead, this.at, this.list].some((latest) => latest.loading);
  }

  forget(): void {
    [this.past, this.ahead, this.at, this.list].forEach((latest) => latest.forget());
  }

  askRiver(id: string, whatIf: WhatIf, delay: number): void {
    const asked = asQuery(whatIf);
    this.past.ask((signal) => history(id, { steps: stepsOf(window.innerWidth) }, asked, signal), delay);
    this.ahead.ask((signal) => this.lookAhead(id, asked, signal), delay);
  }

  /** @param time in milliseconds, not after now; undefined for now */
  askMoment(id: string, whatIf: WhatIf, time: number | undefined, delay: number): void {
    const at = time === undefined ? undefined : new Date(time).toISOString();
    const reading = { at, ...asQuery(whatIf) };
    this.at.ask((signal) => interests(id, reading, signal), delay);
    this.list.ask((signal) => learned(recommendations(id, LIMIT, { ...reading, explain: true }, signal)), delay);
  }

  /** A third as far ahead as the past reaches back, so that what fades can be seen to fade. */
  private lookAhead(id: string, asked: Reading, signal: AbortSignal): Promise<Forecast> {
    const since = Date.parse(this.past.value?.since ?? '');
    const now = Date.now();
    const length = Number.isNaN(since) ? 120 * DAY_MILLIS : Math.max(30 * DAY_MILLIS, (now - since) / 3);
    return forecast(id, new Date(Math.round((now + length) / 1000) * 1000).toISOString(), Math.round(stepsOf(window.innerWidth) / 3), asked, signal);
  }
}

/** A step for every few pixels, so that a short half-life keeps its peaks. */
function stepsOf(pixels: number): number {
  return Math.min(MOST_STEPS, Math.max(FEWEST_STEPS, Math.round(pixels / PIXELS)));
}

async function learned(asked: Promise<Recommendations>): Promise<Recommendations> {
  const answer = await asked;
  learnTitles(answer.items);
  return answer;
}
