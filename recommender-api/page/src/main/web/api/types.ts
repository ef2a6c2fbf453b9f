/** What the REST API answers, as docs/asking.md says. Times are ISO 8601, ages and half-lives seconds. */

export type Trend = 'rising' | 'steady' | 'fading' | 'revived';
export type Source = 'live' | 'snapshot' | 'trending' | 'unavailable';
export type Kind = 'interest' | 'neighbour' | 'text' | 'trend' | 'repeat' | 'rule' | 'ranker';

export interface Occurrence {
  readonly eventId?: string;
  readonly type: string;
  readonly itemId?: string;
  readonly title?: string;
  readonly value?: number;
  readonly text?: string;
  readonly timestamp: string;
  readonly ageSeconds: number;
  readonly position?: number;
  readonly count: number;
  readonly weight: number;
  readonly boost: number;
  readonly stretch: number;
  readonly contribution: number;
}

export interface InForce {
  readonly strength: number;
  readonly share: number;
  readonly trend: Trend;
  readonly halfLifeSeconds?: number;
}

export interface Interest {
  readonly interestId: string;
  readonly label: string;
  readonly terms: readonly string[];
  readonly strength: number;
  readonly share: number;
  readonly trend: Trend;
  readonly explanation: string;
  readonly halfLifeSeconds?: number;
  readonly halfLifeEvents?: number;
  readonly returns: number;
  readonly usualGapSeconds: number;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly fadedAt?: string;
  readonly revivedAt?: string;
  readonly pauseSeconds?: number;
  readonly inForce?: InForce;
  readonly events: readonly Occurrence[];
}

export interface Reading {
  readonly kernel: string;
  readonly halfLifeSeconds?: number;
  readonly halfLifeEvents?: number;
}

export interface AsOf {
  readonly from: string;
  readonly exact: boolean;
  readonly events: number;
  readonly reason?: string;
  readonly note?: string;
}

export interface Interests {
  readonly userId: string;
  readonly at: string;
  readonly version: string;
  readonly approximate: boolean;
  readonly source: Source;
  readonly kernel: string;
  readonly halfLifeSeconds?: number;
  readonly whatIf?: Reading;
  readonly inForce?: Reading;
  readonly asOf?: AsOf;
  readonly after?: string;
  readonly interests: readonly Interest[];
}

export interface Strength {
  readonly at: string;
  readonly strength: number;
}

export interface Fade {
  readonly fadedAt: string;
  readonly revivedAt?: string;
  readonly pauseSeconds?: number;
}

export interface Course {
  readonly interestId: string;
  readonly label: string;
  readonly points: readonly Strength[];
  readonly inForce?: readonly Strength[];
  readonly fades?: readonly Fade[];
}

export interface History {
  /** As of when it is told; what comes after that is the forecast. */
  readonly at: string;
  readonly since: string;
  readonly until: string;
  readonly approximate: boolean;
  readonly source: Source;
  readonly interests: readonly Course[];
}

export interface Contribution {
  readonly kind: Kind;
  readonly label: string;
  readonly value: number;
  /** Its part of the score; missing where an older Lethe answers. */
  readonly share?: number;
  readonly interestId?: string;
  readonly events: readonly Occurrence[];
}

export interface Explanation {
  readonly text: string;
  readonly contributions: readonly Contribution[];
}

export interface ScoredItem {
  /** Whether the user who was named has turned it down. */
  readonly hidden?: boolean;
  readonly itemId: string;
  readonly title: string;
  readonly categories: readonly string[];
  readonly score: number;
}

export interface Recommended extends ScoredItem {
  readonly sources: readonly Kind[];
  readonly inForce?: { readonly rank: number; readonly score: number };
  readonly explanation?: Explanation;
}

