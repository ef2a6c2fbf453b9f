import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { forecast, history, interests, recommendations, type Reading } from '../api/lethe';
import { follow } from '../api/stream';
import { learnTitles } from '../api/titles';
import type { Demo, Forecast, History, Interest, Interests, Recommendations } from '../api/types';
import { Latest } from '../core/latest';
import { Part } from '../core/part';
import { people } from '../core/people';
import { address, go, rewrite, type Route } from '../core/route';
import { asParams, asQuery, isAsked, ofParams, type WhatIf } from '../core/what-if';
import '../parts/interest-list';
import { degraded, empty, failed } from '../parts/notice';
import '../parts/recommendation-list';
import '../parts/river';
import { nearest, shapeOf, type Mark, type RiverShape } from '../parts/river-shape';
import '../parts/user-field';
import '../parts/what-if-bar';
import { language, words } from '../words';
import { date, duration } from '../words/format';

const STEPS = 80;
const AHEAD_STEPS = 24;
const LIMIT = 10;
const PATIENCE = 120;
const DAY_MILLIS = 86_400_000;

/** A user: the river of interests, what they are at the time under the cursor, and what is recommended then. */
@customElement('lethe-user')
export class UserView extends Part {
  @property({ attribute: false }) route!: Route;
  @state() private cursor: number | undefined;
  @state() private whatIf: WhatIf = ofParams(new URLSearchParams());
  @state() private chosen: string | undefined;
  @state() private live = false;
  private readonly past = new Latest<History>(this);
  private readonly ahead = new Latest<Forecast>(this);
  private readonly at = new Latest<Interests>(this);
  private readonly list = new Latest<Recommendations>(this);
  private readonly listInForce = new Latest<Recommendations>(this);
  private readonly story = new Latest<Demo | undefined>(this);
  private shape: RiverShape | undefined;
  /** What interests are called by the settings in force, so that no name changes while one asks what if. */
  private labels = new Map<string, string>();
  private user = '';
  private spoken = '';
  private parted: (() => void) | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.parted?.();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('route')) {
      this.arrive();
    }
    if (this.spoken !== language()) {
      this.spoken = language();
      this.story.ask(() => people());
    }
    if (this.at.value && !this.at.value.whatIf && this.cursor === undefined) {
      this.labels = new Map(this.at.value.interests.map((interest) => [interest.interestId, interest.label]));
    }
    this.shape = shapeOf(this.past.value, this.ahead.value, this.labels);
  }

  private arrive(): void {
    const { id, params } = this.route;
    const at = Date.parse(params.get('at') ?? '');
    this.cursor = Number.isNaN(at) ? undefined : at;
    this.whatIf = ofParams(params);
    if (this.user !== id) {
      this.user = id;
      this.chosen = undefined;
      this.labels = new Map();
      [this.past, this.ahead, this.at, this.list, this.listInForce].forEach((latest) => latest.forget());
      this.parted?.();
      this.parted = undefined;
      if (id) {
        this.listen(id);
      }
    }
    if (id) {
      this.askRiver(0);
      this.askMoment(0);
    }
  }

  private listen(id: string): void {
    this.parted = follow(id, LIMIT, {
      interests: () => this.happened(),
      recommendations: () => undefined,
      connected: (connected) => (this.live = connected),
    });
  }

  private happened(): void {
    if (this.at.value) {
      this.askRiver(0);
      this.askMoment(0);
    }
  }

  private askRiver(delay: number): void {
    const asked = asQuery(this.whatIf);
    const id = this.user;
    this.past.ask((signal) => history(id, { steps: STEPS }, asked, signal), delay);
    this.ahead.ask((signal) => this.lookAhead(id, asked, signal), delay);
  }

  /** A third as far ahead as the past reaches back, so that what fades can be seen to fade. */
  private lookAhead(id: string, asked: Reading, signal: AbortSignal): Promise<Forecast> {
    const since = Date.parse(this.past.value?.since ?? '');
    const now = Date.now();
    const length = Number.isNaN(since) ? 120 * DAY_MILLIS : Math.max(30 * DAY_MILLIS, (now - since) / 3);
    return forecast(id, new Date(Math.round((now + length) / 1000) * 1000).toISOString(), AHEAD_STEPS, asked, signal);
  }

  private askMoment(delay: number): void {
    const asked = isAsked(this.whatIf);
    const at = this.inFuture || this.cursor === undefined ? undefined : new Date(this.cursor).toISOString();
    const reading = { at, ...asQuery(this.whatIf) };
    const id = this.user;
    this.at.ask((signal) => interests(id, reading, signal), delay);
    this.list.ask((signal) => this.learned(recommendations(id, LIMIT, { ...reading, explain: true }, signal)), delay);
    if (asked) {
      this.listInForce.ask((signal) => recommendations(id, LIMIT, { at, explain: false }, signal), delay);
    } else {
      this.listInForce.forget();
    }
  }

  private async learned(asked: Promise<Recommendations>): Promise<Recommendations> {
    const answer = await asked;
    learnTitles(answer.items);
    return answer;
  }

  private get inFuture(): boolean {
    return this.cursor !== undefined && this.cursor > Date.now();
  }

  protected override render() {
    return html`${this.header()} ${this.user ? this.body() : empty(words().user.choose, words().user.chooseHint)}`;
  }

  private header() {
    const person = this.story.value?.people.find((known) => known.userId === this.user);
    return html`<header class="view-head">
      <div>
        <h1>${this.user ? words().user.title(person?.name ?? this.user) : words().nav.user}</h1>
        <p class="lead" id="story">${person ? html`${person.story} <span class="look-at">${person.lookAt}</span>` : nothing}</p>
      </div>
      <lethe-user-field
        .value=${this.user}
        @user=${(event: CustomEvent<string>) => go(address('users', event.detail, asParams(this.whatIf)))}
      ></lethe-user-field>
    </header>`;
  }

  private body() {
    if (this.at.problem && !this.at.value) {
      return failed(this.at.problem, () => this.at.again());
    }
    if (this.at.value && this.at.value.interests.length === 0 && this.cursor === undefined && !isAsked(this.whatIf)) {
      return html`${degraded(this.at.value.source)}
        ${empty(
          words().user.empty,
          words().user.emptyHint,
          html`<p><a href=${address('try', this.user)}>${words().user.tryAs}</a></p>`,
        )}
        <section class="panel">${this.recommended()}</section>`;
    }
    return html`${degraded(this.at.value?.source, this.at.value?.approximate)} ${this.river()}
      <lethe-what-if
        .whatIf=${this.whatIf}
        .inForce=${this.at.value?.inForce?.halfLifeSeconds ?? this.at.value?.halfLifeSeconds}
        .kernel=${this.at.value?.inForce?.kernel ?? this.at.value?.kernel ?? ''}
        @what-if=${(event: CustomEvent<WhatIf>) => this.ask(event.detail)}
      ></lethe-what-if>
      <div class="two">
        <section class="panel" aria-labelledby="interests-title">
          <h2 id="interests-title">${words().interests.title}</h2>
          <p class="when" aria-live="polite">${this.when}</p>
          ${this.at.problem ? failed(this.at.problem, () => this.at.again()) : this.interests()}
        </section>
        <section class="panel" aria-labelledby="recommended-title">
          <h2 id="recommended-title">${words().recommended.title}</h2>
          <p class="when">${this.listNote}</p>
          ${this.recommended()}
        </section>
      </div>`;
  }

  private river() {
    const say = words().river;
    return html`<section class="panel river-panel" aria-labelledby="river-title">
      <div class="river-head">
        <h2 id="river-title">${say.title}</h2>
        <span class="when">${this.when}</span>
        <button type="button" ?disabled=${this.cursor === undefined} @click=${() => this.moveTo(undefined)}>
          ${words().user.backToNow}
        </button>
        <span class="live ${this.live ? 'on' : ''}">${this.live ? words().state.live : words().state.notLive}</span>
      </div>
      ${this.past.problem ? html`<p class="notice quiet">${say.unavailable}</p>` : nothing}
      <lethe-river
        .shape=${this.shape}
        .cursor=${this.cursor}
        .chosen=${this.chosen}
        @cursor=${(event: CustomEvent<number | undefined>) => this.moveTo(event.detail)}
      ></lethe-river>
      <p class="quiet" id="river-hint">${say.hint}${isAsked(this.whatIf) ? ` ${say.ghost}.` : ''}</p>
      ${this.marks()}
    </section>`;
  }

  private marks() {
    const marks = this.shape?.marks ?? [];
    return html`<div class="marks">
      <h3>${words().river.marks}</h3>
      ${marks.length === 0
        ? html`<p class="quiet">${this.past.value ? words().river.noMarks : ' '}</p>`
        : html`<ul>
            ${marks.map(
              (mark) =>
                html`<li>
                  <button type="button" class="plain ${mark.kind}" @click=${() => this.moveTo(mark.time)}>${this.markText(mark)}</button>
                </li>`,
            )}
          </ul>`}
    </div>`;
  }

  private markText(mark: Mark): string {
    return mark.kind === 'faded'
      ? words().river.fadedOn(mark.label, date(mark.time))
      : words().river.backOn(mark.label, date(mark.time), duration(mark.pauseSeconds ?? 0));
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
    const shape = this.shape;
    const colours = new Map(shape?.layers.map((layer) => [layer.interestId, layer.colour]));
    const courses = new Map(shape?.layers.map((layer) => [layer.interestId, layer.values]));
    return html`<lethe-interests
      .interests=${this.shown}
      .colours=${colours}
      .courses=${courses}
      .labels=${this.labels}
      @chosen=${(event: CustomEvent<string | undefined>) => (this.chosen = event.detail)}
    ></lethe-interests>`;
  }

  /** In the future, today's interests with the strengths of the forecast. */
  private get shown(): readonly Interest[] | undefined {
    const known = this.at.value?.interests;
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
    return this.list.problem
      ? failed(this.list.problem, () => this.list.again())
      : html`${degraded(this.list.value?.source)}
          <lethe-recommendations .asked=${this.list.value} .inForce=${this.listInForce.value}></lethe-recommendations>`;
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
    rewrite(address('users', this.user, { at, ...asParams(this.whatIf) }));
  }
}
