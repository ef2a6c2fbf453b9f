import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Tour } from '../api/types';
import { Latest } from '../core/latest';
import { Part } from '../core/part';
import { people } from '../core/people';
import { address, go } from '../core/route';
import { skeleton } from '../parts/notice';
import '../parts/people-list';
import { FIRST } from '../parts/recommendation-list';
import '../parts/user-field';
import { language, words } from '../words';

/** The greeting: who is here, and what to look at. */
@customElement('lethe-start')
export class Start extends Part {
  private readonly story = new Latest<Tour | undefined>(this);
  private spoken = '';

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
      ${this.story.loading && !this.story.value ? skeleton(6, 'card') : html`${this.tour()}<lethe-people></lethe-people>`}
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
        <li><a href=${address('users', any.userId, { why: FIRST })}>${say.tourWhy}</a></li>
        <li><a href=${address('users', back.userId, { halfLife: '1d' })}>${say.tourDay}</a></li>
      </ol>
    </section>`;
  }
}
