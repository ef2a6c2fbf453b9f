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

/** The bands of the river from the bed up, the largest interest lowest. */
export function bandsOf(shape: RiverShape, box: Box): Band[] {
  const xs = shape.times.map((time) => xOf(box, shape, time));
  const split = shape.times.filter((time) => time <= shape.now).length;
  const top = highest(shape);
  const y = (value: number): number => box.bottom - (value / top) * (box.bottom - box.top);
  let floor: number[] = xs.map(() => 0);
  let ghostFloor: number[] = xs.map(() => 0);
  return shape.layers.map((layer) => {
    const ceiling = floor.map((value, index) => value + (layer.values[index] ?? 0));
    const ghost = ghostFloor.map((value, index) => value + (layer.inForce?.[index] ?? 0));
    const band = {
      layer,
      past: areaPath(xs, floor, ceiling, y, 0, split),
      future: areaPath(xs, floor, ceiling, y, Math.max(0, split - 1), xs.length),
      ghost: layer.inForce ? linePath(xs, ghost, y) : '',
    };
    floor = ceiling;
    ghostFloor = ghost;
    return band;
  });
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

type Scale = (value: number) => number;

function areaPath(
  xs: readonly number[],
  floor: readonly number[],
  ceiling: readonly number[],
  y: Scale,
  from: number,
  to: number,
): string {
  if (to - from < 2) {
    return '';
  }
  const there: string[] = [];
  const back: string[] = [];
  for (let index = from; index < to; index++) {
    there.push(point(xs[index], y(ceiling[index] ?? 0)));
    back.push(point(xs[index], y(floor[index] ?? 0)));
  }
  return `M${there.join('L')}L${back.reverse().join('L')}Z`;
}

function linePath(xs: readonly number[], values: readonly number[], y: Scale): string {
  return `M${values.map((value, index) => point(xs[index], y(value))).join('L')}`;
}

function point(x: number | undefined, y: number): string {
  return `${(x ?? 0).toFixed(1)} ${y.toFixed(1)}`;
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
