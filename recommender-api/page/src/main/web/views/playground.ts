import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { happened, search, type Doing } from '../api/lethe';
import { learnTitles } from '../api/titles';
import { Problem, type Sent } from '../api/client';
import type { Found, ScoredItem } from '../api/types';
import { Latest } from '../core/latest';
import { LiveUser } from '../core/live-user';
import { Part } from '../core/part';
import { address, go, type Route } from '../core/route';
import { deedButtons, type Deed } from '../parts/deed-buttons';
import '../parts/interest-list';
import { degraded, failed, skeleton, unavailable } from '../parts/notice';
import { numbersSwitch, panelHead } from '../parts/panel-head';
import '../parts/user-field';
import { words } from '../words';

const LIMIT = 8;
const LOG = 8;

interface Done {
  readonly number: number;
  readonly text: string;
  readonly said: string;
  /** Whether it has taken effect. */
  readonly done: boolean;
}

/** Something to do as a user, and what it changes, within the second. */
@customElement('lethe-playground')
export class PlaygroundView extends Part {
  @property({ attribute: false }) route!: Route;
  @state() private log: readonly Done[] = [];
  private deeds: readonly Doing[] = [];
  private readonly live = new LiveUser(this, LIMIT);
  private readonly found = new Latest<Found>(this);
  private user = '';

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('route')) {
      this.user = this.route.id || `guest-${Math.random().toString(36).slice(2, 7)}`;
      this.live.follow(this.user);
    }
  }

  protected override render() {
    const say = words().try;
    return html`<header class="view-head">
        <div>
          <h1>${say.title}</h1>
          <p class="lead">${say.lead}</p>
        </div>
        <div class="as">
          <lethe-user-field
            label=${say.as}
            action=${say.use}
            .value=${this.user}
            @user=${(event: CustomEvent<string>) => go(address('playground', event.detail))}
          ></lethe-user-field>
          <button type="button" @click=${this.somebodyNew}>${say.newUser}</button>
        </div>
      </header>
      <div class="two">
        <section class="panel" aria-labelledby="do-title">
          ${panelHead('do-title', say.items, this.sent)} ${this.searchField()} ${this.changed()} ${this.items()}
        </section>
        <div>
          <section class="panel" aria-labelledby="log-title">
            ${panelHead('log-title', say.log, this.deeds.map((doing) => ({ method: 'POST', path: '/v1/events', body: JSON.stringify(doing) })))}
            <ul class="log" aria-live="polite">
              ${this.log.length === 0 ? html`<li class="quiet">${say.nothingYet}</li>` : nothing}
              ${this.log.map((done) => html`<li><span>${done.text}</span> <span class="said">${done.said}</span></li>`)}
            </ul>
          </section>
          <section class="panel" aria-labelledby="moved-title">
            ${panelHead('moved-title', words().interests.title, this.sent, numbersSwitch())}
            ${this.live.unavailable && !this.live.interests
              ? unavailable()
              : html`${degraded(this.live.interests?.source)}
                  <lethe-interests
                    .interests=${this.live.interests?.interests}
                    .colours=${this.live.colours}
                    .sharesBefore=${this.live.before?.shares}
                  ></lethe-interests>`}
            <p><a href=${address('users', this.user)}>${say.open} →</a></p>
          </section>
        </div>
      </div>`;
  }

  private get sent(): readonly Sent[] {
    return [{ method: 'GET', path: this.live.address }];
  }

  /** What the last deed changed, beside the button that did it. */
  private changed() {
    const last = this.log[0];
    if (!last) {
      return nothing;
    }
    const say = words().try;
    const entered = this.live.entered;
    return html`<p class="notice changed" role="status">
      <strong>${last.text}</strong> <span class="said">${last.said}</span>
      ${last.done ? html`<span>${entered > 0 ? say.entered(entered) : say.sameList}</span>` : nothing}
    </p>`;
  }

  private searchField() {
    const say = words().try;
    return html`<form class="search" @submit=${this.searched}>
      <label><span>${say.words}</span><input name="q" maxlength="300" required autocomplete="off" placeholder=${say.wordsHint} /></label>
      <button type="submit">${say.search}</button>
    </form>`;
  }

  private items() {
    if (this.found.problem) {
      return failed(this.found.problem, () => this.found.again());
    }
    const found = this.found.value;
    return html`${found
        ? html`<h3>${words().try.results(found.q)}</h3>
            ${this.list(found.items)}`
        : nothing}
      <h3>${words().recommended.title}</h3>
      ${this.live.recommendations
        ? html`${degraded(this.live.recommendations.source, false, this.live.recommendations.note)} ${this.list(this.live.recommendations.items, true)}`
        : this.live.unavailable
          ? nothing
          : skeleton(6)}`;
  }

  private isNew(item: ScoredItem, recommended: boolean) {
    return recommended && this.log[0]?.done && !this.live.before?.items.has(item.itemId)
      ? html`<span class="move entered">＋ ${words().recommended.entered}</span>`
      : nothing;
  }

  private list(items: readonly ScoredItem[], why = false) {
    return html`<ul class="doables">
      ${items.map(
        (item) =>
          html`<li>
            <span>
              <a href=${address('items', item.itemId)}>${item.title}</a> ${this.isNew(item, why)}
              ${item.hidden ? html`<span class="term">${words().types['hide']}</span>` : nothing} <span class="quiet">${item.categories.join(', ')}</span>
              ${why ? html`<a class="why-link" href=${address('users', this.user, { why: item.itemId })} aria-label=${words().recommended.whyItem(item.title)}>${words().recommended.why}</a>` : nothing}
            </span>
            ${deedButtons(item.title, (deed) => this.does(deed, item))}
          </li>`,
      )}
    </ul>`;
  }

  private somebodyNew(): void {
    this.log = [];
    this.deeds = [];
    go(address('playground', `guest-${Math.random().toString(36).slice(2, 7)}`));
  }

  private searched(event: SubmitEvent): void {
    event.preventDefault();
    const q = String(new FormData(event.target as HTMLFormElement).get('q') ?? '').trim();
    if (q) {
      this.found.ask(async (signal) => {
        const found = await search(q, LIMIT, { user: this.user }, signal);
        learnTitles(found.items);
        return found;
      });
      void this.send({ userId: this.user, type: 'search', text: q }, `${words().try.search}: ${q}`);
    }
  }

  private does(deed: Deed, item: ScoredItem): void {
    const type = deed === 'view' ? 'click' : deed;
    void this.send({ userId: this.user, type, itemId: item.itemId }, words().try.on(words().try[deed], item.title));
  }

  private async send(doing: Doing, text: string): Promise<void> {
    const number = (this.log[0]?.number ?? 0) + 1;
    this.log = [{ number, text, said: `${words().try.sending} …`, done: false }, ...this.log].slice(0, LOG);
    this.deeds = [doing, ...this.deeds].slice(0, LOG);
    const say = (said: string, took = false): void => {
      this.log = this.log.map((done) => (done.number === number ? { ...done, said, done: took } : done));
    };
    this.live.expect(performance.now(), (millis) => say(words().try.took(millis), true));
    try {
      const answer = await happened(doing);
      const refused = answer.rejected[0];
      if (refused) {
        say(words().try.rejected(refused.reason));
      } else if (!this.live.connected) {
        await this.live.read(answer.position);
      }
    } catch (error) {
      say(words().try.rejected(Problem.of(error).message));
    }
  }
}
