/** What tests use of the program that runs them. Its own types are not in the registry. */
declare namespace Deno {
  function test(name: string, work: () => void | Promise<void>): void;
}

declare module 'node:assert/strict' {
  export function equal(actual: unknown, expected: unknown, message?: string): void;
  export function deepEqual(actual: unknown, expected: unknown, message?: string): void;
  export function ok(value: unknown, message?: string): void;
  export function rejects(promise: Promise<unknown>, matches: (error: unknown) => boolean): Promise<void>;
}
