import { get, post, Problem } from './client';
import type {
  CatalogueEntry,
  Categories,
  DeadLettersAnswer,
  Direction,
  Found,
  History,
  IngestAnswer,
  Interests,
  Next,
  Recommendations,
  Similar,
  Status,
  Tour,
  Trending,
  UsersAnswer,
} from './types';

export interface Reading {
  readonly after?: string | undefined;
  readonly at?: string | undefined;
  readonly kernel?: string | undefined;
  readonly halfLife?: string | undefined;
}

const user = (id: string): string => `/users/${encodeURIComponent(id)}`;
const item = (id: string): string => `/items/${encodeURIComponent(id)}`;

export const interests = (id: string, reading: Reading, signal?: AbortSignal): Promise<Interests> =>
  get(`${user(id)}/interests`, { ...reading }, signal);

export const history = (
  id: string,
  range: { steps: number; forecast: boolean },
  reading: Reading,
  signal?: AbortSignal,
): Promise<History> => get(`${user(id)}/interests/history`, { ...range, ...reading }, signal);

export const recommendations = (
  id: string,
  limit: number,
  reading: Reading & { explain: boolean },
  signal?: AbortSignal,
): Promise<Recommendations> => get(`${user(id)}/recommendations`, { limit, ...reading }, signal);

export const users = (limit: number, signal?: AbortSignal): Promise<UsersAnswer> => get('/users', { limit }, signal);

/** All users by id, or those whose id holds the letters of q, a page at a time. */
export const usersById = (
  asked: { limit: number; q: string | undefined; after: string | undefined },
  signal?: AbortSignal,
): Promise<UsersAnswer> => get('/users', { ...asked, order: 'id' }, signal);

/** The story of the demo; undefined where this Lethe has none. */
export async function demo(language: string, signal?: AbortSignal): Promise<Tour | undefined> {
  try {
    return await get<Tour | undefined>('/demo', { language }, signal);
  } catch (error) {
    if (Problem.of(error).status === 404) {
      return undefined;
    }
    throw error;
  }
}

export const itemOf = (id: string, signal?: AbortSignal): Promise<CatalogueEntry> => get(item(id), {}, signal);

export const similar = (id: string, limit: number, signal?: AbortSignal): Promise<Similar> =>
  get(`${item(id)}/similar`, { limit }, signal);

export const next = (id: string, limit: number, signal?: AbortSignal): Promise<Next> => get(`${item(id)}/next`, { limit }, signal);

export const search = (
  q: string,
  limit: number,
  more: { category?: string | undefined; user?: string | undefined },
  signal?: AbortSignal,
): Promise<Found> => get('/search', { q, limit, ...more }, signal);

export const categories = (signal?: AbortSignal): Promise<Categories> => get('/categories', {}, signal);

export const trending = (
  asked: { window: string; category?: string | undefined; direction: Direction; limit: number },
  signal?: AbortSignal,
): Promise<Trending> => get('/trending', { ...asked }, signal);

export const status = (signal?: AbortSignal): Promise<Status> => get('/status', {}, signal);

export const deadLetters = (limit: number, signal?: AbortSignal): Promise<DeadLettersAnswer> => get('/dead-letters', { limit }, signal);

export interface Doing {
  readonly userId: string;
  readonly type: string;
  readonly itemId?: string;
  readonly text?: string;
}

export const happened = (doing: Doing): Promise<IngestAnswer> => post('/events', doing);
