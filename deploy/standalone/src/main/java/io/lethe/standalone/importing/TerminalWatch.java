package io.lethe.standalone.importing;

import io.lethe.command.ProgressView;
import org.jspecify.annotations.Nullable;

/** A delivery for a person at a terminal: stage after stage, each with its progress, rate and time left. */
final class TerminalWatch implements Delivery.Watch, AutoCloseable {
    private @Nullable Stage stage;
    private @Nullable ProgressView view;

    @Override
    public void at(ImportProgress standing) {
        if (standing.stage() != stage) {
            close();
            stage = standing.stage();
            view = stage == Stage.VISIBLE ? null : ProgressView.of(stage.doing());
        }
        if (view != null) {
            view.show(standing.done(standing.stage()), standing.all());
        }
    }

    @Override
    public void close() {
        if (view != null) {
            view.close();
            view = null;
        }
    }
}
