import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { users } from '../api/lethe';
import type { Tour, UsersAnswer, Person } from '../api/types';
import { Latest } from '../core/latest';
import { Part } from '../core/part';
import { people } from '../core/people';
import { address } from '../core/route';
import { language, words } from '../words';
import { moment } from '../words/format';
import './first-steps';
import { failed, skeleton } from './notice';
import { panelHead } from './panel-head';

const MOST = 24;
const PATIENCE = 5000;

/**
 * Whom one can look at: the people of the demo, users who were active lately, or how to begin where there is nobody.
 */
@customElement('lethe-people')
export class PeopleList extends Part {
  private readonly story = new Latest<Tour | undefined>(this);
  private readonly known = new Latest<UsersAnswer>(this);
  private spoken = '';
  private timer = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.timer);
  }

  private ask(): void {
    this.known.ask((signal) => users(MOST, signal));
  }

  protected override willUpdate(): void {
    if (this.spoken !== language()) {
      this.spoken = language();
      this.story.ask(() => people());
    }
    const { problem, value, loading } = this.known;
    if (!loading && (problem?.temporary || value?.users.length === 0)) {
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.ask(), PATIENCE);
    }
  }

  protected override render() {
    const say = words().start;
    const told = this.story.value?.people;
    if (told && told.length > 0) {
      return html`<section aria-labelledby="people">
        ${panelHead('people', say.people, [{ method: 'GET', path: `/v1/demo?language=${language()}` }])}
        <ul class="people">
          ${told.map((person) => this.person(person))}
        </ul>
      </section>`;
    }
    if (this.known.problem) {
      return failed(this.known.problem, () => this.known.again());
    }
    if (!this.known.value || (this.story.loading && !this.known.value.users.length)) {
      return skeleton(6, 'card');
    }
    return this.known.value.users.length === 0
      ? html`<lethe-first-steps></lethe-first-steps>`
      : html`<section aria-labelledby="known">
          ${panelHead('known', say.known, this.known.sent)}
          <ul class="people slim">
            ${this.known.value.users.map(
              (user) =>
                html`<li class="person">
                  <a class="person-name" href=${address('users', user.userId)}>${user.userId}</a>
                  <span class="quiet">${user.changedAt ? moment(user.changedAt) : ''}</span>
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
