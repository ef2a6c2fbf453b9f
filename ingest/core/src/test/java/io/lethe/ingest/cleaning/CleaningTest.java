package io.lethe.ingest.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.EventIds;
import io.lethe.event.EventKey;
import io.lethe.event.GivenVector;
import io.lethe.event.Interaction;
import io.lethe.event.InteractionCodec;
import io.lethe.event.Item;
import io.lethe.event.ItemCodec;
import io.lethe.event.Origin;
import io.lethe.event.PublicJson;
import io.lethe.event.RatingScale;
import io.lethe.ingest.cleaning.CleaningOutcome.Accepted;
import io.lethe.ingest.cleaning.CleaningOutcome.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleaningTest {
    private static final long NOW = RandomRecords.NOW;
    private static final Origin ORIGIN = new Origin("lethe.events", 2, 118);
    private static final Arrival BY_KAFKA = Arrival.byKafka(NOW, ORIGIN);

    private final EventCleaning events = new EventCleaning(CleaningLimits.DEFAULT);
    private final ItemCleaning items = new ItemCleaning(CleaningLimits.DEFAULT);

    static List<Malformed> malformedEvents() {
        return Malformed.events();
    }

    static List<Malformed> malformedItems() {
        return Malformed.items();
    }

    @ParameterizedTest
    @MethodSource("malformedEvents")
    void shouldRefuseMalformedEvents(Malformed malformed) {
        Rejected<Interaction> rejected = rejected(clean(malformed.json(), BY_KAFKA, events::clean));

        assertThat(rejected.field()).isEqualTo(malformed.field());
        assertThat(rejected.flaw()).isEqualTo(malformed.flaw());
        assertThat(rejected.reason()).isNotBlank().hasSizeLessThan(300);
    }

    @ParameterizedTest
    @MethodSource("malformedItems")
    void shouldRefuseMalformedItems(Malformed malformed) {
        Rejected<ItemChange> rejected = rejected(clean(malformed.json(), BY_KAFKA, items::clean));

        assertThat(rejected.field()).isEqualTo(malformed.field());
        assertThat(rejected.flaw()).isEqualTo(malformed.flaw());
    }

    @Test
    void shouldReadBackWhatPublicJsonWrote() {
        for (long seed = 1; seed <= 2_000; seed++) {
            RandomRecords records = new RandomRecords(seed);
            Interaction interaction = records.interaction();
            Item item = records.item();

            assertThat(accepted(text(PublicJson.of(interaction)), BY_KAFKA))
                    .as("seed %d", seed)
                    .isEqualTo(interaction);
            assertThat(acceptedChange(text(PublicJson.of(item))))
                    .as("seed %d", seed)
                    .isEqualTo(new ItemChange.Put(item));
        }
    }

    @Test
    void shouldReadBackWithdrawals() {
        assertThat(acceptedChange(text(PublicJson.withdrawal("shop", "i-1"))))
                .isEqualTo(new ItemChange.Withdrawal("shop", "i-1"));
    }

    @Test
    void shouldFillInWhatIsMissing() {
        Interaction event = accepted("{\"userId\":\"u\",\"type\":\"view\",\"itemId\":\"i\"}", BY_KAFKA);
        ItemChange item = acceptedChange("{\"itemId\":\"i\"}");

        assertThat(event.tenant()).isEqualTo("default");
        assertThat(event.timestamp()).isEqualTo(NOW);
        assertThat(item).isEqualTo(new ItemChange.Put(Item.of("default", "i", "", "")));
        assertThat(((ItemChange.Put) item).item().title()).isEqualTo("i");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1769882640000",
                "1.76988264e12",
                "\"2026-01-31T18:04:00Z\"",
                "\"2026-01-31T20:04:00+02:00\"",
                "\"2026-01-31T18:04:00.000999Z\"",
                "\"2026-01-31T20:04:00+0200\"",
                "\"2026-01-31 18:04:00+00:00\"",
                "\"20260131T180400Z\"",
                "\"2026-01-31T18:04Z\"",
                "\"1769882640000\""
            })
    void shouldReadTimes(String time) {
        Interaction event =
                accepted("{\"userId\":\"u\",\"type\":\"view\",\"itemId\":\"i\",\"timestamp\":" + time + "}", BY_KAFKA);

        assertThat(event.timestamp()).isEqualTo(1_769_882_640_000L);
    }

    @Test
    void shouldAllowTheClockSkewAndNoMore() {
        String event = "{\"userId\":\"u\",\"type\":\"view\",\"itemId\":\"i\",\"timestamp\":";

        assertThat(accepted(event + (NOW + 600_000) + "}", BY_KAFKA).timestamp())
                .isEqualTo(NOW + 600_000);
        assertThat(rejected(clean(event + (NOW + 600_001) + "}", BY_KAFKA, events::clean))
                        .flaw())
                .isEqualTo(Flaw.IMPOSSIBLE_TIME);
    }

    @Test
    void shouldTakeTheIdFromTheContentWhereThereIsATimestamp() {
        String json =
                "{\"userId\":\"u\",\"type\":\"view\",\"itemId\":\"i\",\"timestamp\":1741530605000,\"sequence\":3}";

        Interaction first = accepted(json, BY_KAFKA);
        Interaction again = accepted(json, Arrival.byKafka(NOW + 5, new Origin("lethe.events", 0, 7)));

        assertThat(first).isEqualTo(again);
        assertThat(first.eventId()).isEqualTo(EventIds.fromContent(first));
        assertThat(EventIds.timeOf(first.eventId())).hasValue(1_741_530_605_000L);
        assertThat(EventIds.sequenceOf(first.eventId())).hasValue(3);
    }

    @Test
    void shouldTakeTheIdFromTheSequenceWhereThereIsNoTimestamp() {
        String json = "{\"userId\":\"u\",\"type\":\"view\",\"itemId\":\"i\",\"sequence\":3}";

        Interaction first = accepted(json, BY_KAFKA);
        Interaction later = accepted(json, Arrival.byKafka(NOW + 5, new Origin("lethe.events", 0, 7)));

        assertThat(first.eventId()).isEqualTo(later.eventId()).startsWith("~s");
        assertThat(first.timestamp()).isNotEqualTo(later.timestamp());
    }

    @Test
    void shouldTakeTheIdFromTheOriginWhereThereIsNothingElse() {
        String json = "{\"userId\":\"u\",\"type\":\"view\",\"itemId\":\"i\"}";

        assertThat(accepted(json, BY_KAFKA).eventId()).isEqualTo("~olethe.events-2-118");
        assertThat(accepted(json, Arrival.byRequest(NOW, "default", "key", 4)).eventId())
                .isEqualTo(EventIds.fromRequest("key", 4));
    }

    @Test
    void shouldLetReservedIdsPassOnlyWhereTheyAreTrue() {
        Interaction fromContent =
                accepted("{\"userId\":\"u\",\"type\":\"view\",\"itemId\":\"i\",\"timestamp\":1741530605000}", BY_KAFKA);
        Interaction fromOrigin = accepted("{\"userId\":\"u\",\"type\":\"view\",\"itemId\":\"i\"}", BY_KAFKA);
        String forged = text(PublicJson.of(fromContent.withValue(3.0)));

        assertThat(accepted(text(PublicJson.of(fromContent)), BY_KAFKA)).isEqualTo(fromContent);
        assertThat(rejected(clean(text(PublicJson.of(fromOrigin)), BY_KAFKA, events::clean))
                        .flaw())
                .isEqualTo(Flaw.RESERVED);
        assertThat(rejected(clean(forged, BY_KAFKA, events::clean)).flaw()).isEqualTo(Flaw.RESERVED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"sequence\":0",
                ",\"sequence\":7",
                ",\"timestamp\":\"2026-01-31T20:04:00+0200\"",
                ",\"timestamp\":\"1986-04-26T01:23:45Z\",\"sequence\":0",
                ",\"eventId\":\"order-7\""
            })
    void shouldMakeTheSameEventOfWhatHasBeenCleanedBefore(String more) {
        String json = "{\"userId\":\"u\",\"type\":\"view\",\"itemId\":\"i\"" + more + "}";
        Arrival first = Arrival.byRequest(NOW, "shop", "key", 4);
        Arrival second = Arrival.of(NOW, new Arrival.Source.Request("key", 4));

        Interaction once = accepted(json, first);
        Interaction twice = accepted(text(PublicJson.arriving(once)), second);

        assertThat(twice).isEqualTo(once);
        assertThat(twice.tenant()).isEqualTo("shop");
    }

    @Test
    void shouldRefuseAnotherTenantThanTheHeaderNames() {
        String json = "{\"userId\":\"u\",\"type\":\"view\",\"itemId\":\"i\",\"tenant\":\"shop\"}";
        Arrival.Source source = new Arrival.Source.Log(ORIGIN);

        assertThat(accepted(json, Arrival.of(NOW, "shop", source)).tenant()).isEqualTo("shop");
        assertThat(rejected(clean(json, Arrival.of(NOW, "other", source), events::clean)))
                .isEqualTo(new Rejected<>(
                        "tenant",
                        Flaw.CONTRADICTION,
                        "is another than other, which the header Lethe-Tenant names",
                        "shop"));
    }

    @Test
    void shouldShowTheValueAtFault() {
        assertThat(rejected(clean("{\"userId\":7,\"type\":\"view\",\"itemId\":\"i\"}", BY_KAFKA, events::clean)))
                .isEqualTo(new Rejected<>("userId", Flaw.WRONG_TYPE, "must be a text, not a number", "7"));
        assertThat(rejected(clean(
                                "{\"itemId\":\"i\",\"vector\":[1,\"x\\u0007" + "y".repeat(99) + "\"]}",
                                BY_KAFKA,
                                items::clean))
                        .value())
                .isEqualTo("x?" + "y".repeat(78) + "…");
        assertThat(rejected(clean("{\"itemId\":\"i\",\"cost\":{\"eur\":3}}", BY_KAFKA, items::clean))
                        .value())
                .isEqualTo("{\"eur\":3}");
    }

    @Test
    void shouldSayWhatANegativeQuantityShouldBe() {
        String event = "{\"userId\":\"u\",\"type\":\"%s\",\"itemId\":\"i\",\"value\":-3}";

        assertThat(rejected(clean(String.format(event, "purchase"), BY_KAFKA, events::clean))
                        .reason())
                .isEqualTo("is -3, below 0: what was sent back is an event of type return, with its quantity above 0");
        assertThat(rejected(clean(String.format(event, "return"), BY_KAFKA, events::clean))
                        .reason())
                .contains("counts what came back");
        assertThat(rejected(clean(String.format(event, "like"), BY_KAFKA, events::clean))
                        .reason())
                .contains("dislike");
    }

    @Test
    void shouldKeepRatingsToTheTenantsScale() {
        EventCleaning scaled = new EventCleaning(CleaningLimits.DEFAULT, new TenantRules() {
            @Override
            public boolean adds(String tenant, String type) {
                return false;
            }

            @Override
            public RatingScale ratings(String tenant) {
                return tenant.equals("films") ? new RatingScale(1, 10) : RatingScale.STARS;
            }
        });
        String eight = "{\"userId\":\"u\",\"type\":\"rating\",\"itemId\":\"i\",\"value\":8,\"tenant\":\"%s\"}";

        assertThat(clean(String.format(eight, "films"), BY_KAFKA, scaled::clean))
                .isInstanceOf(Accepted.class);
        assertThat(rejected(clean(String.format(eight, "books"), BY_KAFKA, scaled::clean))
                        .reason())
                .isEqualTo("is 8, and ratings here go from 0.5 to 5; if yours have another scale, set rating.lowest and"
                        + " rating.highest in the settings");
        assertThat(clean(String.format(eight, "books").replace("rating", "view"), BY_KAFKA, scaled::clean))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void shouldTakeConfiguredTypes() {
        EventCleaning extended = new EventCleaning(CleaningLimits.DEFAULT.withExtraTypes(Set.of("wave")));
        String json = "{\"userId\":\"u\",\"type\":\"wave\",\"itemId\":\"i\"}";

        assertThat(clean(json, BY_KAFKA, extended::clean)).isInstanceOf(Accepted.class);
        assertThat(clean(json, BY_KAFKA, events::clean)).isInstanceOf(Rejected.class);
    }

    @Test
    void shouldCountLengthsInCharacters() {
        String id = "🌊".repeat(256);

        Interaction event = accepted("{\"userId\":\"" + id + "\",\"type\":\"view\",\"itemId\":\"i\"}", BY_KAFKA);

        assertThat(event.userId()).isEqualTo(id);
    }

    @Test
    void shouldLabelRefusalsInASmallVocabulary() {
        assertThat(new Rejected<>("context.device", Flaw.WRONG_TYPE, "r").label())
                .isEqualTo("wrong-type/context");
        assertThat(new Rejected<>("vector[17]", Flaw.OUT_OF_RANGE, "r").label()).isEqualTo("out-of-range/vector");
        assertThat(new Rejected<>("anything", Flaw.UNKNOWN_FIELD, "r").label()).isEqualTo("unknown-field");
        assertThat(new Rejected<>("$", Flaw.MALFORMED_JSON, "r").label()).isEqualTo("malformed-json");
    }

    @Test
    void shouldKeepEveryRecordBelowKafkasLimit() {
        String wide = "🌊";
        SortedMap<String, String> context = new TreeMap<>();
        for (int i = 0; i < 32; i++) {
            context.put(wide.repeat(62) + String.format("%02d", i), wide.repeat(1024));
        }
        Interaction event = new Interaction(
                "a".repeat(64),
                wide.repeat(256),
                wide.repeat(256),
                wide.repeat(256),
                "view",
                1e9,
                wide.repeat(100_000),
                0.123456,
                604_800_000L,
                NOW,
                Long.MAX_VALUE,
                context);
        SortedMap<String, Object> attributes = new TreeMap<>();
        for (int i = 0; i < 10; i++) {
            attributes.put("a" + i, wide.repeat(990));
        }
        List<String> categories = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            categories.add(wide.repeat(256));
        }
        float[] numbers = new float[4096];
        Arrays.fill(numbers, -1.2345678e-10f);
        Item item = new Item(
                "a".repeat(64),
                wide.repeat(256),
                wide.repeat(1000),
                wide.repeat(100_000),
                categories,
                attributes,
                true,
                NOW,
                GivenVector.of(numbers));

        assertThat(accepted(text(PublicJson.of(event)), BY_KAFKA)).isEqualTo(event);
        assertThat(acceptedChange(text(PublicJson.of(item)))).isEqualTo(new ItemChange.Put(item));
        assertThat(PublicJson.of(event).length).isLessThan(CleaningLimits.LARGEST_RECORD);
        assertThat(PublicJson.of(item).length).isLessThan(CleaningLimits.LARGEST_RECORD);
        assertThat(InteractionCodec.encode(event).length + EventKey.of(event).toBytes().length)
                .isLessThan(CleaningLimits.LARGEST_RECORD);
        assertThat(ItemCodec.encode(item).length).isLessThan(CleaningLimits.LARGEST_RECORD);
    }

    private static <T> CleaningOutcome<T> clean(
            String json, Arrival arrival, BiFunction<ObjectNode, Arrival, CleaningOutcome<T>> cleaning) {
        CleaningOutcome<ObjectNode> read = RecordJson.read(json.getBytes(StandardCharsets.UTF_8));
        if (read instanceof Accepted<ObjectNode> object) {
            return cleaning.apply(object.value(), arrival);
        }
        Rejected<ObjectNode> rejected = rejected(read);
        return rejected.as();
    }

    private Interaction accepted(String json, Arrival arrival) {
        return value(clean(json, arrival, events::clean));
    }

    private ItemChange acceptedChange(String json) {
        return value(clean(json, BY_KAFKA, items::clean));
    }

    private static <T> T value(CleaningOutcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Accepted.class);
        return ((Accepted<T>) outcome).value();
    }

    private static <T> Rejected<T> rejected(CleaningOutcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Rejected.class);
        return (Rejected<T>) outcome;
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
