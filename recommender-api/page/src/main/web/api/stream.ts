import { tenantHeader } from '../core/tenant';
import { url } from './client';
import type { Interests, Recommendations } from './types';

export interface Heard {
  readonly interests: (interests: Interests) => void;
  readonly recommendations: (recommendations: Recommendations) => void;
  readonly connected: (connected: boolean) => void;
  /** That the user could not be asked about; the stream goes on and tells when they can. */
  readonly unavailable: () => void;
}

const PAUSE = 2000;

export function streamOf(userId: string, limit: number): string {
  return url(`/users/${encodeURIComponent(userId)}/stream`, { limit, explain: true });
}

/**
 * Follows a user: what they are interested in and should be shown, now and on every change. Ends when the answer's
 * function is called.
 */
export function follow(userId: string, limit: number, heard: Heard): () => void {
  const leaving = new AbortController();
  void listen(streamOf(userId, limit), heard, leaving.signal);
  return () => leaving.abort();
}

/**
 * Listens, and comes back after a pause where the connection breaks. The browser's own reader of streams cannot name a
 * tenant.
 */
async function listen(address: string, heard: Heard, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const answer = await fetch(address, { headers: { Accept: 'text/event-stream', 'Accept-Language': document.documentElement.lang, ...tenantHeader }, signal });
      if (answer.ok && answer.body) {
        heard.connected(true);
        await read(answer.body, heard, signal);
      }
    } catch {
      // Broken off, or left.
    }
    if (!signal.aborted) {
      heard.connected(false);
      await new Promise((again) => window.setTimeout(again, PAUSE));
    }
  }
}

async function read(body: ReadableStream<Uint8Array<ArrayBuffer>>, heard: Heard, signal: AbortSignal): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let part = await reader.read(); !part.done && !signal.aborted; part = await reader.read()) {
    const messages = (rest + part.value).split(/\r?\n\r?\n/);
    rest = messages.pop() ?? '';
    messages.forEach((message) => take(message, heard));
  }
}

function take(message: string, heard: Heard): void {
  const fields = message.split(/\r?\n/).map((line) => /^([a-z]+): ?(.*)$/.exec(line));
  const all = (name: string): string => fields.filter((field) => field?.[1] === name).map((field) => field?.[2]).join('\n');
  const kind = all('event');
  if (kind === 'interests') {
    heard.interests(JSON.parse(all('data')) as Interests);
  } else if (kind === 'recommendations') {
    heard.recommendations(JSON.parse(all('data')) as Recommendations);
  } else if (kind === 'problem') {
    heard.unavailable();
  }
}
