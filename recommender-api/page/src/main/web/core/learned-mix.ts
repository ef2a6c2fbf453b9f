import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Problem } from '../api/client';
import { forgetMix, learnedMix, learnMix, type Learned } from '../api/models';
import { Latest } from './latest';

const PACE = 3000;

/** What the log taught about the mix, and learning and forgetting it. While it is being learned, it is asked for again. */
export class LearnedMix implements ReactiveController {
  readonly known: Latest<Learned>;
  /** Why the last learning or forgetting did not succeed. */
  problem: Problem | undefined;
  working = false;
  private timer = 0;

  constructor(private readonly host: ReactiveControllerHost) {
    this.known = new Latest(host);
    host.addController(this);
  }

  hostConnected(): void {
    this.reload();
  }

  hostDisconnected(): void {
    window.clearTimeout(this.timer);
  }

  /** Whether it is being learned, by this page or by itself. */
  get learning(): boolean {
    return this.known.value?.learning === true;
  }

  reload(): void {
    window.clearTimeout(this.timer);
    this.known.ask(async (signal) => {
      const now = await learnedMix(signal);
      if (now.learning) {
        this.timer = window.setTimeout(() => this.reload(), PACE);
      }
      return now;
    });
  }

  learn(): Promise<void> {
    return this.change(learnMix);
  }

  forget(): Promise<void> {
    return this.change(forgetMix);
  }

  private async change(ask: () => Promise<unknown>): Promise<void> {
    this.working = true;
    this.problem = undefined;
    this.host.requestUpdate();
    try {
      await ask();
    } catch (error) {
      this.problem = Problem.of(error);
    }
    this.working = false;
    this.reload();
  }
}
