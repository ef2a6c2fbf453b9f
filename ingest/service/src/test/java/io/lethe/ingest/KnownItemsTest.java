package io.lethe.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.ItemKey;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownItemsTest {
    private static final ItemKey SEA = ItemKey.content("default", "sea");
    private static final ItemKey SHELL = ItemKey.content("default", "shell");
    private static final ItemKey NOTHING = ItemKey.content("default", "nothing");

    private final Set<ItemKey> accepted = new HashSet<>();
    private final Set<ItemKey> queued = new HashSet<>();
    private int waits;
    private final KnownItems known = new KnownItems(accepted::contains, () -> {
        waits++;
        accepted.addAll(queued);
        queued.clear();
    });

    @Test
    void shouldNotWaitForWhatIsKnown() {
        // Given
        accepted.add(SEA);

        // Then
        assertThat(known.contains(SEA)).isTrue();
        assertThat(waits).isZero();
    }

    @Test
    void shouldFindWhatIsStillQueued() {
        // Given
        queued.add(SEA);

        // Then
        assertThat(known.contains(SEA)).isTrue();
        assertThat(waits).isEqualTo(1);
    }

    @Test
    void shouldWaitOnceForAllThatIsUnknown() {
        // When
        boolean first = known.contains(NOTHING);
        boolean second = known.contains(SHELL);

        // Then
        assertThat(first).isFalse();
        assertThat(second).isFalse();
        assertThat(waits).isEqualTo(1);
    }

    @Test
    void shouldWaitAgainOnceTheRequestHasPutAnItem() {
        // Given
        known.contains(SEA);
        queued.add(SEA);

        // When
        boolean before = known.contains(SEA);
        known.changed();
        boolean after = known.contains(SEA);

        // Then
        assertThat(before).isFalse();
        assertThat(after).isTrue();
        assertThat(waits).isEqualTo(2);
    }
}
