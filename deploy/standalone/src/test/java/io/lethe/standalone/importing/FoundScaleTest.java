package io.lethe.standalone.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.evaluation.dataset.file.FileFinding;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoundScaleTest {
    @Test
    void shouldReadTheScaleThatAFindingNames() {
        FileFinding scale =
                FileFinding.warning("scale", "r.csv", "holds ratings", "Make stars with value=score:1..10, or set it");
        FileFinding other = FileFinding.note("encoding", "r.csv", "is not UTF-8", "value=score:1..7");

        assertThat(FoundScale.of(List.of(other, scale)).orElseThrow().toString())
                .isEqualTo("{\"lowest\":1.0,\"highest\":10.0}");
        assertThat(FoundScale.of(List.of(other))).isEmpty();
    }
}
