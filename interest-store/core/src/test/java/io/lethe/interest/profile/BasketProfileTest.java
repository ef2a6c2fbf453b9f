package io.lethe.interest.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.decay.KernelExpression;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of one time have no order. */
class BasketProfileTest {
    private static final UserKey USER = new UserKey("default", "ann");
    private static final long HOUR = 3_600_000L;
    private static final long START = 1_700_000_000_000L;
    private static final Map<String, QuantizedEmbedding> CATALOGUE = Map.of(
            "boat", QuantizedEmbedding.of(new float[] {1, 0, 0}),
            "sail", QuantizedEmbedding.of(new float[] {1, 0.2f, 0}),
            "oven", QuantizedEmbedding.of(new float[] {0, 1, 0}),
            "bread", QuantizedEmbedding.of(new float[] {0, 1, 0.1f}),
            "star", QuantizedEmbedding.of(new float[] {0, 0, 1}));
    private static final List<String> ITEMS =
            CATALOGUE.keySet().stream().sorted().toList();
    private static final List<String> TYPES =
            List.of("view", "like", "purchase", "hide", "rating", "impression", "search");

    private static Profiler by(String kernel) {
        return new Profiler(CATALOGUE::get, InterestSettings.defaults().withKernel(KernelExpression.parse(kernel)));
    }

    @Test
    void shouldGiveAllOfABasketOnePosition() {
        // Given
        UserState state =
                state(128, event("a", "boat", 0), event("b", "sail", 1), event("c", "oven", 1), event("d", "star", 2));

        // When
        InterestProfile profile = by("positions(exponential(1))").profile(state, START + 9 * HOUR);

        // Then
        Map<String, Integer> positions = new TreeMap<>();
        Map<String, Double> left = new TreeMap<>();
        for (InterestPoint point : profile.points()) {
            for (Evidence one : point.evidence()) {
                positions.put(String.valueOf(one.itemId()), one.position());
                left.put(String.valueOf(one.itemId()), one.contribution() / one.weight());
            }
        }
        assertThat(positions).isEqualTo(Map.of("boat", 2, "sail", 1, "oven", 1, "star", 0));
        assertThat(left.get("boat")).isCloseTo(0.25, within(1e-12));
        assertThat(left.get("sail")).isEqualTo(left.get("oven")).isCloseTo(0.5, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exponential(2h)",
                "positions(exponential(2))",
                "positions(gaussian(mean=3, deviation=2))",
                "0.5*positions(step(4)) + 0.5*exponential(9h) * positions(power(scale=3, exponent=1))"
            })
    void shouldBeTheSameWhateverIdsTheEventsOfABasketHave(String kernel) {
        Profiler profiler = by(kernel);
        int interests = 0;
        for (long seed = 0; seed < 200; seed++) {
            // Given
            Random random = new Random(seed);
            int times = 1 + random.nextInt(12);
            List<LedgerEntry> events = random(random, 60, times);
            List<LedgerEntry> others = renamed(events, random);
            long now = START + times * HOUR;
            List<Long> then = List.of(START, START + times * HOUR / 2, now);

            // When
            GroupedState one = profiler.group(state(128, events.toArray(LedgerEntry[]::new)), now);
            GroupedState other = profiler.group(state(128, others.toArray(LedgerEntry[]::new)), now);

            // Then
            assertThat(plain(other.profile().points()))
                    .as("seed " + seed)
                    .isEqualTo(plain(one.profile().points()));
            List<InterestCourse> courses = one.courses(then);
            List<InterestCourse> otherCourses = other.courses(then);
            for (int i = 0; i < courses.size(); i++) {
                assertThat(otherCourses.get(i).strengths())
                        .isEqualTo(courses.get(i).strengths());
                assertThat(otherCourses.get(i).fades()).isEqualTo(courses.get(i).fades());
            }
            interests += courses.size();
        }
        assertThat(interests).isGreaterThan(200);
    }

    @Test
    void shouldCountEachEventWhereNoTwoShareATime() {
        // Given
        List<LedgerEntry> events = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            events.add(event("e" + i, ITEMS.get(i % ITEMS.size()), i * 24));
        }
        long now = START + 300 * 24 * HOUR;

        // When
        InterestProfile whole =
                by("positions(linear(400))").profile(state(300, events.toArray(LedgerEntry[]::new)), now);
        InterestProfile cut = by("positions(linear(400))").profile(state(50, events.toArray(LedgerEntry[]::new)), now);

