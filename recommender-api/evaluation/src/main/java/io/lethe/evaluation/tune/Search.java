package io.lethe.evaluation.tune;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Says what to try next. The same trials done get the same answer, so that a search which was stopped goes on as if it
 * had not been.
 */
public interface Search {

    /**
     * What to try next.
     *
     * @param done what was tried, in order; the first is always the defaults
     */
    Chosen next(List<Trial> done);

    /** The searches that there are. */
    enum Kind {
        /** {@link GridSearch}. */
        GRID,
        /** {@link RandomSearch}. */
        RANDOM,
        /** {@link TpeSearch}. */
        BAYES;

        /** The search of this name. */
        public static Optional<Kind> ofCode(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code().equals(code))
                    .findFirst();
        }

        /** The name on the command line. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** A search through a space that has a parameter at least. */
        public Search through(Space space, long seed) {
            return switch (this) {
                case GRID -> new GridSearch(space, seed);
                case RANDOM -> new RandomSearch(space, seed);
                case BAYES -> new TpeSearch(space, seed);
            };
        }
    }
}
