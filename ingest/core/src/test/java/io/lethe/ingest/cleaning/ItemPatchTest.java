package io.lethe.ingest.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.GivenVector;
import io.lethe.event.Item;
import io.lethe.event.Origin;
import io.lethe.event.PublicJson;
import io.lethe.ingest.cleaning.CleaningOutcome.Accepted;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ItemPatchTest {
    private static final Arrival ARRIVAL = Arrival.byKafka(RandomRecords.NOW, new Origin("lethe.items", 0, 1));
    private static final Item LAMP = new Item(
            "shop",
            "lamp",
            "Blue lamp",
            "A light for the desk",
            List.of("Home"),
            new TreeMap<>(Map.of("price", 20.0, "colour", "blue")),
            true,
            1_714_521_600_000L,
            GivenVector.of(new float[] {1, 2}));

    private final ItemCleaning items = new ItemCleaning(CleaningLimits.DEFAULT);

    @Test
    void shouldChangeWhatItNamesAndNothingElse() {
        Item gone = patched("\"available\":false");

        assertThat(gone.available()).isFalse();
        assertThat(items.clean(
                        json("{\"itemId\":\"lamp\",\"tenant\":\"shop\",\"patch\":true,\"available\":true}"), ARRIVAL))
                .satisfies(change -> assertThat(applied(change, gone)).isEqualTo(LAMP));
    }

    @Test
    void shouldMergeAttributesOneByOne() {
        assertThat(patched("\"attributes\":{\"price\":18,\"colour\":null,\"stock\":3}")
                        .attributes())
                .containsOnlyKeys("price", "stock")
                .containsEntry("price", 18.0)
                .containsEntry("stock", 3.0);
        assertThat(patched("\"attributes\":null").attributes()).isEmpty();
        assertThat(patched("\"attributes\":{}")).isEqualTo(LAMP);
    }

    @Test
    void shouldTakeAwayWhatIsNull() {
        Item bare = patched("\"title\":null,\"text\":\"\",\"categories\":null,\"publishedAt\":null,\"vector\":null");

        assertThat(bare.title()).isEqualTo("lamp");
        assertThat(bare.text()).isEmpty();
        assertThat(bare.categories()).isEmpty();
        assertThat(bare.publishedAt()).isNull();
        assertThat(bare.vector()).isNull();
        assertThat(bare.attributes()).isEqualTo(LAMP.attributes());
        assertThat(patched("\"categories\":[]").categories()).isEmpty();
    }

    @Test
    void shouldLeaveWhatAnUnfitPartWouldChange() {
        assertThat(
                        patched(
                                "\"publishedAt\":\"soon\",\"categories\":[\" \"],\"attributes\":{\"price\":{\"eur\":1}},\"title\":\"Lamp\""))
                .isEqualTo(new Item(
                        "shop",
                        "lamp",
                        "Lamp",
                        LAMP.text(),
                        LAMP.categories(),
                        LAMP.attributes(),
                        true,
                        LAMP.publishedAt(),
                        LAMP.vector()));
    }

    @Test
    void shouldComeOutTheSameWhenCleanedAgain() {
        ItemChange.Patch patch = patch("\"attributes\":{\"price\":18,\"colour\":null},\"text\":null,\"categories\":[]");
        String again = new String(PublicJson.patch("shop", "lamp", patch.changes()), StandardCharsets.UTF_8);

        assertThat(((Accepted<ItemChange>) items.clean(json(again), ARRIVAL)).value())
                .isEqualTo(patch);
    }

    @Test
    void shouldLeadToTheSameItemHoweverOftenAFeedIsRepeated() {
        List<ItemChange.Patch> feed = List.of(
                patch("\"attributes\":{\"stock\":3}"),
                patch("\"available\":false"),
                patch("\"attributes\":{\"stock\":0}"));
        Item once = LAMP;
        for (ItemChange.Patch patch : feed) {
            once = applied(patch, once);
        }
        Item twice = once;
        for (ItemChange.Patch patch : feed) {
            twice = applied(patch, twice);
        }

        assertThat(twice).isEqualTo(once);
    }

    private Item patched(String fields) {
        return applied(patch(fields), LAMP);
    }

    private ItemChange.Patch patch(String fields) {
        CleaningOutcome<ItemChange> outcome =
                items.clean(json("{\"itemId\":\"lamp\",\"tenant\":\"shop\",\"patch\":true," + fields + "}"), ARRIVAL);
        assertThat(outcome).isInstanceOf(Accepted.class);
        return (ItemChange.Patch) ((Accepted<ItemChange>) outcome).value();
    }

    private Item applied(CleaningOutcome<ItemChange> patch, Item current) {
        return applied((ItemChange.Patch) ((Accepted<ItemChange>) patch).value(), current);
    }

    private Item applied(ItemChange.Patch patch, Item current) {
        CleaningOutcome<ItemChange> merged = items.apply(patch, current);
        assertThat(merged).isInstanceOf(Accepted.class);
        return ((ItemChange.Put) ((Accepted<ItemChange>) merged).value()).item();
    }

    private static ObjectNode json(String text) {
        return ((Accepted<ObjectNode>) RecordJson.read(text.getBytes(StandardCharsets.UTF_8))).value();
    }
}
