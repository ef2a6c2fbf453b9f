package io.lethe.ingest.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.Interaction;
import io.lethe.event.Item;
import io.lethe.event.Origin;
import io.lethe.ingest.cleaning.CleaningOutcome.Accepted;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WarningsTest {
    private static final Arrival ARRIVAL = Arrival.byKafka(RandomRecords.NOW, new Origin("lethe.items", 0, 1));

    private final EventCleaning events = new EventCleaning(CleaningLimits.DEFAULT);
    private final ItemCleaning items = new ItemCleaning(CleaningLimits.DEFAULT);

    @Test
    void shouldLeaveOutCategoriesThatDoNotFit() {
        assertThat(item("\"categories\":[\"\",\"Sea\",null,[\"x\"],\"" + "y".repeat(257) + "\",7]")
                        .categories())
                .containsExactly("Sea", "7");
        assertThat(fields("\"categories\":[\"\",\"Sea\",null,[\"x\"],\"" + "y".repeat(257) + "\",7]"))
                .containsExactly("categories[0]", "categories[2]", "categories[3]", "categories[4]", "categories");
        assertThat(item("\"categories\":\"Sea\"").categories()).containsExactly("Sea");
        assertThat(item("\"categories\":{}").categories()).isEmpty();
        assertThat(warnings("\"categories\":[\" \"]"))
                .containsExactly(new Warning("categories[0]", " ", "is blank and is left out"));
    }

    @Test
    void shouldKeepTheFirstOfTooMany() {
        String many = IntStream.range(0, 60).mapToObj(i -> "\"c" + i + "\"").collect(Collectors.joining(",", "[", "]"));

        assertThat(item("\"categories\":" + many).categories()).hasSize(50).startsWith("c0", "c1");
        assertThat(warnings("\"categories\":" + many))
                .containsExactly(new Warning("categories", null, "has 60 entries; the first 50 are kept"));
    }

    @Test
    void shouldKeepNumbersInListsAsTexts() {
        assertThat(item("\"attributes\":{\"sizes\":[38,39.0,39.5,true]}").attributes())
                .containsEntry("sizes", List.of("38", "39", "39.5", "true"));
        assertThat(warnings("\"attributes\":{\"sizes\":[38,39]}"))
                .containsExactly(new Warning(
                        "attributes.sizes",
                        "[38,39]",
                        "is a list of texts; its numbers and truth values are kept as texts"));
    }

    @Test
    void shouldLeaveOutAttributesThatDoNotFit() {
        String attributes =
                "\"attributes\":{\"tags\":[\"new\",null],\"deep\":{\"a\":1},\"huge\":1e300,\"nothing\":null,\"\":1,"
                        + "\"long\":\"" + "x".repeat(1001) + "\",\"colour\":\"blue\"}";

        assertThat(item(attributes).attributes())
                .containsOnlyKeys("tags", "colour")
                .containsEntry("tags", List.of("new"));
        assertThat(fields(attributes))
                .containsExactly(
                        "attributes.tags[1]", "attributes.deep", "attributes.huge", "attributes", "attributes.long");
        assertThat(item("\"attributes\":[]").attributes()).isEmpty();
        assertThat(fields("\"attributes\":[]")).containsExactly("attributes");
    }

    @Test
    void shouldReadDaysOfPublicationAndLeaveOutWhatIsNone() {
        assertThat(item("\"publishedAt\":\"2024-05-01\"").publishedAt()).isEqualTo(1_714_521_600_000L);
        assertThat(item("\"publishedAt\":\"1895-12-28\"").publishedAt()).isEqualTo(-2_335_564_800_000L);
        assertThat(warnings("\"publishedAt\":\"2024-05-01\"")).isEmpty();
        for (String odd : List.of("\"spring 2024\"", "\"2024\"", "\"\"", "true", "\"2024-05-01T12:00:00\"")) {
            assertThat(item("\"publishedAt\":" + odd).publishedAt()).as(odd).isNull();
            assertThat(fields("\"publishedAt\":" + odd)).as(odd).containsExactly("publishedAt");
        }
    }

    @Test
    void shouldKeepANumberAsATitle() {
        assertThat(item("\"title\":1984").title()).isEqualTo("1984");
        assertThat(fields("\"title\":1984")).containsExactly("title");
    }

    @Test
    void shouldLeaveOutFactsAboutAnEventThatDoNotFit() {
        String context = "\"context\":{\"device\":7,\"page\":[1],\"long\":\"" + "x".repeat(1025)
                + "\",\"none\":null,\"app\":\"\"}";

        Accepted<Interaction> accepted = event(context);

        assertThat(accepted.value().context()).containsOnlyKeys("device", "app").containsEntry("device", "7");
        assertThat(accepted.warnings())
                .extracting(Warning::field)
                .containsExactly("context.device", "context.page", "context.long");
        assertThat(event("\"context\":\"phone\"").warnings())
                .containsExactly(new Warning("context", "phone", "must be an object, not a text, and is left out"));
    }

    @Test
    void shouldListABoundedNumberOfWarnings() {
        String blanks = IntStream.range(0, 1_000).mapToObj(i -> "\"\"").collect(Collectors.joining(",", "[", "]"));

        assertThat(warnings("\"categories\":" + blanks)).hasSize(50);
    }

    private Item item(String more) {
        return ((ItemChange.Put) change(more).value()).item();
    }

    private List<Warning> warnings(String more) {
        return change(more).warnings();
    }

    private List<String> fields(String more) {
        return warnings(more).stream().map(Warning::field).toList();
    }

    private Accepted<ItemChange> change(String more) {
        CleaningOutcome<ItemChange> outcome = items.clean(json("{\"itemId\":\"i\"," + more + "}"), ARRIVAL);
        assertThat(outcome).isInstanceOf(Accepted.class);
        return (Accepted<ItemChange>) outcome;
    }

    private Accepted<Interaction> event(String more) {
        CleaningOutcome<Interaction> outcome =
                events.clean(json("{\"userId\":\"u\",\"type\":\"view\",\"itemId\":\"i\"," + more + "}"), ARRIVAL);
        assertThat(outcome).isInstanceOf(Accepted.class);
        return (Accepted<Interaction>) outcome;
    }

    private static ObjectNode json(String text) {
        return ((Accepted<ObjectNode>) RecordJson.read(text.getBytes(StandardCharsets.UTF_8))).value();
    }
}
