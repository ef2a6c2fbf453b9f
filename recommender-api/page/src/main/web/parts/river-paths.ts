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
  const there = smooth(xs, ceiling.map(y)).slice(from, to - 1);
  const back = smooth(xs, floor.map(y)).slice(from, to - 1).reverse();
  const start = there[0] as Bend;
  const turn = back[0] as Bend;
  return `M${point(start.from)}${there.map(forth).join('')}L${point(turn.to)}${back.map(reversed).join('')}Z`;
}

function linePath(xs: readonly number[], values: readonly number[], y: Scale): string {
  const bends = smooth(xs, values.map(y));
  return bends[0] ? `M${point(bends[0].from)}${bends.map(forth).join('')}` : '';
}

type Point = readonly [number, number];

/** A cubic from one point to the next. */
interface Bend {
  readonly from: Point;
  readonly leave: Point;
  readonly arrive: Point;
  readonly to: Point;
}

/** A smooth line through all points that rises and falls only where they do, so never below the bed: M. Steffen, *A simple method for monotonic interpolation* (1990). */
function smooth(xs: readonly number[], ys: readonly number[]): Bend[] {
  const at = (values: readonly number[], index: number): number => values[index] ?? 0;
  const step = (index: number): number => Math.max(1e-6, at(xs, index + 1) - at(xs, index));
  const slope = (index: number): number => (at(ys, index + 1) - at(ys, index)) / step(index);
  const tangent = (index: number): number => {
    if (index === 0 || index === xs.length - 1) {
      return 0;
    }
    const [before, after] = [slope(index - 1), slope(index)];
    const mean = (before * step(index) + after * step(index - 1)) / (step(index - 1) + step(index));
    return (Math.sign(before) + Math.sign(after)) * Math.min(Math.abs(before), Math.abs(after), Math.abs(mean) / 2);
  };
  return xs.slice(1).map((x, index) => {
    const third = step(index) / 3;
    const [left, right] = [at(xs, index), x];
    const [low, high] = [at(ys, index), at(ys, index + 1)];
    return {
      from: [left, low],
      leave: [left + third, low + third * tangent(index)],
      arrive: [right - third, high - third * tangent(index + 1)],
      to: [right, high],
    };
  });
}

function forth({ leave, arrive, to }: Bend): string {
  return `C${point(leave)} ${point(arrive)} ${point(to)}`;
}

function reversed({ from, leave, arrive }: Bend): string {
  return `C${point(arrive)} ${point(leave)} ${point(from)}`;
}

function point([x, y]: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
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
