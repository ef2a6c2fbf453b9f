import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { users } from '../api/lethe';
import type { Demo, KnownUsers, Person } from '../api/types';
import { Latest } from '../core/latest';
import { Part } from '../core/part';
import { people } from '../core/people';
import { address, go } from '../core/route';
import { empty, failed, skeleton } from '../parts/notice';
import '../parts/user-field';
import { language, words } from '../words';
import { moment } from '../words/format';

/** The greeting: who is here, and what to look at. */
@customElement('lethe-start')
export class Start extends Part {
  private readonly story = new Latest<Demo | undefined>(this);
  private readonly known = new Latest<KnownUsers>(this);
  private spoken = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.known.ask((signal) => users(24, signal));
  }

  protected override willUpdate(): void {
    if (this.spoken !== language()) {
      this.spoken = language();
      this.story.ask(() => people());
    }
  }

  protected override render() {
    const say = words().start;
    return html`<section class="hero">
        <h1>${this.story.value?.title ?? say.title}</h1>
        <p class="lead">${this.story.value?.about ?? say.lead}</p>
      </section>
      ${this.tour()} ${this.who()}
      <section class="panel ask">
        <lethe-user-field label=${say.ask} @user=${(event: CustomEvent<string>) => go(address('users', event.detail))}></lethe-user-field>
      </section>`;
  }

  private tour() {
    const people = this.story.value?.people;
    const back = people?.find((person) => person.kind === 'revival');
    const any = people?.[0];
    if (!back || !any) {
      return html``;
    }
    const say = words().start;
    return html`<section aria-labelledby="tour">
      <h2 id="tour">${say.tour}</h2>
      <ol class="tour">
        <li><a href=${address('users', back.userId)}>${say.tourFaded}</a></li>
        <li><a href=${address('users', any.userId)}>${say.tourWhy}</a></li>
        <li><a href=${address('users', back.userId, { halfLife: '1d' })}>${say.tourDay}</a></li>
      </ol>
    </section>`;
  }

  private who() {
    const say = words().start;
    const told = this.story.value?.people;
    if (told && told.length > 0) {
      return html`<section aria-labelledby="people">
        <h2 id="people">${say.people}</h2>
        <ul class="people">
          ${told.map((person) => this.person(person))}
        </ul>
      </section>`;
    }
    if (this.known.problem) {
      return failed(this.known.problem, () => this.known.again());
    }
    if (!this.known.value || this.story.loading) {
      return skeleton(6, 'card');
    }
    return this.known.value.users.length === 0
      ? empty(say.empty, say.emptyHint)
      : html`<section aria-labelledby="known">
          <h2 id="known">${say.known}</h2>
          <ul class="people slim">
            ${this.known.value.users.map(
              (user) =>
                html`<li class="person">
                  <a class="person-name" href=${address('users', user.userId)}>${user.userId}</a>
                  <span class="quiet">${moment(user.changedAt)}</span>
                </li>`,
            )}
          </ul>
        </section>`;
  }

  private person(person: Person) {
    return html`<li class="person">
      <span class="kind">${words().kinds[person.kind] ?? person.kind}</span>
      <a class="person-name" href=${address('users', person.userId)}>${person.name}</a>
      <p class="story">${person.story}</p>
      <p class="look-at">${person.lookAt}</p>
    </li>`;
  }
}
