import { get, send } from './client';
import type { MixAnswer, Models } from './types';

/** What the log taught, if it has taught something. */
export interface Learned {
  readonly mix: MixAnswer | undefined;
  readonly learning: boolean;
  readonly forgotten: boolean;
}

/** Nothing learned is no error here: the list of models is asked first. */
export async function learnedMix(signal: AbortSignal): Promise<Learned> {
  const { models, learning, forgotten } = await get<Models>('/models', {}, signal);
  const mix = models.some(({ name }) => name === 'mix') ? await get<MixAnswer>('/models/mix', {}, signal) : undefined;
  return { mix, learning, forgotten };
}

/** Undefined where it takes longer than a request waits. */
export const learnMix = (): Promise<MixAnswer | undefined> => send('POST', '/models/mix');

export const forgetMix = (): Promise<void> => send('DELETE', '/models/mix');
