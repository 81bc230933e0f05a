import { describe, expect, it } from 'vitest';
import { findJsonFault } from '../src/schemas/json-faults.ts';

const fault = (text: string) => {
  JSON.parse(text);
  return findJsonFault(text);
};

describe('a JSON text', () => {
  it.each([
    '{}',
    '[]',
    'null',
    '"a"',
    '{"a":1,"b":{"a":1},"c":[{"a":1},{"a":1}]}',
    '{"a":"{\\"a\\":1,\\"a\\":2}","b":"x,y:z"}',
    '{"a\\\\":1,"a":2}',
    '{ "a" : [1, 2, "a", "a"] , "b" : "a" }',
    '{"constructor":1,"toString":2}',
    '[["a","a"],["a"]]',
  ])('is fit for a request: %s', (text) => {
    expect(fault(text)).toBeNull();
  });

  it.each([
    ['{"a":1,"a":2}', '/a'],
    ['{"a":{"b":[0,{"c":1,"d":2,"c":3}]}}', '/a/b/1/c'],
    ['{"\\u0061":1,"a":2}', '/a'],
    ['{"a\\\\":1,"a\\\\":2}', '/a\\'],
    ['{"a\\"b":1,"x":"\\\\","a\\"b":2}', '/a"b'],
    ['[{"a":1},{"b":{"x":[]},"b":1}]', '/1/b'],
    ['{"a/b~":{},"a/b~":1}', '/a~1b~0'],
    ['{"":1,"":2}', '/'],
  ])('has a key twice: %s', (text, pointer) => {
    expect(fault(text)).toMatchObject({ code: 'duplicate-field', pointer, received: null });
  });

  it('has a key that changes objects', () => {
    expect(fault('{"a":{"__proto__":{}}}')).toMatchObject({ code: 'unknown-field', pointer: '/a/__proto__' });
    expect(fault('{"\\u005f_proto__":1}')).toMatchObject({ code: 'unknown-field' });
  });

  it('is nested deeper than 16', () => {
    expect(fault('['.repeat(16) + ']'.repeat(16))).toBeNull();
    expect(fault('['.repeat(17) + ']'.repeat(17))).toMatchObject({
      code: 'out-of-range',
      pointer: '/0'.repeat(16),
    });
    expect(fault(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`)?.code).toBe('out-of-range');
  });

  it('has more than 4,000 values', () => {
    expect(fault(JSON.stringify(Array.from({ length: 4_000 }, () => 0)))).toBeNull();
    expect(fault(JSON.stringify(Array.from({ length: 4_001 }, () => 0)))?.code).toBe('out-of-range');
  });

  it('tells no number of a person', () => {
    const number = '350299199001010010';
    expect(fault(`{"${number}":1,"${number}":2}`)?.pointer).toBe('/350*************10');
  });
});
