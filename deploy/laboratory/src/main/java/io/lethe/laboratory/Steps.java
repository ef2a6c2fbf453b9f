package io.lethe.laboratory;

import io.lethe.command.ProgressView;
import io.lethe.evaluation.interest.VectorCache;

/** Progress of the laboratory's long steps, for a person who watches. */
final class Steps {
    private Steps() {}

    /** Shows a task, until everything of it is done. */
    static VectorCache.Progress of(String task) {
        ProgressView view = ProgressView.of(task);
        return (done, all) -> {
            view.show(done, all);
            if (done == all) {
                view.close();
            }
        };
    }
}
