package io.lethe.recommend.reason;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.recommend.learning.LearnedMix;
import io.lethe.recommend.learning.LearnedNumbers;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.MixNumber;
import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MixSentencesTest {
    private static String said(MixNumber number, double learned, Language language) {
        return new MixSentences(language).of(number, number.of(Mix.defaults()), learned, OptionalDouble.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HISTORY_POWER | 0.3 | Memory lasts some nine choices here: that far back, one counts half as much as the newest.",
                "HISTORY_POWER | 0.25 | Memory lasts some 15 choices here: that far back, one counts half as much as the newest.",
                "HISTORY_POWER | 0 | Memory hardly fades here: all that a user chose counts alike.",
                "HISTORY_POWER | 2.5 | Memory is short here: the newest choice counts by far the most.",
                "WORDS | 0.03125 | Words say little here: they count an eighth as much as usual.",
                "WORDS | 0.125 | Words say less here: they count half as much as usual.",
                "WORDS | 0 | Words say nothing here.",
                "TEXT | 0.4 | Meaning says more here: it counts twice as much as usual.",
                "TEXT | 3.2 | Meaning says a lot here: it counts 16 times as much as usual.",
                "BACKWARD | 1 | Direction hardly matters here: what came before counts as much as what came after.",
                "BACKWARD | 0 | Direction matters here: only what came after counts.",
                "BACKWARD | 0.5 | What came before counts 50 % of what came after here.",
                "LIFT | 0.3 | Popular items have a larger head start here than usual.",
                "LIFT | 0 | Popular items have no head start here.",
                "TREND_EVENTS | 62500 | 'Popularity lasts here: it halves after 62,500 events, not 2,500.'",
                "TREND_EVENTS | 500 | 'Popularity passes fast here: it halves after 500 events, not 2,500.'",
                "HISTORY_DAYS | 7 | 'Memory fades with time here: what was chosen 7 days ago counts half as much as what is"
                        + " new.'",
                "HISTORY_DAYS | 0.0416666 | 'Memory fades with time here: what was chosen one hour ago counts half as"
                        + " much as what is new.'",
                "STEERING | 0 | 'Lists do not follow interests here: what is chosen next is seldom of them.'",
                "STEERING | 0.0625 | 'Lists follow interests 25 % as far as usual here: what is chosen next often is of"
                        + " none.'",
                "HISTORY_POWER | 1.1 | Memory is as usual: the log speaks clearly for nothing else.",
                "TEXT | 0.2 | Meaning counts as usual: the log speaks clearly for nothing else.",
                "WORDS | 0.25 | Words count as usual: the log speaks clearly for nothing else."
            })
    void shouldSayWhatANumberMeans(MixNumber number, double learned, String sentence) {
        assertThat(said(number, learned, Language.ENGLISH)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayEveryValueInBothLanguages(MixNumber number) {
        double usual = number.of(Mix.defaults()) > 0 ? number.of(Mix.defaults()) : 2;
        for (Language language : Language.values()) {
            // When
            Set<String> sentences = new HashSet<>();
            for (double factor : new double[] {0, 0.2, 0.9, 1, 9}) {
                sentences.add(said(number, factor * usual, language));
            }

            // Then
            assertThat(sentences)
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allMatch(one -> one.endsWith(language == Language.ENGLISH ? "." : "。"));
        }
        assertThat(said(number, 0.2 * usual, Language.CHINESE)).doesNotContainPattern("[a-zA-Z]");
    }

    @Test
    void shouldSayWhatSettingsHold() {
        assertThat(new MixSentences(Language.ENGLISH).of(MixNumber.TEXT, 0.2, 0, OptionalDouble.of(0.2)))
                .isEqualTo("Meaning says nothing here. Settings hold it at 0.2.");
        assertThat(new MixSentences(Language.CHINESE).of(MixNumber.TEXT, 0.2, 0, OptionalDouble.of(0.2)))
                .isEqualTo("在这里，含义说明不了什么。设置把它固定为 0.2。");
    }

    @Test
    void shouldSumUpWhatMoved() {
        // Given
        Mix prior = Mix.defaults();
        Mix moved = MixNumber.HISTORY_POWER.in(MixNumber.WORDS.in(prior, 0), 0.3);

        // Then
        assertThat(new MixSentences(Language.ENGLISH).summary(numbers(moved)))
                .isEqualTo("Words say nothing here. Memory lasts some nine choices here: that far back, one counts "
                        + "half as much as the newest.");
        assertThat(new MixSentences(Language.CHINESE).summary(numbers(prior))).isEqualTo("1,200 次选择没有明确支持别的比重。");
    }

    private static LearnedNumbers numbers(Mix learned) {
        return LearnedNumbers.of(new LearnedMix(learned, 1_200, 0, 0, null), Mix.defaults(), "", 1, 1);
    }
}
