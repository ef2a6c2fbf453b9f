import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { interests, recommendations } from '../api/lethe';
import { follow, streamOf } from '../api/stream';
import { learnTitles } from '../api/titles';
import { COLOURS } from '../parts/river-shape';
import type { Interests, Recommendations } from '../api/types';

/** A user as of now, kept up to date by the stream of changes; and how long a deed of theirs took to show. */
export class LiveUser implements ReactiveController {
  interests: Interests | undefined;
  recommendations: Recommendations | undefined;
  connected = false;
  /** Whether the user could not be asked about when that was tried last. */
  unavailable = false;
  /** A colour for each interest, which it keeps while one follows. */
  readonly colours = new Map<string, number>();
  /** What was before the last deed: the shares of interests, and the items of the list; undefined before the first. */
  before: { readonly shares: ReadonlyMap<string, number>; readonly items: ReadonlyMap<string, number> } | undefined;
  private parted: (() => void) | undefined;
  private waiting: { readonly since: number; readonly tell: (millis: number) => void } | undefined;
  private user = '';

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly limit: number,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.leave();
  }

  follow(user: string): void {
    if (user === this.user && this.parted) {
      return;
    }
    this.leave();
    this.user = user;
    this.interests = undefined;
    this.recommendations = undefined;
    this.before = undefined;
    this.colours.clear();
    this.parted = follow(user, this.limit, {
      interests: (answer) => this.heard(() => (this.interests = answer), answer.version),
      recommendations: (answer) =>
        this.heard(() => {
          learnTitles(answer.items);
          this.recommendations = answer;
        }, answer.version),
      connected: (connected) => {
        this.connected = connected;
        this.host.requestUpdate();
        if (!connected && !this.interests) {
          this.read(undefined).catch(() => this.miss());
        }
      },
      unavailable: () => this.miss(),
    });
  }

  /** Says how long the state took to change since then. */
  expect(since: number, tell: (millis: number) => void): void {
    this.waiting = { since, tell };
    this.before = {
      shares: new Map(this.interests?.interests.map(({ interestId, share }) => [interestId, share])),
      items: new Map(this.recommendations?.items.map(({ itemId }, index) => [itemId, index])),
    };
  }

  /** The address of the stream that is followed. */
  get address(): string {
    return streamOf(this.user, this.limit);
  }

  /** How many items the list has that it did not have before the last deed. */
  get entered(): number {
    return this.recommendations?.items.filter(({ itemId }) => !this.before?.items.has(itemId)).length ?? 0;
  }

  /** Reads by itself, once the deed at this position counts, unless the stream has told already. */
  async read(position: string | undefined): Promise<void> {
    const user = this.user;
    const after = position ? { after: position } : {};
    const [known, list] = await Promise.all([
      interests(user, after),
      recommendations(user, this.limit, { explain: true, ...after }),
    ]);
    if (user === this.user) {
      learnTitles(list.items);
      this.heard(() => {
        this.interests = known;
        this.recommendations = list;
      }, known.version);
    }
  }

  private miss(): void {
    this.unavailable = true;
    this.host.requestUpdate();
  }

  private heard(take: () => void, version: string): void {
    this.unavailable = false;
    const before = this.interests?.version;
    take();
    this.colour();
    if (this.waiting && before !== version) {
      this.waiting.tell(Math.round(performance.now() - this.waiting.since));
      this.waiting = undefined;
    }
    this.host.requestUpdate();
  }

  private colour(): void {
    for (const { interestId } of this.interests?.interests ?? []) {
      if (!this.colours.has(interestId)) {
        this.colours.set(interestId, Math.min(this.colours.size, COLOURS - 1));
      }
    }
  }

  private leave(): void {
    this.parted?.();
    this.parted = undefined;
    this.connected = false;
  }
}
