package io.lethe.recommend.service.learning;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lethe.recommend.learning.LearnedNumbers;
import io.lethe.recommend.learning.LearnedNumbers.Moved;
import io.lethe.recommend.parameter.ChoiceScale;
import io.lethe.recommend.parameter.HoldReason;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.MixNumber;
import io.lethe.recommend.reason.Language;
import io.lethe.recommend.reason.MixSentences;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.known.KnownMix;
import io.lethe.recommend.service.known.ModelBook;
import io.lethe.recommend.service.known.SettingsBook.Versioned;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant's log taught about its mix.
 *
 * @param version  follows from the content
 * @param words    all that moved, in a few sentences
 * @param settings the version of the settings that learning started from
 * @param choices  how many choices it was learned from
 * @param users    how many users the log had
 * @param events   how many events the log had
 * @param gain     what it gains on these choices
 * @param scale    how scores become the probabilities of predictions; missing if there were too few choices
 * @param numbers  every number that can be learned
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MixAnswer(
        String name,
        String version,
        String learnedAt,
        String words,
        String settings,
        int choices,
        long users,
        long events,
        MixGain gain,
        @Nullable MixScale scale,
        List<LearnedNumber> numbers) {

    /** The mean of {@code 1 / log₂(rank + 1)} of what was chosen, 0 to 1, by the settings and by what was learned. */
    record MixGain(double before, double after) {}

    /** The log-odds of a choice are {@code offset + slope · (n(score) − usual)}, as {@link ChoiceScale} has it. */
    record MixScale(double offset, double slope) {
        static @Nullable MixScale of(@Nullable ChoiceScale scale) {
            return scale == null ? null : new MixScale(scale.offset(), scale.slope());
        }
    }

    /**
     * A number of the mix.
     *
     * @param name    what settings call it
     * @param prior   where learning started
     * @param learned what the log taught
     * @param inForce what counts
     * @param held    whether settings keep their own value
     * @param heldBy  why: off, hold or value; missing if they do not
     * @param words   a sentence for people
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LearnedNumber(
            String name,
            double prior,
            double learned,
            double inForce,
            boolean held,
            @Nullable String heldBy,
            String words) {

        static LearnedNumber of(MixNumber number, LearnedNumbers numbers, Versioned inForce, MixSentences sentences) {
            Mix set = inForce.document().settings().mix();
            Moved moved = numbers.moved().getOrDefault(number, new Moved(number.of(set), number.of(set)));
            Optional<HoldReason> held = inForce.document().settings().holdReason(number);
            double value = number.of(inForce.settings().mix());
            return new LearnedNumber(
                    number.code(),
                    moved.prior(),
                    moved.learned(),
                    value,
                    held.isPresent(),
                    held.map(HoldReason::code).orElse(null),
                    sentences.of(
                            number,
                            moved.prior(),
                            moved.learned(),
                            held.isPresent() ? OptionalDouble.of(value) : OptionalDouble.empty()));
        }
    }

    static MixAnswer of(KnownMix known, LearnedNumbers numbers, Versioned inForce, Language language) {
        MixSentences sentences = new MixSentences(language);
        return new MixAnswer(
                ModelBook.MIX,
                known.version(),
                Parameters.text(known.at()),
                sentences.summary(numbers),
                numbers.settings(),
                numbers.choices(),
                numbers.users(),
                numbers.events(),
                new MixGain(numbers.before(), numbers.after()),
                MixScale.of(numbers.scale()),
                Arrays.stream(MixNumber.values())
                        .filter(MixNumber::isLearned)
                        .map(number -> LearnedNumber.of(number, numbers, inForce, sentences))
                        .toList());
    }
}