        // Then
        for (InterestPoint point : whole.points()) {
            for (Evidence one : point.evidence()) {
                assertThat(one.position())
                        .isEqualTo(299
                                - Integer.parseInt(String.valueOf(one.eventId()).substring(1)));
            }
        }
        List<Evidence> weeks = cut.points().stream()
                .flatMap(point -> point.evidence().stream())
                .filter(one -> one.eventId() == null)
                .toList();
        assertThat(weeks).extracting(Evidence::position).contains(56).allMatch(position -> position >= 50);
    }

    @Test
    void shouldTakeOlderEventsToShareTimesAsOftenAsTheWindowsDo() {
        // Given
        List<LedgerEntry> events = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            events.add(event("e" + i, ITEMS.get(i % ITEMS.size()), i / 10 * 24));
        }
        UserState whole = state(300, events.toArray(LedgerEntry[]::new));
        UserState cut = state(50, events.toArray(LedgerEntry[]::new));
        long now = START + 30 * 24 * HOUR;
        Profiler profiler = by("positions(linear(40))");

        // When
        double truth = strength(profiler.profile(whole, now));
        InterestProfile byTheWeek = profiler.profile(cut, now);
        double bound = byTheWeek.points().stream()
                .mapToDouble(InterestPoint::errorBound)
                .sum();

        // Then
        assertThat(strength(byTheWeek)).isCloseTo(truth, within(0.05 * truth));
        assertThat(bound).isGreaterThan(Math.abs(strength(byTheWeek) - truth));
    }

    @Test
    void shouldLookBackAHalfLifeOfBasketsForTheTrend() {
        // Given
        UserState state = state(
                128,
                event("a", "boat", 0),
                event("b", "sail", 0),
                event("c", "boat", 1),
                event("d", "oven", 2),
                event("e", "bread", 2),
                event("f", "oven", 3),
                event("g", "bread", 3));

        // When
        List<InterestPoint> points =
                by("positions(exponential(2))").profile(state, START + 9 * HOUR).points();

        // Then
        assertThat(points).extracting(InterestPoint::trend).containsExactly(Trend.RISING, Trend.FADING);
    }

    private static double strength(InterestProfile profile) {
        return profile.points().stream().mapToDouble(InterestPoint::strength).sum();
    }

    /** The points without the ids of events. */
    private static List<List<Object>> plain(List<InterestPoint> points) {
        List<List<Object>> plain = new ArrayList<>();
        for (InterestPoint point : points) {
            plain.add(List.of(
                    point.interestId(),
                    point.direction(),
                    point.strength(),
                    point.share(),
                    point.trend(),
                    point.returns()));
            for (Evidence one : point.evidence()) {
                plain.add(List.of(
                        String.valueOf(one.itemId()),
                        one.type(),
                        String.valueOf(one.value()),
                        String.valueOf(one.text()),
                        one.timestamp(),
                        one.position(),
                        one.boost(),
                        one.stretch(),
                        one.contribution()));
            }
        }
        return plain;
    }

    private static List<LedgerEntry> random(Random random, int count, int times) {
        List<LedgerEntry> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String type = TYPES.get(random.nextInt(TYPES.size()));
            boolean words = type.equals("search");
            events.add(entry(new Interaction(
                    "default",
                    "ann",
                    "e" + i,
                    words ? null : ITEMS.get(random.nextInt(ITEMS.size())),
                    type,
                    type.equals("rating") ? Double.valueOf(1 + random.nextInt(5)) : null,
                    words ? "words " + random.nextInt(3) : null,
                    random.nextInt(4) == 0 ? Double.valueOf(random.nextInt(9) / 8.0) : null,
                    null,
                    START + random.nextInt(times) * HOUR,
                    0,
                    new TreeMap<>())));
        }
        return events;
    }

    /** The same events with each other's ids, and any sequence. */
    private static List<LedgerEntry> renamed(List<LedgerEntry> events, Random random) {
        List<String> ids = new ArrayList<>(
                events.stream().map(entry -> entry.interaction().eventId()).toList());
        Collections.shuffle(ids, random);
        List<LedgerEntry> renamed = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            Interaction was = events.get(i).interaction();
            renamed.add(entry(new Interaction(
                    was.tenant(),
                    was.userId(),
                    ids.get(i),
                    was.itemId(),
                    was.type(),
                    was.value(),
                    was.text(),
                    was.progress(),
                    was.dwellMs(),
                    was.timestamp(),
                    random.nextInt(4),
                    was.context())));
        }
        return renamed;
    }

    private static LedgerEntry event(String id, String itemId, int hour) {
        return entry(Interaction.of("default", "ann", id, itemId, "like", START + hour * HOUR));
    }

    private static LedgerEntry entry(Interaction interaction) {
        return new LedgerEntry(new EmbeddedInteraction(interaction, meaning(interaction.text())));
    }

    private static @Nullable TextMeaning meaning(@Nullable String words) {
        return words == null
                ? null
                : new TextMeaning(QuantizedEmbedding.of(new float[] {words.hashCode() % 5, 1, 0}), new ModelId("test"));
    }

    private static UserState state(int window, LedgerEntry... entries) {
        return UserState.of(USER, List.of(entries), window);
    }
}
