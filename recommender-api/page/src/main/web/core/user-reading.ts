import type { ReactiveControllerHost } from 'lit';
import { history, interests, recommendations } from '../api/lethe';
import { learnTitles } from '../api/titles';
import type { History, Interests, Recommendations } from '../api/types';
import { Latest } from './latest';
import { asQuery, type WhatIf } from './what-if';

const FEWEST_STEPS = 120;
const MOST_STEPS = 300;
const PIXELS = 3;
const LIMIT = 10;

/** All that is asked about a user: the river, and what holds at one moment of it; each by the newest question alone. */
export class UserReading {
  readonly river: Latest<History>;
  readonly at: Latest<Interests>;
  readonly list: Latest<Recommendations>;

  constructor(host: ReactiveControllerHost) {
    this.river = new Latest(host);
    this.at = new Latest(host);
    this.list = new Latest(host);
  }

  /** Whether anything that was asked is still to come. */
  get loading(): boolean {
    return [this.river, this.at, this.list].some((latest) => latest.loading);
  }

  forget(): void {
    [this.river, this.at, this.list].forEach((latest) => latest.forget());
  }

  askRiver(id: string, whatIf: WhatIf, delay: number): void {
    const range = { steps: stepsOf(window.innerWidth), forecast: true };
    this.river.ask((signal) => history(id, range, asQuery(whatIf), signal), delay);
  }

  /** @param time in milliseconds, not after now; undefined for now */
  askMoment(id: string, whatIf: WhatIf, time: number | undefined, delay: number): void {
    const at = time === undefined ? undefined : new Date(time).toISOString();
    const reading = { at, ...asQuery(whatIf) };
    this.at.ask((signal) => interests(id, reading, signal), delay);
    this.list.ask((signal) => learned(recommendations(id, LIMIT, { ...reading, explain: true }, signal)), delay);
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
