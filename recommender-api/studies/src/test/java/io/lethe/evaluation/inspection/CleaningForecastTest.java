package io.lethe.evaluation.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.evaluation.inspection.Inspection.LeftOut;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleaningForecastTest {
    private static final long HOUR = 3600;
    private static final String PACE = "1,000 acts or more in an hour";
    private static final String NO_REST = "10 acts or more in each of 20 hours on end";
    private static final String BURST = "more than 5 events of one type with one item in an hour";

    private final PlantedSet set = new PlantedSet();
    private final Path folder;

    CleaningForecastTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private void assertLeftOut(long fastest, long restless, long crowds, long tooMany) throws IOException {
        assertThat(set.inspect(folder).leftOut())
                .isEqualTo(List.of(
                        new LeftOut("bots", PACE, fastest > 0 ? 1 : 0, fastest),
                        new LeftOut("bots", NO_REST, restless > 0 ? 1 : 0, restless),
                        new LeftOut("bursts", BURST, crowds, tooMany)));
    }

    @Test
    void shouldTellTheFastTheRestlessAndTheFond() throws IOException {
        // Given
        for (int i = 0; i < 1_000; i++) {
            set.bought("fast", "i" + i % 50, PlantedSet.START + i * 3, 1);
        }
        for (int i = 0; i < 200; i++) {
            set.bought("restless", "i" + i % 50, PlantedSet.START + i * HOUR / 10, 1);
        }
        for (int i = 0; i < 300; i++) {
            set.bought("fond", "i7", PlantedSet.START + i, 1);
        }

        // Then
        assertLeftOut(1_000, 200, 1, 295);
    }

    @Test
    void shouldLeaveAloneWhoeverBuysAWholeCatalogueAtOnceOrRatesAHundredFilms() throws IOException {
        // Given
        for (int i = 0; i < 2_000; i++) {
            set.bought("wholesaler", "w" + i, PlantedSet.START + 60, 1);
        }
        for (int i = 0; i < 999; i++) {
            set.event("critic\tf" + i + "\t" + (PlantedSet.START + i * 3) + "\trating\t4");
        }
        for (int i = 0; i < 190; i++) {
            set.bought("sleeper", "s" + i, PlantedSet.START + i * HOUR / 10, 1);
        }

        // Then
        assertLeftOut(0, 0, 0, 0);
    }

    @Test
    void shouldCountNothingThatWasMerelyShown() throws IOException {
        // Given
        for (int i = 0; i < 2_000; i++) {
            set.event("reader\tr" + i + "\t" + (PlantedSet.START + i) + "\timpression\t");
        }

        // Then
        assertLeftOut(0, 0, 0, 0);
    }
}
