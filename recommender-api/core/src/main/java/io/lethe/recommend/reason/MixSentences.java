package io.lethe.recommend.reason;

import io.lethe.recommend.learning.LearnedNumbers;
import io.lethe.recommend.parameter.MixNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What a tenant's log taught about the mix, in sentences for people. */
public final class MixSentences {
    private final MixPhrases phrases;

    public MixSentences(Language language) {
        this.phrases = language.mixPhrases();
    }

    /**
     * What a number says.
     *
     * @param usual where learning started
     * @param held  the value that settings keep instead; empty if they do not
     */
    public String of(MixNumber number, double usual, double learned, OptionalDouble held) {
        String said = usual == learned ? phrases.usual(number) : moved(number, usual, learned);
        return held.isPresent() ? said + phrases.space() + phrases.held(held.getAsDouble()) : said;
    }

    private String moved(MixNumber number, double usual, double learned) {
        return switch (number) {
            case HISTORY_POWER -> phrases.memory(learned > 0 ? Math.pow(2, 1 / learned) - 1 : Double.POSITIVE_INFINITY);
            case HISTORY_DAYS -> phrases.memoryByClock(learned);
            case BACKWARD -> phrases.backward(learned);
            case LIFT -> phrases.lift(times(usual, learned));
            case STEERING -> phrases.steering(times(usual, learned));
            case TREND_EVENTS -> phrases.pace(learned, usual, learned > usual);
            case NEIGHBOUR, INTEREST, TEXT, WORDS, HABIT, TREND, TOGETHER, REPEAT ->
                phrases.source(number, times(usual, learned));
        };
    }

    private static double times(double usual, double learned) {
        return learned == 0 ? 0 : learned / usual;
    }

    /** All that moved, in a few sentences. */
    public String summary(LearnedNumbers learned) {
        List<String> sentences = new ArrayList<>();
        learned.moved().forEach((number, one) -> sentences.add(moved(number, one.prior(), one.learned())));
        return sentences.isEmpty() ? phrases.nothing(learned.choices()) : String.join(phrases.space(), sentences);
    }
}
