import { language } from './index';

const DAY = 86_400;
const units: readonly (readonly [number, string])[] = [
  [365 * DAY, 'year'],
  [(365 / 12) * DAY, 'month'],
  [DAY, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
];

const locale = (): string => (language() === 'zh' ? 'zh-CN' : 'en-GB');
const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function cached<F extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => F): F {
  const name = `${locale()} ${key}`;
  const found = (formats.get(name) as F | undefined) ?? make();
  formats.set(name, found);
  return found;
}

export function number(value: number, digits = 0): string {
  const make = () => new Intl.NumberFormat(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return cached(`n${digits}`, make).format(value);
}

/** With so many digits that small addends do not look like nothing. */
export function addend(value: number): string {
  const size = Math.abs(value) < 0.0005 ? 0 : Math.abs(value);
  if (size === 0) {
    return '0';
  }
  return number(value, size >= 10 ? 1 : size >= 0.095 ? 2 : 3);
}

export function signed(value: number): string {
  return `${value > 0 ? '+' : value < 0 ? '−' : '±'}${addend(Math.abs(value))}`;
}

/** 42%; what is more than nothing, but rounds to it, is less than one. */
export function percent(share: number): string {
  if (share !== 0 && Math.abs(share) < 0.005) {
    return `<${percent(0.01)}`;
  }
  const make = () => new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 });
  return cached('percent', make).format(share);
}

/** A length of time in its largest unit: 9 days, 20 hours. Up to two years are days, unless they are whole years. */
export function duration(seconds: number): string {
  const [size, unit] =
    seconds >= DAY && seconds < 730 * DAY && seconds % (365 * DAY) !== 0
      ? [DAY, 'day']
      : (units.find(([least]) => seconds >= least) ?? [1, 'second']);
  const value = seconds / size;
  const digits = value < 10 && unit !== 'second' && Math.abs(value - Math.round(value)) > 0.05 ? 1 : 0;
  const make = () =>
    new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: digits });
  return cached(`${unit}${digits}`, make).format(value);
}

/** 240 ms, 18.5 s. */
export function latency(millis: number): string {
  return millis < 10_000 ? `${number(millis)} ms` : `${number(millis / 1000, 1)} s`;
}

/** 3 March 2026. */
export function date(time: number | string): string {
  return cached('date', () => new Intl.DateTimeFormat(locale(), { dateStyle: 'long' })).format(new Date(time));
}

/** 3 Mar, or 3 Mar 2024 where that is not this year: for marks. */
export function shortDate(time: number | string): string {
  const day = new Date(time);
  const thisYear = day.getFullYear() === new Date().getFullYear();
  const make = () =>
    new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', ...(thisYear ? {} : { year: 'numeric' }) });
  return cached(thisYear ? 'short' : 'short with year', make).format(day);
}

export function monthOf(time: number): string {
  const january = new Date(time).getMonth() === 0;
  const make = () => new Intl.DateTimeFormat(locale(), january ? { year: 'numeric' } : { month: 'short' });
  return cached(january ? 'year' : 'month', make).format(new Date(time));
}

/** 3 March 2026, 14:05. */
export function moment(time: number | string): string {
  const make = () => new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' });
  return cached('moment', make).format(new Date(time));
}

export function clock(time: number | string): string {
  return cached('clock', () => new Intl.DateTimeFormat(locale(), { timeStyle: 'medium' })).format(new Date(time));
}
