import type { Course, Forecast, History } from '../api/types';

export interface Mark {
  readonly interestId: string;
  readonly label: string;
  readonly kind: 'faded' | 'back';
  readonly time: number;
  readonly pauseSeconds: number | undefined;
}

/** An interest over the times of the river; `inForce` is its strength by the settings in force, where others were asked for. */
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

/** Joins what was with what is to come. Strengths below zero are no part of a river. */
export function shapeOf(
  history: History | undefined,
  forecast: Forecast | undefined,
  labels: ReadonlyMap<string, string>,
): RiverShape | undefined {
  const courses = new Map<string, Course[]>();
  for (const course of [...(history?.interests ?? []), ...(forecast?.interests ?? [])]) {
    courses.set(course.interestId, [...(courses.get(course.interestId) ?? []), course]);
  }
  const all = [...courses.values()].flat();
  const moments = [...new Set(all.flatMap((course) => course.points.map((point) => point.at)))]
    .map((at) => ({ at, time: Date.parse(at) }))
    .sort((a, b) => a.time - b.time);
  const times = moments.map(({ time }) => time);
  if (times.length < 2) {
    return undefined;
  }
  const now = Date.parse(forecast?.at ?? history?.until ?? '');
  const ghosts = all.some((course) => course.inForce);
  const bare = [...courses.entries()].map(([interestId, parts]) => ({
    interestId,
    label: labels.get(interestId) ?? parts[0]?.label ?? interestId,
    values: along(moments, parts.flatMap((part) => part.points)),
    inForce: ghosts ? along(moments, parts.flatMap((part) => part.inForce ?? part.points)) : undefined,
  }));
  bare.sort((a, b) => area(b.inForce ?? b.values) - area(a.inForce ?? a.values));
  const layers = bare.map((layer, index) => ({ ...layer, colour: Math.min(index, COLOURS - 1) }));
  return { times, now, layers, marks: marksOf(history, labels) };
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

function along(moments: readonly { at: string }[], points: readonly { at: string; strength: number }[]): number[] {
  const known = new Map(points.map((point) => [point.at, point.strength]));
  let last = 0;
  return moments.map(({ at }) => (last = Math.max(0, known.get(at) ?? last)));
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
