package io.lethe.evaluation.dataset.mapping;

import java.util.List;

/** What became of reading a mapping. */
public sealed interface MappingReading {

    /** It can be used. */
    record Read(Mapping mapping) implements MappingReading {}

    /** It cannot: each error names its place, the reason and what would be right. */
    record Refused(List<String> errors) implements MappingReading {
        public Refused {
            errors = List.copyOf(errors);
        }
    }
}
