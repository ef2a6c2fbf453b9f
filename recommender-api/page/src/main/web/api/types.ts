/**
 * What the REST API answers, as docs/asking.md says. Times are ISO 8601, ages and half-lives seconds. Each interface
 * has the name of its schema in the OpenAPI document. PageTypesIT compares the two.
 */

export type Trend = 'rising' | 'steady' | 'fading' | 'faded' | 'revived';
export type Source = 'live' | 'snapshot' | 'unavailable';
export type Kind = 'interest' | 'neighbour' | 'text' | 'trend' | 'context' | 'repeat' | 'proportion' | 'rule' | 'ranker';

export interface Event {
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
  readonly events: readonly Event[];
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

export interface Faded {
  readonly fadedAt: string;
  readonly revivedAt?: string;
  readonly pauseSeconds?: number;
}

export interface Past {
  readonly interestId: string;
  readonly label: string;
  readonly points: readonly Strength[];
  readonly inForce?: readonly Strength[];
  readonly fades?: readonly Faded[];
}

export interface History {
  /** As of when it is told; what comes after that is the forecast. */
  readonly at: string;
  readonly since: string;
  readonly until: string;
  readonly approximate: boolean;
  readonly source: Source;
  readonly interests: readonly Past[];
}

export interface Addend {
  readonly kind: Kind;
  readonly label: string;
  readonly value: number;
  /** Its part of the score; missing where an older Lethe answers. */
  readonly share?: number;
  /** The part of the value that comes from being chosen at the same time, if any does. */
  readonly together?: number;
  readonly interestId?: string;
  readonly events: readonly Event[];
}

export interface Explanation {
  readonly text: string;
  readonly contributions: readonly Addend[];
}

export interface Listed {
  readonly itemId: string;
  readonly title: string;
  readonly score: number;
}

export interface ScoredItem extends Listed {
  readonly categories: readonly string[];
  /** Whether the user who was named has turned it down. */
  readonly hidden?: boolean;
}

/** A rank, from 1, and the score that led to it. */
export interface Standing {
  readonly rank: number;
  readonly score: number;
}

export interface RecommendedItem extends Listed {
  readonly categories: readonly string[];
  readonly sources: readonly Kind[];
  readonly inForce?: Standing;
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
  readonly items: readonly RecommendedItem[];
  /** The list by the settings in force, where another kernel was asked for. */
  readonly inForceItems?: readonly Listed[];
}

export interface CatalogueEntry {
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
  readonly items: readonly ScoredItem[];
}

export type Direction = 'top' | 'rising' | 'fading';

export interface TrendingItem extends Listed {
  readonly categories: readonly string[];
  readonly events: number;
  readonly eventsBefore: number;
}

export interface Trending {
  readonly window: string;
  readonly items: readonly TrendingItem[];
}

export interface Category {
  readonly name: string;
  readonly items: number;
}

export interface Categories {
  readonly categories: readonly Category[];
}

export interface RecentUser {
  readonly userId: string;
  /** Where the users who were active last were asked for. */
  readonly changedAt?: string;
  /** Where users were asked for by id. */
  readonly events?: number;
}

export interface UsersAnswer {
  readonly users: readonly RecentUser[];
  readonly next?: string;
}

export type StoryKind = 'fading' | 'revival' | 'shift' | 'repeat' | 'newcomer' | 'hides' | 'two-loves' | 'steady';

export interface Person {
  readonly userId: string;
  readonly name: string;
  readonly story: string;
  readonly lookAt: string;
  readonly kind: StoryKind;
}

export interface Tour {
  readonly title: string;
  readonly about: string;
  readonly language: string;
  readonly people: readonly Person[];
}

export interface IngestRefusal {
  readonly index: number;
  readonly field: string;
  readonly reason: string;
}

export interface IngestAnswer {
  readonly accepted: number;
  readonly rejected: readonly IngestRefusal[];
  readonly position: string;
}

/** Why events were refused, and how many. */
export interface Fault {
  readonly reason: string;
  readonly field?: string;
  readonly count: number;
}

export interface Minute {
  readonly at: string;
  readonly accepted: number;
  readonly rejected: number;
}

/** A figure that is missing or null could not be had, here as in all of the status. */
export interface Intake {
  readonly accepted?: number | null;
  readonly rejected?: number | null;
  readonly deadLettered?: number | null;
  readonly perSecond?: number | null;
  readonly reasons?: readonly Fault[] | null;
  readonly lastMinutes: readonly Minute[];
}

export interface Step {
  readonly name: string;
  readonly lag?: number | null;
  readonly threshold: number;
  readonly state: string;
}

export interface Fresh {
  readonly p50Millis?: number | null;
  readonly p99Millis?: number | null;
  readonly samples: number;
}

export interface Work {
  readonly waiting: number;
  readonly total: number;
  readonly perSecond: number;
  readonly secondsLeft?: number;
}

export interface Cleaned {
  readonly rule: 'bots' | 'bursts';
  readonly users: number;
  readonly events: number;
}

/** How many items have a vector of a model; `inUse` is the model by whose vectors answers are found. */
export interface Vectors {
  readonly model: string;
  readonly items: number;
  readonly inUse?: boolean | null;
}

/** The model to go to: how many of the items that need a vector of it have one. */
export interface NextModel {
  readonly model: string;
  readonly covered: number;
  readonly items: number;
}

export interface Status {
  readonly at: string;
  readonly state: 'live' | 'importing' | 'degraded' | 'starting';
  readonly events: Intake;
  readonly steps: readonly Step[];
  readonly freshness: Fresh;
  readonly work?: Work;
  readonly items?: number | null;
  readonly vectors?: readonly Vectors[] | null;
  readonly nextModel?: NextModel;
  readonly users?: number | null;
  /** Users and events that do not count across people, by rule. */
  readonly cleaned?: readonly Cleaned[] | null;
  /** What does not answer, in a sentence. */
  readonly note?: string;
  readonly version: string;
}

export interface Refused {
  readonly at: string;
  readonly topic: string;
  readonly kind: string;
  readonly field?: string;
  readonly value?: string;
  readonly reason: string;
  readonly excerpt?: string;
}

export interface Reason {
  readonly reason: string;
  readonly field?: string;
  readonly count: number;
}

export interface DeadLettersAnswer {
  readonly deadLetters: readonly Refused[];
  readonly reasons: readonly Reason[];
}

export interface Model {
  readonly name: string;
  readonly version: string;
  readonly words?: string;
}

export interface Models {
  readonly models: readonly Model[];
  /** Whether the mix is being learned from the log now. */
  readonly learning: boolean;
  /** Whether what the log taught has been forgotten. */
  readonly forgotten: boolean;
}

export interface MixGain {
  readonly before: number;
  readonly after: number;
}

export interface MixScale {
  readonly offset: number;
  readonly slope: number;
}

export interface LearnedNumber {
  readonly name: string;
  readonly prior: number;
  readonly learned: number;
  readonly inForce: number;
  readonly held: boolean;
  readonly heldBy?: string;
  readonly words: string;
}

export interface MixAnswer {
  readonly name: string;
  readonly version: string;
  readonly learnedAt: string;
  readonly words: string;
  readonly settings: string;
  readonly choices: number;
  readonly users: number;
  readonly events: number;
  readonly gain: MixGain;
  readonly scale?: MixScale;
  readonly numbers: readonly LearnedNumber[];
}
