package io.lethe.recommend.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.recommend.learning.LearnedNumbers.Moved;
import io.lethe.recommend.parameter.ChoiceScale;
import io.lethe.recommend.parameter.HoldReason;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.MixNumber;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.settings.SettingsDocument;
import io.lethe.recommend.settings.SettingsReading.Sound;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnedNumbersTest {
    private static final Mix PRIOR = Mix.defaults();
    private static final LearnedNumbers LEARNED = LearnedNumbers.of(
            new LearnedMix(MixNumber.HISTORY_POWER.in(MixNumber.TEXT.in(PRIOR, 0.1), 0.25), 600, 1.0 / 3, 0.5, null),
            PRIOR,
            "0123456789ab",
            40,
            5_000);

    private static RankingSettings settings(String document) {
        return ((Sound) SettingsDocument.read(document)).document().settings();
    }

    @Test
    void shouldTakeThePlaceOfNumbersThatHaveTheirDefaults() {
        // When
        RankingSettings over = LEARNED.over(settings("{mix: {trend: 0.5}}"));

        // Then
        Mix set = settings("{mix: {trend: 0.5}}").mix();
        assertThat(over.mix()).isEqualTo(MixNumber.HISTORY_POWER.in(MixNumber.TEXT.in(set, 0.1), 0.25));
        assertThat(over.withMix(set)).isEqualTo(settings("{mix: {trend: 0.5}}"));
    }

    @Test
    void shouldLeaveWhatSettingsHoldOrSet() {
        // Given
        RankingSettings held = settings("{learning: {hold: [text]}}");
        RankingSettings set = settings("{mix: {historyPower: 0.7}}");

        // Then
        assertThat(LEARNED.over(held).mix()).isEqualTo(MixNumber.HISTORY_POWER.in(PRIOR, 0.25));
        assertThat(held.holdReason(MixNumber.TEXT)).contains(HoldReason.HOLD);
        assertThat(held.holdReason(MixNumber.HISTORY_POWER)).isEmpty();
        assertThat(LEARNED.over(set).mix()).isEqualTo(MixNumber.TEXT.in(set.mix(), 0.1));
        assertThat(set.holdReason(MixNumber.HISTORY_POWER)).contains(HoldReason.VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{learning: {mix: false}}",
                "{learning: {hold: [historyPower, text]}}",
                "{mix: {text: 0.3}, learning: {hold: [historyPower]}}"
            })
    void shouldLeaveSettingsAloneThatFollowNothing(String document) {
        // Given
        RankingSettings settings = settings(document);

        // Then
        assertThat(LEARNED.over(settings)).isSameAs(settings);
    }

    @Test
    void shouldSayHowLikelyChoicesAreUnlessSettingsSwitchLearningOff() {
        // Given
        ChoiceScale scale = new ChoiceScale(-2.5, 1.25);
        LearnedNumbers learned = new LearnedNumbers(Map.of(), scale, "0123456789ab", 600, 0.1, 0.1, 40, 5_000);

        // Then
        assertThat(learned.over(RankingSettings.defaults()).scale()).isEqualTo(scale);
        assertThat(learned.over(settings("{learning: {mix: false}}")).scale()).isEqualTo(ChoiceScale.defaults());
        assertThat(learned.isLike(learned)).isTrue();
        assertThat(learned.isLike(new LearnedNumbers(Map.of(), null, "0123456789ab", 600, 0.1, 0.1, 40, 5_000)))
                .isFalse();
    }

    @Test
    void shouldReadBackWhateverItWrites() {
        // Given
        Random random = new Random(20_261_129);
        for (int i = 0; i < 300; i++) {
            Map<MixNumber, Moved> moved = new EnumMap<>(MixNumber.class);
            Arrays.stream(MixNumber.values())
                    .filter(number -> number.isLearned() && random.nextBoolean())
                    .forEach(number -> moved.put(
                            number,
                            new Moved(
                                    random.nextDouble(),
                                    number == MixNumber.TREND_EVENTS
                                            ? 1 + random.nextInt(9_000)
                                            : random.nextDouble())));
            LearnedNumbers numbers = new LearnedNumbers(
                    moved,
                    random.nextBoolean() ? new ChoiceScale(random.nextGaussian(), random.nextDouble()) : null,
                    "0123456789ab",
                    random.nextInt(600),
                    random.nextDouble(),
                    random.nextDouble(),
                    random.nextInt(1_000),
                    random.nextInt(1_000_000));

            // Then
            assertThat(MixMemory.read(numbers.text())).isEqualTo(numbers);
            assertThat(MixMemory.read(numbers.text()).version())
                    .isEqualTo(numbers.version())
                    .matches("[0-9a-f]{12}");
        }
        assertThat(MixMemory.read(new ForgottenMix(812).text())).isEqualTo(new ForgottenMix(812));
    }

    @Test
    void shouldBeWrittenInOneForm() {
        assertThat(LEARNED.text())
                .isEqualTo("{\"numbers\":{\"text\":{\"prior\":0.2,\"learned\":0.1},"
                        + "\"historyPower\":{\"prior\":1.1,\"learned\":0.25}},\"settings\":\"0123456789ab\","
                        + "\"choices\":600,\"gain\":{\"before\":0.333333,\"after\":0.5},\"users\":40,\"events\":5000}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "[]",
                "{\"numbers\":{}}",
                "{\"settings\":\"a\",\"numbers\":{\"repeat\":{\"prior\":1,\"learned\":0.5}}}",
                "{\"settings\":\"a\",\"numbers\":{\"txt\":{\"prior\":1,\"learned\":0.5}}}",
                "{\"settings\":\"a\",\"numbers\":{\"lift\":{\"prior\":1,\"learned\":7}}}",
                "{\"settings\":\"a\",\"numbers\":{\"text\":{\"prior\":1}}}"
            })
    void shouldRefuseWhatWasNeverLearned(String text) {
        assertThatThrownBy(() -> MixMemory.read(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
