package io.lethe.interest.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Words that another model has read than the items that they would be compared with. */
class ForeignWordsTest {
    private static final long AT = 1_700_000_000_000L;
    private static final UserKey ANN = new UserKey("default", "ann");
    private static final QuantizedEmbedding BOAT = QuantizedEmbedding.of(new float[] {1, 0.1f, 0});
    private static final ItemVectors AFTER = new ItemVectors() {
        @Override
        public QuantizedEmbedding of(String itemId) {
            return BOAT;
        }

        @Override
        public boolean compares(ModelId model) {
            return model.equals(new ModelId("after"));
        }
    };

    @Test
    void shouldHaveNoMeaning() {
        assertThat(evidence(new ModelId("after"))).containsExactlyInAnyOrder("sailing", "boat");
        assertThat(evidence(new ModelId("before"))).containsExactly("boat");
    }

    /** What is behind the one interest of who viewed a boat, and searched for sailing. */
    private static List<String> evidence(ModelId model) {
        Interaction search = new Interaction(
                "default", "ann", "s1", null, "search", null, "sailing", null, null, AT, 0, new TreeMap<>());
        LedgerEntry words = new LedgerEntry(new EmbeddedInteraction(search, new TextMeaning(BOAT, model)));
        LedgerEntry view = new LedgerEntry(
                EmbeddedInteraction.withoutText(Interaction.of("default", "ann", "v1", "boat", "view", AT)));
        UserState state = UserState.of(ANN, List.of(words, view), UserState.DEFAULT_WINDOW);
        InterestProfile profile = new Profiler(AFTER, InterestSettings.defaults()).profile(state, AT);
        assertThat(profile.points()).hasSize(1);
        return profile.points().get(0).evidence().stream()
                .map(event -> event.itemId() == null ? String.valueOf(event.text()) : event.itemId())
                .toList();
    }
}
