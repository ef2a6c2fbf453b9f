import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { follow } from '../api/stream';
import type { Tour, Interest, Interests } from '../api/types';
import { Latest } from '../core/latest';
import { Pace } from '../core/pace';
import { Part } from '../core/part';
import { people } from '../core/people';
import { address, go, rewrite, type Route } from '../core/route';
import { UserReading } from '../core/user-reading';
import { asParams, isAsked, ofParams, type WhatIf } from '../core/what-if';
import '../parts/all-users';
import '../parts/interest-list';
import { degraded, empty, failed, isUnavailable, skeleton, unavailable } from '../parts/notice';
import { numbersSwitch, panelHead } from '../parts/panel-head';
import '../parts/people-list';
import { movesOf } from '../parts/recommendation-list';
import '../parts/river-panel';
import { nearest, shapeOf, type RiverShape } from '../parts/river-shape';
import '../parts/user-field';
import '../parts/what-if-bar';
import { language, words } from '../words';
import { date } from '../words/format';

const LIMIT = 10;
const PATIENCE = 120;
const AGAIN = 3000;

/** A user: the river of interests, what they are at the time under the cursor, and what is recommended then. */
@customElement('lethe-user')
export class UserView extends Part {
  @property({ attribute: false }) route!: Route;
  @state() private cursor: number | undefined;
  @state() private whatIf: WhatIf = ofParams(new URLSearchParams());
  @state() private chosen: string | undefined;
  @state() private why: string | undefined;
  @state() private live = false;
  private readonly reading = new UserReading(this);
  private readonly story = new Latest<Tour | undefined>(this);
  private readonly momentPace = new Pace(300, () => this.askMoment(0));
  private readonly riverPace = new Pace(2000, () => this.askRiver(0));
  private shape: RiverShape | undefined;
  /** What interests are called by the settings in force, so that no name changes while one asks what if. */
  private labels = new Map<string, string>();
  private made: readonly unknown[] = [];
  private colours: ReadonlyMap<string, number> = new Map();
  private courses: ReadonlyMap<string, readonly number[]> = new Map();
  private named: Interests | undefined;
  private user = '';
  private heard = '';
  private spoken = '';
  private parted: (() => void) | undefined;
  private retry = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.hangUp();
  }

  private hangUp(): void {
    this.parted?.();
    this.parted = undefined;
    window.clearTimeout(this.retry);
    this.retry = 0;
    this.momentPace.stop();
    this.riverPace.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('route')) {
      this.arrive();
    }
    if (this.spoken !== language()) {
      if (this.spoken && this.user) {
        this.askRiver(0);
        this.askMoment(0);
      }
      this.spoken = language();
      this.story.ask(() => people());
    }
    if (this.reading.at.value && !this.reading.at.value.whatIf && this.cursor === undefined) {
      this.name(this.reading.at.value);
    }
    if (this.user && !this.parted && !this.reading.loading) {
      this.listen(this.user);
    }
    this.askAgainLater();
    this.draw();
  }

  /** What could not be had is asked for again, until it is there. */
  private askAgainLater(): void {
    const { river, at, list } = this.reading;
    const missing = [river, at, list].some(({ problem, value }) => problem?.temporary || isUnavailable(value?.source));
    if (missing && !this.reading.loading && this.retry === 0) {
      this.retry = window.setTimeout(() => {
        this.retry = 0;
        this.askRiver(0);
        this.askMoment(0);
      }, AGAIN);
    }
  }

  /** The river is shaped anew only where what it is made of has changed, not with every move of the cursor. */
  private draw(): void {
    const made = [this.reading.river.value, this.labels];
    if (made.some((part, index) => part !== this.made[index])) {
      this.made = made;
      this.shape = shapeOf(this.reading.river.value, this.labels);
      this.colours = new Map(this.shape?.layers.map((layer) => [layer.interestId, layer.colour]));
      this.courses = new Map(this.shape?.layers.map((layer) => [layer.interestId, layer.values]));
    }
  }

  private arrive(): void {
    const { id, params } = this.route;
    const at = Date.parse(params.get('at') ?? '');
    this.cursor = Number.isNaN(at) ? undefined : at;
    this.whatIf = ofParams(params);
    this.why = params.get('why') ?? undefined;
    if (this.user !== id) {
      this.user = id;
      this.chosen = undefined;
      this.labels = new Map();
      this.heard = '';
      this.reading.forget();
      this.hangUp();
    }
    if (id) {
      this.askRiver(0);
      this.askMoment(0);
    }
  }

  private name(answer: Interests): void {
    if (answer !== this.named) {
      this.named = answer;
      this.labels = new Map(answer.interests.map((interest) => [interest.interestId, interest.label]));
    }
  }

  /** Begins when the view is there: the first word of a stream says all of it once more. */
  private listen(id: string): void {
    this.parted = follow(id, LIMIT, {
      interests: (answer) => this.happened(answer.version),
      recommendations: () => undefined,
      connected: (connected) => (this.live = connected),
      unavailable: () => undefined,
    });
  }

  /** The first word is no news, unless something happened meanwhile. */
  private happened(version: string): void {
    const first = this.heard === '';
    const news = this.heard !== version && !(first && this.cursor !== undefined);
    this.heard = version;
    if (news && this.reading.at.value && this.reading.at.value.version !== version) {
      this.momentPace.ask();
      this.riverPace.ask();
    }
  }

  private askRiver(delay: number): void {
    this.reading.askRiver(this.user, this.whatIf, delay);
  }

  private askMoment(delay: number): void {
    this.reading.askMoment(this.user, this.whatIf, this.inFuture ? undefined : this.cursor, delay);
  }

  private get inFuture(): boolean {
    return this.cursor !== undefined && this.cursor > Date.now();
  }

  protected override render() {
    if (this.story.loading && !this.story.value) {
      return html`<h1>${this.user ? words().user.title(this.user) : words().nav.users}</h1>
        ${skeleton(4, 'card')}`;
    }
    return html`${this.header()} ${this.user ? this.body() : html`<lethe-people></lethe-people> <lethe-all-users></lethe-all-users>`}`;
  }

  private header() {
    const person = this.story.value?.people.find((known) => known.userId === this.user);
    return html`<header class="view-head">
      <div>
        <h1>${this.user ? words().user.title(person?.name ?? this.user) : words().nav.users}</h1>
        <p class="lead" id="story">${person
          ? html`${person.story} <span class="look-at">${person.lookAt}</span>`
          : this.user
            ? nothing
            : html`<a href=${address('import')}>${words().start.fromFile} →</a>`}</p>
      </div>
      <lethe-user-field
        .value=${this.user}
        @user=${(event: CustomEvent<string>) => go(address('users', event.detail, asParams(this.whatIf)))}
      ></lethe-user-field>
    </header>`;
  }

  private body() {
    const { problem, value } = this.reading.at;
    if (problem && !value && !problem.temporary) {
      return failed(problem, () => this.reading.at.again());
    }
    if ((problem && !value) || (isUnavailable(value?.source) && value?.interests.length === 0)) {
      return html`${unavailable()}
        <section class="panel" aria-labelledby="recommended-title">
          ${panelHead('recommended-title', words().recommended.title, this.reading.list.sent)} ${this.recommended()}
        </section>`;
    }
    if (value && value.interests.length === 0 && this.cursor === undefined && !isAsked(this.whatIf)) {
      return html`${empty(
          words().user.empty,
          words().user.emptyHint,
          html`<p><a href=${address('playground', this.user)}>${words().user.tryAs}</a></p>`,
        )}
        <section class="panel" aria-labelledby="recommended-title">
          ${panelHead('recommended-title', words().recommended.title, this.reading.list.sent)} ${this.recommended()}
        </section>`;
    }
    return html`${degraded(this.reading.at.value?.source, this.reading.at.value?.approximate)}
      <lethe-river-panel
        .shape=${this.shape}
        .cursor=${this.cursor}
        .chosen=${this.chosen}
        .when=${this.when}
        .live=${this.live}
        .known=${this.reading.river.value !== undefined && !isUnavailable(this.reading.river.value.source)}
        .failed=${this.reading.river.problem !== undefined || isUnavailable(this.reading.river.value?.source)}
        .sent=${this.reading.river.sent}
        .ghosts=${isAsked(this.whatIf)}
        @cursor=${(event: CustomEvent<number | undefined>) => this.moveTo(event.detail)}
      ></lethe-river-panel>
      <lethe-what-if
        .whatIf=${this.whatIf}
        .inForce=${this.reading.at.value?.inForce?.halfLifeSeconds ?? this.reading.at.value?.halfLifeSeconds}
        .changed=${this.changed}
        .kernel=${this.reading.at.value?.inForce?.kernel ?? this.reading.at.value?.kernel ?? ''}
        @what-if=${(event: CustomEvent<WhatIf>) => this.ask(event.detail)}
      ></lethe-what-if>
      <div class="two">
        <section class="panel" aria-labelledby="interests-title">
          ${panelHead('interests-title', words().interests.title, this.reading.at.sent, numbersSwitch())}
          <p class="when" aria-live="polite">${this.when}</p>
          ${problem ? failed(problem, () => this.reading.at.again()) : nothing} ${problem && !problem.temporary ? nothing : this.interests()}
        </section>
        <section class="panel" aria-labelledby="recommended-title">
          ${panelHead('recommended-title', words().recommended.title, this.reading.list.sent)}
          <p class="when">${this.listNote}</p>
          ${this.recommended()}
        </section>
      </div>`;
  }

  private get when(): string {
    if (this.cursor === undefined) {
      return words().user.today;
    }
    return this.inFuture ? words().user.inFuture(date(this.cursor)) : words().user.asOf(date(this.cursor));
  }

  private get listNote(): string {
    if (this.cursor === undefined) {
      return words().user.today;
    }
    return this.inFuture ? words().user.futureList : words().user.todaysSignals;
  }

  private interests() {
    return html`<lethe-interests
      .interests=${this.shown}
      .colours=${this.colours}
      .courses=${this.courses}
      .labels=${this.labels}
      @chosen=${(event: CustomEvent<string | undefined>) => (this.chosen = event.detail)}
    ></lethe-interests>`;
  }

  /** In the future, today's interests with the strengths of the forecast. */
  private get shown(): readonly Interest[] | undefined {
    const known = this.reading.at.value?.interests;
    const shape = this.shape;
    if (!known || !shape || !this.inFuture || this.cursor === undefined) {
      return known;
    }
    const index = nearest(shape.times, this.cursor);
    const then = known.map((interest) => {
      const layer = shape.layers.find((candidate) => candidate.interestId === interest.interestId);
      return { ...interest, strength: layer?.values[index] ?? 0 };
    });
    const sum = then.reduce((total, interest) => total + interest.strength, 0);
    return then.map((interest) => ({ ...interest, share: sum > 0 ? interest.strength / sum : 0, events: [] }));
  }

  private recommended() {
    const { problem, value } = this.reading.list;
    return problem && !(problem.temporary && value)
      ? failed(problem, () => this.reading.list.again())
      : html`${degraded(value?.source, false, value?.note)}
          <lethe-recommendations
            .asked=${this.reading.list.value}
            .why=${this.why}
            @why=${(event: CustomEvent<string | undefined>) => this.explain(event.detail)}
          ></lethe-recommendations>`;
  }

  /** What another memory changes, in a line that stands where one asks for it. */
  private get changed(): string {
    const list = this.reading.list.value;
    const interests = this.reading.at.value?.interests;
    if (!isAsked(this.whatIf) || !list?.inForceItems || !interests) {
      return '';
    }
    const say = words();
    const now = interests[0];
    const before = [...interests].sort((one, other) => (other.inForce?.strength ?? 0) - (one.inForce?.strength ?? 0))[0];
    const name = (interest: Interest) => this.labels.get(interest.interestId) ?? interest.label;
    const strongest =
      now && before
        ? now === before
          ? say.whatIf.sameStrongest(name(now))
          : say.whatIf.strongest(name(now), name(before))
        : '';
    return [say.recommended.changes(...movesOf(list)), strongest].filter((part) => part).join(' · ');
  }

  private explain(itemId: string | undefined): void {
    this.why = itemId;
    this.remember();
  }

  private moveTo(time: number | undefined): void {
    this.cursor = time;
    this.remember();
    this.askMoment(PATIENCE);
  }

  private ask(whatIf: WhatIf): void {
    this.whatIf = whatIf;
    this.remember();
    this.askRiver(PATIENCE);
    this.askMoment(PATIENCE);
  }

  private remember(): void {
    const at = this.cursor === undefined ? undefined : new Date(this.cursor).toISOString();
    rewrite(address('users', this.user, { at, ...asParams(this.whatIf), why: this.why }));
  }
}
