import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Problem } from '../api/client';
import { forgetMix, learnedMix, learnMix, type Learned } from '../api/models';
import { Latest } from './latest';

/** What the log taught about the mix, and learning and forgetting it. */
export class LearnedMix implements ReactiveController {
  readonly known: Latest<Learned>;
  /** Why the last learning or forgetting did not succeed. */
  problem: Problem | undefined;
  working = false;
  /** Whether learning took longer than the page waits. */
  goesOn = false;

  constructor(private readonly host: ReactiveControllerHost) {
    this.known = new Latest(host);
    host.addController(this);
  }

  hostConnected(): void {
    this.reload();
  }

  reload(): void {
    this.known.ask((signal) => learnedMix(signal));
  }

  learn(): Promise<void> {
    return this.change(async () => {
      this.goesOn = (await learnMix()) === undefined;
    });
  }

  forget(): Promise<void> {
    return this.change(forgetMix);
  }

  private async change(ask: () => Promise<void>): Promise<void> {
    this.working = true;
    this.goesOn = false;
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
