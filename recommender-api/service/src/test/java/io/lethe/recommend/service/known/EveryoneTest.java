package io.lethe.recommend.service.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.event.UserKey;
import io.lethe.recommend.service.known.DeadLetters.Place;
import io.lethe.recommend.service.known.DeadLetters.Wanted;
import io.lethe.recommend.service.known.Freshness.Figures;
import io.lethe.recommend.service.known.LongWork.Progress;
import io.lethe.recommend.service.known.MinuteCounts.Minute;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EveryoneTest {
    private static final Wanted ANY = new Wanted(null, null, null);

    private static final long MINUTE = 60_000;
    private static final UserKey ANNA = new UserKey("default", "anna");
    private static final UserKey BERT = new UserKey("default", "bert");

    @Test
    void shouldCountByTheMinuteAndGoOnWhereTotalsBeganAnew() {
        // Given
        MinuteCounts counts = new MinuteCounts();
        counts.look(10 * MINUTE, 1000, 5);

        // When
        counts.look(10 * MINUTE + 1000, 1010, 5);
        counts.look(12 * MINUTE, 1030, 6);
        counts.look(12 * MINUTE + 1000, 7, 0);

        // Then
        assertThat(counts.minutes())
                .containsExactly(
                        new Minute(10 * MINUTE, 10, 0), new Minute(11 * MINUTE, 0, 0), new Minute(12 * MINUTE, 27, 1));
    }

    @Test
    void shouldKeepAnHourAndTellTheRateOfNow() {
        // Given
        MinuteCounts counts = new MinuteCounts();

        // When
        for (int second = 0; second < 7200; second++) {
            counts.look(second * 1000L, second * 10L, 0);
        }
        for (int second = 7200; second < 7206; second++) {
            counts.look(second * 1000L, 71_990 + (second - 7199) * 50L, 0);
        }

        // Then
        assertThat(counts.minutes()).hasSize(60);
        assertThat(counts.minutes().get(3).accepted()).isEqualTo(600);
        assertThat(counts.perSecond()).isCloseTo(50, within(1e-9));
    }

    @Test
    void shouldTellHowFarLongWorkIs() {
        // Given
        LongWork work = new LongWork();
        work.look(0, 999, 100);
        assertThat(work.progress()).isEmpty();

        // When
        work.look(1000, 5000, 100);
        work.look(3000, 8000, 1100);
        Progress progress = work.progress().orElseThrow();
        work.look(5000, 10, 9100);

        // Then
        assertThat(progress.total()).isEqualTo(9000);
        assertThat(progress.perSecond()).isCloseTo(500, within(1e-9));
        assertThat(progress.secondsLeft().orElseThrow()).isCloseTo(16, within(1e-9));
        assertThat(work.progress()).isEmpty();
    }

    @Test
    void shouldSampleOnlyEventsThatStandAlone() {
        // Given
        Freshness freshness = new Freshness();

        // When
        freshness.accepted(ANNA, 1000, 1005);
        freshness.accepted(BERT, 1000, 1005);
        freshness.accepted(BERT, 1100, 1105);
        freshness.visible(ANNA, 1250);
        freshness.visible(BERT, 1300);
        freshness.visible(ANNA, 9000);
        freshness.accepted(ANNA, 1500, 1505);
        freshness.visible(ANNA, 9000);
        freshness.accepted(ANNA, 20_000, 20_300);
        freshness.visible(ANNA, 25_000);

        // Then
        assertThat(freshness.figures()).isEqualTo(new Figures(250, 250, 1));
    }

    @Test
    void shouldTellTheMiddleAndTheWorstOfTheNewestSamples() {
        // Given
        Freshness freshness = new Freshness();
        for (int i = 1; i <= 1100; i++) {
            long at = i * 10_000L;

            // When
            freshness.accepted(ANNA, at, at);
            freshness.visible(ANNA, at + (i <= 100 ? 9000 : i - 100));
        }

        // Then
        assertThat(freshness.figures()).isEqualTo(new Figures(500, 990, 1000));
    }

    @Test
    void shouldKeepTheNewestUsersOfEachTenant() {
        // Given
        RecentUsers users = new RecentUsers(2);

        // When
        users.changed(ANNA, 1);
        users.changed(BERT, 2);
        users.changed(ANNA, 3);
        users.changed(new UserKey("default", "cora"), 4);
        users.changed(new UserKey("other", "dora"), 5);

        // Then
        assertThat(users.newest("default", 10))
                .containsExactly(new RecentUsers.Recent("cora", 4), new RecentUsers.Recent("anna", 3));
        users.forget(ANNA);
        assertThat(users.newest("default", 10))
                .extracting(RecentUsers.Recent::userId)
                .containsExactly("cora");
    }

    @Test
    void shouldLetOldLettersGoAndKeepTheirReasons() {
        // Given
        DeadLetters letters = new DeadLetters(2);

        // When
        for (int i = 0; i < 5; i++) {
            letters.add("place-" + i, letter(i));
        }

        // Then
        assertThat(letters.page("default", Place.NEWEST, ANY, 10).letters())
                .extracting(RefusedRecord::at)
                .containsExactly(4L, 3L);
        assertThat(letters.reasons("default")).containsExactly(new DeadLetters.Reason("is missing", "title", 5));
        assertThat(letters.reasons("other")).isEmpty();
    }

    @Test
    void shouldTurnPagesOfLettersThatCameInTogether() {
        // Given
        DeadLetters letters = new DeadLetters(100);
        for (int i = 0; i < 7; i++) {
            letters.add(
                    "place-" + i,
                    new RefusedRecord(
                            "default", i < 5 ? 10 : 20, "lethe.items", "title", null, "r" + i, null, null, "{}"));
        }

        // When
        List<String> seen = new ArrayList<>();
        Place from = Place.NEWEST;
        while (from != null) {
            DeadLetters.Page page = letters.page("default", from, ANY, 2);
            page.letters().forEach(letter -> seen.add(letter.reason()));
            from = page.next() == null
                    ? null
                    : Place.read(page.next().toString()).orElseThrow();
        }

        // Then
        assertThat(seen).containsExactlyInAnyOrder("r0", "r1", "r2", "r3", "r4", "r5", "r6");
        assertThat(Place.read("2026-05-01T12:00:00Z")).isEmpty();
    }

    @Test
    void shouldFindLettersByFieldReasonAndBeginning() {
        // Given
        DeadLetters letters = new DeadLetters(100);
        letters.add(
                "a",
                new RefusedRecord(
                        "default",
                        1,
                        "lethe.events",
                        "userId",
                        null,
                        "is missing",
                        null,
                        null,
                        "{\"itemId\":\"P-3\"}"));
        letters.add("b", new RefusedRecord("default", 2, "lethe.events", "type", null, "Is Unknown", null, null, null));

        // Then
        assertThat(found(letters, new Wanted("userId", null, null))).containsExactly(1L);
        assertThat(found(letters, new Wanted(null, "unknown", null))).containsExactly(2L);
        assertThat(found(letters, new Wanted(null, null, "p-3"))).containsExactly(1L);
        assertThat(found(letters, new Wanted("userId", "unknown", null))).isEmpty();
    }

    private static List<Long> found(DeadLetters letters, Wanted wanted) {
        return letters.page("default", Place.NEWEST, wanted, 10).letters().stream()
                .map(RefusedRecord::at)
                .toList();
    }

    @Test
    void shouldReadLettersAndRefuseWhatIsNone() {
        // When
        List<RefusedRecord> read = List.of(
                letter("{\"reason\":\"no key\",\"topic\":\"lethe.events.embedded\",\"offset\":1,"
                        + "\"arrivedAt\":\"1970-01-01T00:00:01Z\",\"value\":\"AAAA\",\"more\":{\"a\":[1]}}"),
                letter("{\"topic\":\"lethe.items\",\"text\":\"a\\n b\"}"));

        // Then
        assertThat(read.get(0))
                .isEqualTo(new RefusedRecord(
                        "default", 1000, "lethe.events.embedded", null, null, "no key", null, null, null));
        assertThat(read.get(0).kind()).isEqualTo("event");
        assertThat(read.get(1).kind()).isEqualTo("item");
        assertThat(read.get(1).excerpt()).isEqualTo("a b");
        assertThat(RefusedRecord.read("[]".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(RefusedRecord.read("{\"reason\":".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(RefusedRecord.read("{\"arrivedAt\":\"never\"}".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void shouldShowTheKeyAndForgetTheUser() {
        // Given
        DeadLetters letters = new DeadLetters(5);
        RefusedRecord about = letter(
                "{\"reason\":\"is blank\",\"field\":\"itemId\",\"given\":\" \",\"topic\":\"lethe.items\",\"tenant\":\"shop\","
                        + "\"userId\":\"ann\",\"key\":\"YzQ=\"}");
        letters.add("a", about);
        letters.add("b", letter(1));

        // When
        letters.forget(new UserKey("shop", "ann"));

        // Then
        assertThat(about.key()).isEqualTo("c4");
        assertThat(about.value()).isEqualTo(" ");
        assertThat(letter("{\"key\":\"AAE=\"}").key()).isNull();
        assertThat(letters.page("shop", Place.NEWEST, ANY, 10).letters()).isEmpty();
        assertThat(letters.page("default", Place.NEWEST, ANY, 10).letters()).hasSize(1);
    }

    private static RefusedRecord letter(int at) {
        return new RefusedRecord("default", at, "lethe.items", "title", null, "is missing", null, null, "{}");
    }

    private static RefusedRecord letter(String json) {
        return RefusedRecord.read(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