export interface Recommendations {
  readonly userId?: string;
  readonly at: string;
  readonly source: Source;
  readonly version: string;
  readonly approximate: boolean;
  readonly whatIf?: Reading;
  readonly inForce?: Reading;
  readonly asOf?: AsOf;
  readonly after?: string;
  /** What the answer lacks, in a sentence. */
  readonly note?: string;
  readonly items: readonly Recommended[];
  /** The list by the settings in force, where another kernel was asked for. */
  readonly inForceItems?: readonly Listed[];
}

export interface Listed {
  readonly itemId: string;
  readonly title: string;
  readonly score: number;
}

export interface Item {
  readonly itemId: string;
  readonly title: string;
  readonly text: string;
  readonly categories: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly available: boolean;
  readonly withdrawn: boolean;
  readonly publishedAt?: string;
}

export interface FoundItem extends ScoredItem {
  readonly explanation?: Explanation;
}

export interface Found {
  readonly q: string;
  readonly by: 'meaning' | 'words';
  readonly items: readonly FoundItem[];
}

export interface Similar {
  readonly itemId: string;
  readonly items: readonly ScoredItem[];
}

export interface Next {
  readonly items: readonly (ScoredItem & { readonly users?: number })[];
}

export type Direction = 'top' | 'rising' | 'fading';

export interface Trending {
  readonly window: string;
  readonly items: readonly (ScoredItem & { readonly events?: number; readonly eventsBefore?: number })[];
}

export interface Categories {
  readonly categories: readonly { readonly name: string; readonly items: number }[];
}

export interface KnownUsers {
  readonly users: readonly { readonly userId: string; readonly changedAt: string }[];
}

export interface UserPage {
  readonly users: readonly { readonly userId: string; readonly events?: number | null }[];
  readonly next?: string | null;
}

export type StoryKind = 'fading' | 'revival' | 'shift' | 'repeat' | 'newcomer' | 'hides' | 'two-loves' | 'steady';

export interface Person {
  readonly userId: string;
  readonly name: string;
  readonly story: string;
  readonly lookAt: string;
  readonly kind: StoryKind;
}

export interface Demo {
  readonly title: string;
  readonly about: string;
  readonly language: string;
  readonly people: readonly Person[];
}

export interface Accepted {
  readonly accepted: number;
  readonly rejected: readonly { readonly index: number; readonly field: string; readonly reason: string }[];
  readonly position?: string;
}

/** A figure that is missing or null could not be had. */
type Known<T> = T | null | undefined;

export interface Status {
  readonly at: string;
  readonly state: 'live' | 'importing' | 'degraded' | 'starting';
  readonly events: {
    readonly accepted?: Known<number>;
    readonly rejected?: Known<number>;
    readonly deadLettered?: Known<number>;
    readonly perSecond?: Known<number>;
    readonly reasons?: Known<readonly { readonly reason: string; readonly field?: string; readonly count: number }[]>;
    readonly lastMinutes?: readonly { readonly at: string; readonly accepted: number; readonly rejected: number }[];
  };
  readonly steps: readonly { readonly name: string; readonly lag?: Known<number>; readonly threshold?: Known<number>; readonly state: string }[];
  readonly freshness?: { readonly p50Millis?: Known<number>; readonly p99Millis?: Known<number>; readonly samples: number };
  readonly work?: {
    readonly waiting: number;
    readonly total: number;
    readonly perSecond: number;
    readonly secondsLeft?: number;
  };
  readonly items?: Known<number>;
  readonly users?: Known<number>;
  /** What does not answer, in a sentence. */
  readonly note?: string;
  /** What keeps failing. */
  readonly health?: readonly { readonly name: string; readonly state: string; readonly reason?: string; readonly since?: string }[];
  readonly version: string;
}

export interface Letter {
  readonly at: string;
  readonly topic: string;
  readonly kind: string;
  readonly field?: string;
  readonly value?: unknown;
  readonly reason: string;
  readonly excerpt?: string;
}

export interface DeadLetters {
  readonly deadLetters: readonly Letter[];
  readonly reasons: readonly { readonly reason: string; readonly field?: string; readonly count: number }[];
}
