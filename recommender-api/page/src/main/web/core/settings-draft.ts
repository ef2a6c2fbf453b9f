import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Problem } from '../api/client';
import {
  changeSettings,
  previewSettings,
  restoreSettings,
  settings,
  settingsHistory,
  settingsSchema,
  undoSettings,
  type Preview,
  type Schema,
  type Setting,
  type SettingsDocument,
  type SettingsHistory,
} from '../api/settings';
import { Latest } from './latest';
import { patchOf, valueAt } from './settings-form';

const SAMPLE = 20;
const PAST = 20;
const PATIENCE = 500;
const CONFLICT = 412;

/** The settings in force, what somebody is about to change, what that would do, and what was changed before. */
export class SettingsDraft implements ReactiveController {
  readonly document: Latest<SettingsDocument>;
  readonly schema: Latest<Schema>;
  readonly preview: Latest<Preview>;
  readonly history: Latest<SettingsHistory>;
  /** What is changed and not saved, by path. */
  edits: ReadonlyMap<string, Setting> = new Map();
  /** Why the last saving did not succeed. */
  problem: Problem | undefined;
  /** What the last saving did: the version that is in force since. */
  saved: string | undefined;
  saving = false;

  constructor(private readonly host: ReactiveControllerHost) {
    this.document = new Latest(host);
    this.schema = new Latest(host);
    this.preview = new Latest(host);
    this.history = new Latest(host);
    host.addController(this);
  }

  hostConnected(): void {
    this.schema.ask((signal) => settingsSchema(signal));
    this.reload();
  }

  /** Asks for what is in force, and keeps what is changed here. */
  reload(): void {
    this.problem = undefined;
    this.document.ask((signal) => settings(signal));
    this.history.ask((signal) => settingsHistory(PAST, signal));
    this.lookAhead(0);
  }

  get version(): string {
    return String(this.document.value?.['version'] ?? '');
  }

  get conflict(): boolean {
    return this.problem?.status === CONFLICT;
  }

  get patch(): Setting {
    return patchOf(this.edits);
  }

  valueOf(path: string): Setting | undefined {
    const edited = this.edits.get(path);
    return edited !== undefined ? edited : this.inForce(path);
  }

  inForce(path: string): Setting | undefined {
    return this.document.value && valueAt(this.document.value, path);
  }

  edit(path: string, value: Setting): void {
    const edits = new Map(this.edits);
    if (value === this.inForce(path)) {
      edits.delete(path);
    } else {
      edits.set(path, value);
    }
    this.edits = edits;
    this.problem = undefined;
    this.saved = undefined;
    this.lookAhead(PATIENCE);
    this.host.requestUpdate();
  }

  discard(): void {
    this.edits = new Map();
    this.problem = undefined;
    this.preview.forget();
    this.host.requestUpdate();
  }

  save(): Promise<void> {
    return this.write(() => changeSettings(this.patch, this.version), true);
  }

  /** Changes something at once that is no edit, and keeps the edits. */
  change(patch: Setting): Promise<void> {
    return this.write(() => changeSettings(patch, this.version), false);
  }

  undo(): Promise<void> {
    return this.write(() => undoSettings(this.version), false);
  }

  restore(version: string): Promise<void> {
    return this.write(() => restoreSettings(version, this.version), false);
  }

  private lookAhead(delay: number): void {
    if (this.edits.size === 0) {
      this.preview.forget();
      return;
    }
    const patch = this.patch;
    this.preview.ask((signal) => previewSettings(patch, SAMPLE, signal), delay);
  }

  private async write(ask: () => Promise<SettingsDocument>, all: boolean): Promise<void> {
    this.saving = true;
    this.problem = undefined;
    this.saved = undefined;
    this.host.requestUpdate();
    try {
      const document = await ask();
      this.document.put(document);
      this.saved = this.version;
      if (all) {
        this.edits = new Map();
        this.preview.forget();
      } else {
        this.lookAhead(0);
      }
      this.history.ask((signal) => settingsHistory(PAST, signal));
    } catch (error) {
      this.problem = Problem.of(error);
    }
    this.saving = false;
    this.host.requestUpdate();
  }
}
