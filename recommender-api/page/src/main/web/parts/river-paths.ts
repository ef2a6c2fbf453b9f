import type { Layer, RiverShape } from './river-shape';

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Band {
  readonly layer: Layer;
  readonly past: string;
  readonly future: string;
  readonly ghost: string;
}

export function xOf(box: Box, shape: RiverShape, time: number): number {
  const first = shape.times[0] ?? 0;
  const last = shape.times[shape.times.length - 1] ?? 1;
  return box.left + ((time - first) / (last - first)) * (box.right - box.left);
}

/**
 * The bands of the river from the bed up, the largest interest lowest. Its banks are straight from step to step: a step
 * is a few pixels.
 */
export function bandsOf(shape: RiverShape, box: Box): Band[] {
  const xs = shape.times.map((time) => xOf(box, shape, time).toFixed(1));
  const split = shape.times.filter((time) => time <= shape.now).length;
  const top = highest(shape);
  const points = (values: readonly number[]): string[] =>
    values.map((value, index) => `${xs[index]} ${(box.bottom - (value / top) * (box.bottom - box.top)).toFixed(1)}`);
  let floor: readonly number[] = xs.map(() => 0);
  let ghostFloor: readonly number[] = floor;
  let low = points(floor);
  return shape.layers.map((layer) => {
    floor = upon(floor, layer.values);
    const high = points(floor);
    ghostFloor = layer.inForce ? upon(ghostFloor, layer.inForce) : ghostFloor;
    const band = {
      layer,
      past: areaPath(low.slice(0, split), high.slice(0, split)),
      future: areaPath(low.slice(Math.max(0, split - 1)), high.slice(Math.max(0, split - 1))),
      ghost: layer.inForce ? `M${points(ghostFloor).join('L')}` : '',
    };
    low = high;
    return band;
  });
}

function upon(floor: readonly number[], values: readonly number[]): number[] {
  return floor.map((value, index) => value + (values[index] ?? 0));
}

function highest(shape: RiverShape): number {
  const sums = shape.times.map((_, index) =>
    Math.max(
      shape.layers.reduce((sum, layer) => sum + (layer.values[index] ?? 0), 0),
      shape.layers.reduce((sum, layer) => sum + (layer.inForce?.[index] ?? 0), 0),
    ),
  );
  return Math.max(1e-9, ...sums) * 1.02;
}

function areaPath(low: readonly string[], high: readonly string[]): string {
  return high.length < 2 ? '' : `M${high.join('L')}L${[...low].reverse().join('L')}Z`;
}

/** Where the months or years of the axis begin, at most so many. */
export function ticksOf(first: number, last: number, most: number): number[] {
  const start = new Date(first);
  const ticks: number[] = [];
  for (let month = 1; ; month++) {
    const time = new Date(start.getFullYear(), start.getMonth() + month, 1).getTime();
    if (time > last) {
      break;
    }
    ticks.push(time);
  }
  const months = [1, 2, 3, 4, 6, 12, 24, 60, 120].find((every) => ticks.length / every <= most) ?? 240;
  return ticks.filter((time) => {
    const date = new Date(time);
    return (date.getFullYear() * 12 + date.getMonth()) % months === 0;
  });
}

/** Rows for texts that must not overlap: the first row with room, or none. */
export function rowsFor(spans: readonly { from: number; to: number }[], rows: number): (number | undefined)[] {
  const ends: number[] = Array.from({ length: rows }, () => -Infinity);
  return spans.map(({ from, to }) => {
    const row = ends.findIndex((end) => end < from);
    if (row < 0) {
      return undefined;
    }
    ends[row] = to;
    return row;
  });
}
