package io.lethe.recommend.parameter;

import io.lethe.interest.profile.InterestSettings;
import java.util.Objects;
import java.util.Optional;

/**
 * All settings of ranking.
 *
 * @param interest    how events become interest
 * @param mix         the weight of each source
 * @param diversity   the default for how strongly a list avoids similar items, 0 to 1
 * @param suppression how long an item stays hidden after negative feedback
 * @param repeat      whether used-up items return
 * @param fatigue     how items tire that are shown and not clicked
 * @param horizons    how far back the interests reach that a list follows
 * @param context     how the context of a request counts
 * @param exploration the default share of a list's places for items with few events, 0 to 1
 * @param ranker      the settings of a learned ranker, if there is one
 * @param learning    what is learned from the tenant's own log
 * @param scale       how scores become probabilities; no setting, since a log teaches it
 */
public record RankingSettings(
        InterestSettings interest,
        Mix mix,
        double diversity,
        Horizons horizons,
        Suppression suppression,
        RepeatRule repeat,
        Fatigue fatigue,
        ContextSettings context,
        double exploration,
        RankerSettings ranker,
        LearningSettings learning,
        ChoiceScale scale) {
    private static final double DEFAULT_DIVERSITY = 0.1;

    public RankingSettings {
        Objects.requireNonNull(interest, "interest");
        Objects.requireNonNull(mix, "mix");
        Objects.requireNonNull(horizons, "horizons");
        Objects.requireNonNull(suppression, "suppression");
        Objects.requireNonNull(repeat, "repeat");
        Objects.requireNonNull(fatigue, "fatigue");
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(ranker, "ranker");
        Objects.requireNonNull(learning, "learning");
        Objects.requireNonNull(scale, "scale");
        if (!(diversity >= 0 && diversity <= 1)) {
            throw new IllegalArgumentException("diversity is from 0 to 1, not " + diversity);
        }
        if (!(exploration >= 0 && exploration <= 1)) {
            throw new IllegalArgumentException("exploration is from 0 to 1, not " + exploration);
        }
    }

    /** Settings with the scale that counts until a log has taught its own. */
    public RankingSettings(
            InterestSettings interest,
            Mix mix,
            double diversity,
            Horizons horizons,
            Suppression suppression,
            RepeatRule repeat,
            Fatigue fatigue,
            ContextSettings context,
            double exploration,
            RankerSettings ranker,
            LearningSettings learning) {
        this(
                interest,
                mix,
                diversity,
                horizons,
                suppression,
                repeat,
                fatigue,
                context,
                exploration,
                ranker,
                learning,
                ChoiceScale.defaults());
    }

    public static RankingSettings defaults() {
        return new RankingSettings(
                InterestSettings.defaults(),
                Mix.defaults(),
                DEFAULT_DIVERSITY,
                Horizons.defaults(),
                Suppression.defaults(),
                RepeatRule.defaults(),
                Fatigue.defaults(),
                ContextSettings.defaults(),
                0,
                RankerSettings.defaults(),
                LearningSettings.defaults());
    }

    /** Why a number of the mix does not follow what a log teaches; empty if it does. */
    public Optional<HoldReason> holdReason(MixNumber number) {
        if (!learning.mix()) {
            return Optional.of(HoldReason.OFF);
        } else if (!number.isLearned() || learning.hold().contains(number)) {
            return Optional.of(HoldReason.HOLD);
        }
        return number.of(mix) == number.of(Mix.defaults()) ? Optional.empty() : Optional.of(HoldReason.VALUE);
    }

    public RankingSettings withInterest(InterestSettings other) {
        return new RankingSettings(
                other,
                mix,
                diversity,
                horizons,
                suppression,
                repeat,
                fatigue,
                context,
                exploration,
                ranker,
                learning,
                scale);
    }

    public RankingSettings withMix(Mix other) {
        return new RankingSettings(
                interest,
                other,
                diversity,
                horizons,
                suppression,
                repeat,
                fatigue,
                context,
                exploration,
                ranker,
                learning,
                scale);
    }

    public RankingSettings withSuppression(Suppression other) {
        return new RankingSettings(
                interest,
                mix,
                diversity,
                horizons,
                other,
                repeat,
                fatigue,
                context,
                exploration,
                ranker,
                learning,
                scale);
    }

    public RankingSettings withLearning(LearningSettings other) {
        return new RankingSettings(
                interest,
                mix,
                diversity,
                horizons,
                suppression,
                repeat,
                fatigue,
                context,
                exploration,
                ranker,
                other,
                scale);
    }

    /** The same, with nothing learned from the log. */
    public RankingSettings withoutLearning() {
        return withLearning(learning.withMix(false));
    }

    public RankingSettings withRepeat(RepeatRule other) {
        return new RankingSettings(
                interest,
                mix,
                diversity,
                horizons,
                suppression,
                other,
                fatigue,
                context,
                exploration,
                ranker,
                learning,
                scale);
    }

    public RankingSettings withFatigue(Fatigue other) {
        return new RankingSettings(
                interest,
                mix,
                diversity,
                horizons,
                suppression,
                repeat,
                other,
                context,
                exploration,
                ranker,
                learning,
                scale);
    }

    public RankingSettings withContext(ContextSettings other) {
        return new RankingSettings(
                interest,
                mix,
                diversity,
                horizons,
                suppression,
                repeat,
                fatigue,
                other,
                exploration,
                ranker,
                learning,
                scale);
    }

    public RankingSettings withScale(ChoiceScale other) {
        return new RankingSettings(
                interest,
                mix,
                diversity,
                horizons,
                suppression,
                repeat,
                fatigue,
                context,
                exploration,
                ranker,
                learning,
                other);
    }
}
