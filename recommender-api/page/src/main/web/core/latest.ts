import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Problem, sentFor, type Sent } from '../api/client';

export type Load<T> = (signal: AbortSignal) => Promise<T>;

/**
 * The newest answer to a question that changes: an older question is given up when a newer one is asked, and what was
 * answered last stays until the newer answer is there, so that nothing on the page jumps.
 */
export class Latest<T> implements ReactiveController {
  value: T | undefined;
  problem: Problem | undefined;
  loading = false;
  /** What was sent for the newest answer. */
  sent: readonly Sent[] = [];
  private running: AbortController | undefined;
  private timer = 0;
  private last: Load<T> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Asks, after so many milliseconds without a newer question. */
  ask(load: Load<T>, delay = 0): void {
    this.stop();
    this.last = load;
    this.loading = true;
    this.host.requestUpdate();
    if (delay === 0) {
      void this.run(load);
    } else {
      this.timer = window.setTimeout(() => void this.run(load), delay);
    }
  }

  again(): void {
    if (this.last) {
      this.ask(this.last);
    }
  }

  /** Takes an answer that came by another way. */
  put(value: T): void {
    this.stop();
    this.value = value;
    this.problem = undefined;
    this.host.requestUpdate();
  }

  forget(): void {
    this.stop();
    this.value = undefined;
    this.problem = undefined;
    this.host.requestUpdate();
  }

  private stop(): void {
    window.clearTimeout(this.timer);
    this.running?.abort();
    this.running = undefined;
    this.loading = false;
  }

  private async run(load: Load<T>): Promise<void> {
    const running = new AbortController();
    this.running = running;
    try {
      const value = await load(running.signal);
      if (running.signal.aborted) {
        return;
      }
      this.value = value;
      this.problem = undefined;
      this.sent = sentFor(running.signal);
    } catch (error) {
      if (running.signal.aborted) {
        return;
      }
      this.problem = Problem.of(error);
      this.sent = sentFor(running.signal);
    }
    this.loading = false;
    this.host.requestUpdate();
  }
}
