import { url } from './client';
import type { Interests, Recommendations } from './types';

export interface Heard {
  readonly interests: (interests: Interests) => void;
  readonly recommendations: (recommendations: Recommendations) => void;
  readonly connected: (connected: boolean) => void;
}

/** Follows a user: what they are interested in and should be shown, now and on every change. Ends when the answer's function is called. */
export function follow(userId: string, limit: number, heard: Heard): () => void {
  const source = new EventSource(url(`/users/${encodeURIComponent(userId)}/stream`, { limit, explain: true }));
  source.addEventListener('open', () => heard.connected(true));
  source.addEventListener('error', () => heard.connected(false));
  source.addEventListener('interests', (event) => heard.interests(JSON.parse(event.data as string) as Interests));
  source.addEventListener('recommendations', (event) =>
    heard.recommendations(JSON.parse(event.data as string) as Recommendations),
  );
  return () => source.close();
}
