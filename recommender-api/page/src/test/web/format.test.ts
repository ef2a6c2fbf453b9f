import { equal, ok } from 'node:assert/strict';
import './browser';
import { speak } from '../../main/web/words';
import { addend, clock, date, duration, latency, moment, monthOf, number, percent, shortDate, signed } from '../../main/web/words/format';

const DAY = 86_400;
const MARCH = Date.UTC(2021, 2, 3, 14, 5, 9);

function inEnglish(name: string, work: () => void): void {
  Deno.test(name, () => {
    speak('en');
    work();
  });
}

inEnglish('numbers have the digits asked for', () => {
  equal(number(1234567), '1,234,567');
  equal(number(2, 2), '2.00');
});

inEnglish('addends have more digits the smaller they are, and next to nothing is 0', () => {
  equal(addend(12.34), '12.3');
  equal(addend(0.1), '0.10');
  equal(addend(0.0123), '0.012');
  equal(addend(0.00049), '0');
  equal(addend(-12.34), '-12.3');
});

inEnglish('signed figures say their sign', () => {
  equal(signed(0.5), '+0.50');
  equal(signed(-0.5), '−0.50');
  equal(signed(0), '±0');
});

inEnglish('shares are percentages, and what rounds to nothing is less than one', () => {
  equal(percent(0), '0%');
  equal(percent(0.004), '<1%');
  equal(percent(0.005), '1%');
  equal(percent(0.426), '43%');
  equal(percent(1), '100%');
});

inEnglish('lengths of time are in their largest unit', () => {
  equal(duration(0.4), '0 seconds');
  equal(duration(1), '1 second');
  equal(duration(90), '1.5 minutes');
  equal(duration(20 * 3600), '20 hours');
  equal(duration(9 * DAY), '9 days');
  equal(duration(729 * DAY), '729 days');
  equal(duration(365 * DAY), '1 year');
  equal(duration(900 * DAY), '2.5 years');
});

inEnglish('latencies are milliseconds up to ten seconds', () => {
  equal(latency(240.4), '240 ms');
  equal(latency(9999), '9,999 ms');
  equal(latency(18_540), '18.5 s');
});

inEnglish('dates and times are written in full, short, and by month', () => {
  equal(date(MARCH), '3 March 2021');
  equal(date('2021-03-03T14:05:09Z'), '3 March 2021');
  equal(shortDate(MARCH), '3 Mar 2021');
  equal(moment(MARCH), '3 Mar 2021, 14:05');
  equal(clock(MARCH), '14:05:09');
  equal(monthOf(MARCH), 'Mar');
  equal(monthOf(Date.UTC(2021, 0, 1)), '2021');
});

inEnglish('a date of this year has no year', () => {
  const text = shortDate(Date.UTC(new Date().getUTCFullYear(), 5, 15));
  equal(text, '15 Jun');
});

Deno.test('formats follow the language', () => {
  speak('en');
  const english = date(MARCH);
  speak('zh');
  equal(date(MARCH), '2021年3月3日');
  equal(duration(9 * DAY), '9天');
  speak('en');
  equal(date(MARCH), english);
  ok(english !== '2021年3月3日');
});
