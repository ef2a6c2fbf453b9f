import type { History } from '../api/types';

export interface Mark {
  readonly interestId: string;
  readonly label: string;
  readonly kind: 'faded' | 'back';
  readonly time: number;
  readonly pauseSeconds: number | undefined;
}

/**
 * An interest over the times of the river; `inForce` is its strength by the settings in force, where others were asked
 * for.
 */
export interface Layer {
  readonly interestId: string;
  readonly label: string;
  readonly colour: number;
  readonly values: readonly number[];
  readonly inForce: readonly number[] | undefined;
}

export interface RiverShape {
  readonly times: readonly number[];
  readonly now: number;
  readonly layers: readonly Layer[];
  readonly marks: readonly Mark[];
}

export const COLOURS = 10;

/** What was and what is to come. Strengths below zero are no part of a river. */
export function shapeOf(history: History | undefined, labels: ReadonlyMap<string, string>): RiverShape | undefined {
  const times = history?.interests[0]?.points.map((point) => Date.parse(point.at)) ?? [];
  if (!history || times.length < 2) {
    return undefined;
  }
  const bare = history.interests.map((course) => ({
    interestId: course.interestId,
    label: labels.get(course.interestId) ?? course.label,
    values: course.points.map(({ strength }) => Math.max(0, strength)),
    inForce: course.inForce?.map(({ strength }) => Math.max(0, strength)),
  }));
  bare.sort((a, b) => area(b.inForce ?? b.values) - area(a.inForce ?? a.values));
  const layers = bare.map((layer, index) => ({ ...layer, colour: Math.min(index, COLOURS - 1) }));
  return { times, now: Date.parse(history.at), layers, marks: marksOf(history, labels) };
}

/** The strengths of all layers at a time, the greatest first. */
export function strengthsAt(shape: RiverShape, time: number): { layer: Layer; strength: number }[] {
  const index = nearest(shape.times, time);
  return shape.layers
    .map((layer) => ({ layer, strength: layer.values[index] ?? 0 }))
    .sort((a, b) => b.strength - a.strength);
}

export function nearest(times: readonly number[], time: number): number {
  let best = 0;
  times.forEach((candidate, index) => {
    if (Math.abs(candidate - time) < Math.abs((times[best] ?? 0) - time)) {
      best = index;
    }
  });
  return best;
}

function area(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function marksOf(history: History | undefined, labels: ReadonlyMap<string, string>): Mark[] {
  const marks: Mark[] = [];
  for (const { interestId, label: answered, fades } of history?.interests ?? []) {
    const label = labels.get(interestId) ?? answered;
    for (const fade of fades ?? []) {
      marks.push({ interestId, label, kind: 'faded', time: Date.parse(fade.fadedAt), pauseSeconds: undefined });
      if (fade.revivedAt) {
        marks.push({ interestId, label, kind: 'back', time: Date.parse(fade.revivedAt), pauseSeconds: fade.pauseSeconds });
      }
    }
  }
  return marks.sort((a, b) => a.time - b.time);
}
