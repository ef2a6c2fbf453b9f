import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Preview, Previewed } from '../api/settings';
import type { Latest } from '../core/latest';
import { Part } from '../core/part';
import { address } from '../core/route';
import { words } from '../words';
import { number, percent } from '../words/format';
import { failed, skeleton } from './notice';

const MOST = 8;
const TITLES = 3;

/** What other settings would do to the lists of sampled users. */
@customElement('lethe-settings-effect')
export class SettingsEffect extends Part {
  @property({ attribute: false }) preview!: Latest<Preview>;
  @property({ attribute: false }) asked = false;
  /** Changes with whatever the preview holds, so that this is rendered again. */
  @property({ attribute: false }) seen: unknown;

  protected override render() {
    const say = words().settings;
    if (!this.asked) {
      return html`<p class="quiet">${say.noEffectYet}</p>`;
    }
    const { problem, value } = this.preview;
    if (problem) {
      return problem.temporary ? failed(problem, () => this.preview.again()) : html`<p class="notice">${problem.message}</p>`;
    }
    return value ? this.told(value) : skeleton(3);
  }

  private told({ summary, users, unavailable, complete }: Preview) {
    const say = words().settings;
    if (summary.users === 0) {
      return html`<p class="quiet">${say.nobody}</p>`;
    }
    const changed = users.filter((user) => user.changed > 0 || user.firstChanged);
    return html`<p class="effect" role="status">
        <strong>${say.effect(number(summary.changed ?? 0), number(summary.users))}</strong>
        ${summary.meanOverlap === undefined ? nothing : say.kept(percent(summary.meanOverlap))}
        ${summary.firstChanged === undefined ? nothing : say.first(percent(summary.firstChanged))}
      </p>
      ${complete ? nothing : html`<p class="notice">${say.notComplete}</p>`}
      ${unavailable && unavailable.length > 0 ? html`<p class="notice">${say.unavailable(unavailable.length)}</p>` : nothing}
      <ul class="effects">
        ${changed.slice(0, MOST).map((user) => this.user(user))}
      </ul>`;
  }

  private user(user: Previewed) {
    const say = words().recommended;
    const titles = (items: Previewed['enter']) => items.slice(0, TITLES).map((item) => item.title).join(', ');
    return html`<li>
      <a href=${address('users', user.userId)}>${user.userId}</a>
      <span class="quiet">${words().settings.keptOf(percent(user.overlap))}</span>
      ${user.enter.length > 0 ? html`<p><span class="move entered">＋ ${say.entered}</span> ${titles(user.enter)}</p>` : nothing}
      ${user.leave.length > 0 ? html`<p><span class="move left">− ${say.left}</span> ${titles(user.leave)}</p>` : nothing}
    </li>`;
  }
}
