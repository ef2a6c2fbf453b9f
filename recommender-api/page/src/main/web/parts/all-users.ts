import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { usersById } from '../api/lethe';
import type { UsersAnswer } from '../api/types';
import { Latest } from '../core/latest';
import { Part } from '../core/part';
import { address } from '../core/route';
import { words } from '../words';
import { failed, skeleton } from './notice';
import { panelHead } from './panel-head';

const PAGE = 24;
const PATIENCE = 250;

/** All users by id, a page at a time, or those whose id holds some letters. */
@customElement('lethe-all-users')
export class AllUsers extends Part {
  @state() private known: readonly UsersAnswer['users'][number][] = [];
  private readonly page = new Latest<UsersAnswer>(this);
  private q = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.ask(undefined, 0);
  }

  /** One page more, or the first one of another search. */
  private ask(after: string | undefined, delay: number): void {
    const before = after === undefined ? [] : this.known;
    this.page.ask(async (signal) => {
      const page = await usersById({ limit: PAGE, q: this.q || undefined, after }, signal);
      this.known = [...before, ...page.users];
      return page;
    }, delay);
  }

  protected override render() {
    const say = words().user;
    const { value, problem, sent } = this.page;
    return html`<section class="panel" aria-labelledby="all-users">
      ${panelHead('all-users', say.all, sent)}
      <form class="search" role="search" @submit=${(event: Event) => event.preventDefault()}>
        <label>
          <span>${say.find}</span>
          <input name="q" type="search" maxlength="200" autocomplete="off" @input=${this.typed} />
        </label>
      </form>
      ${problem ? failed(problem, () => this.page.again()) : nothing} ${value ? this.list() : problem ? nothing : skeleton(6)}
      ${value?.next ? html`<button type="button" ?disabled=${this.page.loading} @click=${() => this.ask(value.next ?? undefined, 0)}>${say.more}</button>` : nothing}
    </section>`;
  }

  private list() {
    const say = words().user;
    return this.known.length === 0
      ? html`<p class="quiet">${say.noneFound}</p>`
      : html`<ul class="user-list">
          ${this.known.map(
            ({ userId, events }) =>
              html`<li>
                <a href=${address('users', userId)}>${userId}</a>
                ${events == null ? nothing : html`<span class="quiet">${words().whatIf.events(events)}</span>`}
              </li>`,
          )}
        </ul>`;
  }

  private typed(event: Event): void {
    this.q = (event.target as HTMLInputElement).value.trim();
    this.ask(undefined, PATIENCE);
  }
}
