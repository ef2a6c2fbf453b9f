package io.lethe.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.TimeReading.Day;
import io.lethe.event.TimeReading.Doubtful;
import io.lethe.event.TimeReading.Local;
import io.lethe.event.TimeReading.Moment;
import io.lethe.event.TimeReading.Unreadable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeRuleTest {
    private static final TimeRule RULE = TimeRule.DEFAULT;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-03-09T14:30:05Z",
                "2025-03-09T14:30:05z",
                "2025-03-09t14:30:05z",
                "2025-03-09 14:30:05Z",
                "2025-03-09T16:30:05+0200",
                "2025-03-09T16:30:05+02",
                "2025-03-09T16:30:05+02:00",
                "2025-03-09T16:30:05+02:00:00",
                "2025-03-09 14:30:05+00:00",
                "2025-03-09 14:30:05 +0000",
                "2025-03-09 14:30:05 UTC",
                "2025-03-09T11:00:05-03:30",
                "2025-03-09T11:00:05\u22120330",
                "2025-03-09T15:30:05+01:00[Europe/Paris]",
                "20250309T143005Z",
                "20250309T163005+0200",
                "2025-03-09T14:30:05.0Z",
                "2025-03-09T14:30:05,000000Z",
                "2025-03-09T14:30:05.00000000000000000001Z",
                " 2025-03-09T14:30:05Z ",
                "1741530605000"
            })
    void shouldReadTimesAsProgramsWriteThem(String written) {
        assertThat(RULE.ofText(written)).isEqualTo(new Moment(1_741_530_605_000L));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-09T14:30Z, 2025-03-09T14:30:00Z",
        "20250309T1430Z, 2025-03-09T14:30:00Z",
        "2025-03-09T14Z, 2025-03-09T14:00:00Z",
        "2025-03-09T24:00:00Z, 2025-03-10T00:00:00Z",
        "2025-03-09T14:30:05.1Z, 2025-03-09T14:30:05.100Z",
        "2025-03-09T14:30:05.1239999Z, 2025-03-09T14:30:05.123Z",
        "1969-07-20T20:17:40Z, 1969-07-20T20:17:40Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z"
    })
    void shouldReadTheMomentThatIsMeant(String written, Instant meant) {
        assertThat(RULE.ofText(written)).isEqualTo(new Moment(meant.toEpochMilli()));
    }

    @Test
    void shouldReadWhatJavaWrites() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 10_000; i++) {
            Instant time = Instant.ofEpochMilli(random.nextLong(-62_135_596_800_000L, 253_402_300_800_000L));

            assertThat(RULE.ofText(time.toString())).as("%s", time).isEqualTo(new Moment(time.toEpochMilli()));
        }
    }

    @Test
    void shouldTellLocalTimesAndDaysFromMoments() {
        assertThat(RULE.ofText("2025-03-09 14:30")).isEqualTo(new Local(LocalDateTime.of(2025, 3, 9, 14, 30)));
        assertThat(RULE.ofText("2025-03-09")).isEqualTo(new Day(LocalDate.of(2025, 3, 9)));
        assertThat(RULE.ofText("20250309")).isEqualTo(new Day(LocalDate.of(2025, 3, 9)));
        assertThat(new Day(LocalDate.of(2025, 3, 9)).startsAt()).isEqualTo(1_741_478_400_000L);
        assertThat(RULE.ofText("2025-03-09T14:30").asMoment())
                .isEqualTo(new Unreadable(
                        "has no offset from UTC: write 2025-03-09T14:30Z, or +02:00 and the like for Z"));
        assertThat(RULE.ofText("2025-03-09").asMoment())
                .isEqualTo(new Unreadable("is a day and no moment: write 2025-03-09T00:00:00Z, say"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2025",
                "2025-03",
                "2025-3-9T14:30:05Z",
                "2025-03-09T14:30:05X",
                "2025-03-09T14:30:05+2",
                "2025-03-09T14:30:05.Z",
                "2025-03-09T14:30:05Z and more",
                "2025-03-09T14:30:05[Europe/Paris]",
                "2025-03-09_14:30:05Z",
                "2025-02-29T14:30:05Z",
                "2025-13-01",
                "2025-03-09T25:00:00Z",
                "2025-03-09T14:30:05+19:00",
                "09/03/2025",
                "2025-W10-7",
                "١٧٤١٥٣٠٦٠٥٠٠٠"
            })
    void shouldNotGuessAtAnythingElse(String written) {
        assertThat(RULE.ofText(written)).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1741530605, looks like seconds (2025-03-09T14:30:05Z)",
        "1741530605000000, looks like microseconds (2025-03-09T14:30:05Z)",
        "1741530605000000000, looks like nanoseconds (2025-03-09T14:30:05Z)",
        "631152000, looks like seconds (1990-01-01T00:00:00Z)",
        "4102444799, looks like seconds (2099-12-31T23:59:59Z)"
    })
    void shouldSayWhichUnitANumberLooksLike(long number, String reason) {
        assertThat(RULE.ofNumber(number)).isEqualTo(new Doubtful(reason + "; times are milliseconds or ISO 8601 text"));
        assertThat(RULE.ofText(String.valueOf(number))).isInstanceOfAny(Doubtful.class, Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1741530605000000000, looks like nanoseconds (2025-03-09T14:30:05Z)",
        "1741530605.250, looks like seconds (2025-03-09T14:30:05.250Z)"
    })
    void shouldSayTheSameOfANumberThatIsWrittenAsAText(String number, String reason) {
        assertThat(RULE.ofText(number)).isEqualTo(new Doubtful(reason + "; times are milliseconds or ISO 8601 text"));
        assertThat(RULE.ofText("1741530605250.75")).isEqualTo(new Moment(1_741_530_605_250L));
        assertThat(RULE.ofText("99999999999999999999")).isInstanceOf(Doubtful.class);
    }

    @Test
    void shouldSeeSecondsWithAFraction() {
        assertThat(RULE.ofNumber(1_741_530_605.25))
                .isEqualTo(new Doubtful(
                        "looks like seconds (2025-03-09T14:30:05.250Z); times are milliseconds or ISO 8601 text"));
        assertThat(RULE.ofNumber(1_741_530_605_250.75)).isEqualTo(new Moment(1_741_530_605_250L));
    }

    @ParameterizedTest
    @ValueSource(
            longs = {0, -1, 5, 2025, 20_250_309, 631_151_999_999L, 4_102_444_800_000L, Long.MIN_VALUE, Long.MAX_VALUE})
    void shouldBelieveNoNumberFarFromAllData(long number) {
        assertThat(RULE.ofNumber(number)).isInstanceOf(Doubtful.class);
        assertThat(RULE.ofNumber((double) number)).isInstanceOf(Doubtful.class);
    }

    @Test
    void shouldSayWhatToWriteForOldTimes() {
        assertThat(RULE.ofNumber(315_532_800_000L))
                .isEqualTo(new Doubtful("is 315532800000 ms, which is 1980-01-01T00:00:00Z and before"
                        + " 1990-01-01T00:00:00Z: write older times as ISO 8601 text"));
        assertThat(RULE.ofNumber(2025)).isInstanceOfSatisfying(Doubtful.class, doubtful -> assertThat(doubtful.reason())
                .startsWith("looks like a year"));
        assertThat(RULE.ofNumber(Double.NaN)).isInstanceOf(Doubtful.class);
        assertThat(RULE.ofNumber(Double.NEGATIVE_INFINITY)).isInstanceOf(Doubtful.class);
    }

    @Test
    void shouldBelieveOlderNumbersInAnArchive() {
        TimeRule archive = new TimeRule(Instant.parse("1950-01-01T00:00:00Z").toEpochMilli());

        assertThat(archive.ofNumber(-5)).isEqualTo(new Moment(-5));
        assertThat(archive.ofNumber(1_741_530_605L)).isEqualTo(new Moment(1_741_530_605L));
    }
}
