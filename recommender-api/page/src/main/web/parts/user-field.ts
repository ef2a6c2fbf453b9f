import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { users } from '../api/lethe';
import type { UsersAnswer } from '../api/types';
import { Latest } from '../core/latest';
import { Part } from '../core/part';
import { words } from '../words';

/** A field for a user's id with suggestions. Tells `user` with the id. */
@customElement('lethe-user-field')
export class UserField extends Part {
  @property() value = '';
  @property() label = '';
  @property() action = '';
  private readonly known = new Latest<UsersAnswer>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.known.ask((signal) => users(50, signal));
  }

  protected override render() {
    return html`<form class="user-field" @submit=${this.submit}>
      <label>
        <span>${this.label || words().user.field}</span>
        <input name="user" list="known-users" autocomplete="off" spellcheck="false" required maxlength="200" .value=${this.value} />
      </label>
      <datalist id="known-users">
        ${(this.known.value?.users ?? []).map((user) => html`<option value=${user.userId}></option>`)}
      </datalist>
      <button type="submit">${this.action || words().user.show}</button>
    </form>`;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const value = new FormData(event.target as HTMLFormElement).get('user');
    if (typeof value === 'string' && value.trim()) {
      this.tell('user', value.trim());
    }
  }
}
