import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Addend, Kind, RecommendedItem } from '../api/types';
import { numbersShown } from '../core/numbers';
import { Part } from '../core/part';
import { words } from '../words';
import { addend, percent, signed } from '../words/format';
import { reasonName } from '../words/sentences';
import { bar } from './bar';
import './event-table';
import { Folds } from './folds';
import { numbersSwitch } from './panel-head';

const MOST = 12;

interface Group {
  readonly kind: Kind;
  readonly value: number;
  readonly share: number | undefined;
  readonly parts: readonly Addend[];
  /** Whether most of it comes from being chosen at the same time. */
  readonly together: boolean;
}

/** Why an item is recommended: the sentence, and what adds up to the score, by kind, then by reason, then by event. */
@customElement('lethe-why')
export class Why extends Part {
  @property({ attribute: false }) item: RecommendedItem | undefined;
  private readonly folds = new Folds(this);

  protected override render() {
    const explanation = this.item?.explanation;
    if (!this.item || !explanation) {
      return nothing;
    }
    const groups = groupsOf(explanation.contributions);
    const most = Math.max(1e-9, ...groups.map((group) => Math.abs(group.value)));
    return html`<p class="sentence">${explanation.text}</p>
      <p class="why-tools">${numbersSwitch()}</p>
      <ul class="reasons">
        ${repeat(
          groups,
          (group) => group.kind,
          (group) => this.group(group, most),
        )}
      </ul>
      ${numbersShown() ? html`<p class="sum"><span>${words().recommended.sum}</span> <b>${addend(this.item.score)}</b></p>` : nothing}`;
  }

  private group(group: Group, most: number) {
    const summary = html`<span class="reason-head">
        <span>${group.together ? words().companions : (words().sources[group.kind] ?? group.kind)}</span>
        <span class="quiet">${words().recommended.parts(group.parts.length)}</span>
        ${this.amount(group.value, group.share)}
      </span>
      ${bar(Math.abs(group.value) / most, group.value < 0 ? 'minus' : '')}`;
    const body = () =>
      html`<ul class="reasons inner">
        ${repeat(
          group.parts.slice(0, MOST),
          (part) => part.label,
          (part) => this.reason(part),
        )}
        ${group.parts.length > MOST ? this.others(group.parts.slice(MOST)) : nothing}
      </ul>`;
    return html`<li>${this.folds.fold({ key: group.kind, summary, body })}</li>`;
  }

  /** The share of the score, and the figure behind it where that is wanted. */
  private amount(value: number, share: number | undefined) {
    const score = this.item?.score ?? 0;
    const part = share ?? (Math.abs(score) > 1e-12 ? value / score : undefined);
    return html`<span class="figure">
      <b>${part === undefined ? words().state.unknown : percent(part)}</b>${numbersShown() ? html` <span class="quiet">${signed(value)}</span>` : nothing}
    </span>`;
  }

  private reason(part: Addend) {
    const head = html`<span class="reason-head"><span>${reasonName(part.label)}</span>${this.amount(part.value, part.share)}</span>`;
    if (part.events.length === 0) {
      return html`<li class="leaf">${head}</li>`;
    }
    const body = () => html`<lethe-events .events=${part.events} caption=${part.label}></lethe-events>`;
    return html`<li>${this.folds.fold({ key: `${part.kind} ${part.label}`, summary: head, body })}</li>`;
  }

  private others(parts: readonly Addend[]) {
    const sum = parts.reduce((total, part) => total + part.value, 0);
    return html`<li class="leaf quiet">
      <span class="reason-head"><span>+ ${words().recommended.parts(parts.length)}</span>${this.amount(sum, undefined)}</span>
    </li>`;
  }
}

/** Reasons of one kind and one name are one: an item that was met three times speaks once, with all its events. */
function groupsOf(contributions: readonly Addend[]): Group[] {
  const kinds = new Map<Kind, Map<string, Addend>>();
  for (const part of contributions) {
    const labels = kinds.get(part.kind) ?? new Map<string, Addend>();
    const before = labels.get(part.label);
    labels.set(
      part.label,
      before ? joined(before, part) : part,
    );
    kinds.set(part.kind, labels);
  }
  return [...kinds.entries()]
    .map(([kind, labels]) => {
      const parts = [...labels.values()].sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
      const shares = parts.map((part) => part.share);
      const share = shares.every((known) => known !== undefined) ? shares.reduce((sum, known) => sum + known, 0) : undefined;
      const value = parts.reduce((sum, part) => sum + part.value, 0);
      const together = parts.reduce((sum, part) => sum + (part.together ?? 0), 0);
      return { kind, parts, share, value, together: together > value / 2 };
    })
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}

function joined(one: Addend, other: Addend): Addend {
  const { share, ...rest } = one;
  return {
    ...rest,
    ...(share !== undefined && other.share !== undefined ? { share: share + other.share } : {}),
    value: one.value + other.value,
    together: (one.together ?? 0) + (other.together ?? 0),
    events: [...one.events, ...other.events],
  };
}
