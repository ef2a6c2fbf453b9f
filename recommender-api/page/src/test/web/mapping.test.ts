import { deepEqual, equal } from 'node:assert/strict';
import { assignmentOf, mapText, withMeaning } from '../../main/web/core/mapping';

const EVENTS = `events:
  - file: events.csv
    fields:
      userId: visitorid
      itemId: {column: itemid}
      timestamp: {column: "time, of it", format: ms}
      type: {column: event, values: {"view": view, addtocart: cart}}
      value: {constant: 2}
`;
const ITEMS = `items:
  - file: movies.csv
    fields:
      itemId: movieId
      title: title
      categories: {columns: [genre, tags], split: "|"}
      attributes.year: year
`;

Deno.test('columns of events stand for what the mapping says', () => {
  const { columns, more } = assignmentOf(EVENTS, []);

  deepEqual([...columns], [
    ['visitorid', { role: 'user', how: '' }],
    ['itemid', { role: 'item', how: '' }],
    ['time, of it', { role: 'time', how: 'ms' }],
    ['event', { role: 'type', how: '' }],
  ]);
  deepEqual(more, ['view=view', 'addtocart=cart', `value='2'`]);
});

Deno.test('columns of items that are not named are attributes', () => {
  const { columns } = assignmentOf(ITEMS, ['movieId', 'title', 'budget']);

  deepEqual(columns.get('genre'), { role: 'categories', how: '|' });
  deepEqual(columns.get('tags'), { role: 'categories', how: '|' });
  deepEqual(columns.get('year'), { role: 'attribute', how: '' });
  deepEqual(columns.get('budget'), { role: 'attribute', how: '' });
});

Deno.test('further columns are left where the mapping leaves them', () => {
  const { columns } = assignmentOf(`${ITEMS}    further: left\n`, ['budget']);
  equal(columns.has('budget'), false);
});

Deno.test('columns of events that are not named stand for nothing', () => {
  equal(assignmentOf(EVENTS, ['browser']).columns.has('browser'), false);
});

Deno.test('a meaning is given and taken without changing what was', () => {
  const before = assignmentOf(EVENTS, []);

  const given = withMeaning(before, 'score', 'value', '1..5');
  const taken = withMeaning(given, 'visitorid', undefined);

  deepEqual(given.columns.get('score'), { role: 'value', how: '1..5' });
  equal(taken.columns.has('visitorid'), false);
  equal(before.columns.has('score'), false);
  equal(before.columns.has('visitorid'), true);
});

Deno.test('the text is what the command line takes, with commas and signs of equality escaped', () => {
  equal(
    mapText(assignmentOf(EVENTS, [])),
    `user=visitorid,item=itemid,time=time\\, of it:ms,type=event,view=view,addtocart=cart,value='2'`,
  );
  equal(mapText(withMeaning({ columns: new Map(), more: [] }, 'a=b', 'attribute')), 'attribute.a\\=b=a\\=b');
});
