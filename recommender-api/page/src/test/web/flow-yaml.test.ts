import { deepEqual, equal } from 'node:assert/strict';
import { flowOf } from '../../main/web/core/flow-yaml';

Deno.test('a word and a quoted text are texts', () => {
  equal(flowOf('  rating '), 'rating');
  equal(flowOf('"a \\"b\\": {c}, ü"'), 'a "b": {c}, ü');
});

Deno.test('a list holds values of every kind', () => {
  deepEqual(flowOf('[a, "b, c", [d], {e: f}]'), ['a', 'b, c', ['d'], { e: 'f' }]);
  deepEqual(flowOf('[]'), []);
});

Deno.test('an object holds values of every kind under plain and quoted names', () => {
  deepEqual(flowOf('{column: time, "for mat": ms, values: {"1": view, 2: buy}, columns: [a, b]}'), {
    column: 'time',
    'for mat': 'ms',
    values: { '1': 'view', '2': 'buy' },
    columns: ['a', 'b'],
  });
  deepEqual(flowOf('{}'), {});
});

Deno.test('what is broken off ends where the text ends', () => {
  deepEqual(flowOf('{column: a'), { column: 'a' });
  deepEqual(flowOf('[a, b'), ['a', 'b']);
  equal(flowOf('"never closed'), '"never closed');
  equal(flowOf(''), '');
});

Deno.test('a quoted text that is no JSON stands as it is', () => {
  equal(flowOf('"\\x"'), '"\\x"');
});
