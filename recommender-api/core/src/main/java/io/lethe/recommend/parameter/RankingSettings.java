package io.lethe.recommend.parameter;

import io.lethe.interest.profile.InterestSettings;
import java.util.Objects;

/**
 * Everything about ranking that can be set.
 *
 * @param interest    how facts are read as interest
 * @param mix         how much each source counts
 * @param diversity   how much a list avoids items that are alike where a request does not say, 0 to 1
 * @param suppression how long an item stays away that the user turned down
 * @param repeat      whether an item comes back that the user has had
 * @param exploration the share of a list's places that go to items with few events where a request does not say, 0 to 1
 * @param ranker      what a learned ranker does, where one is at work
 */
public record RankingSettings(
        InterestSettings interest,
        Mix mix,
        double diversity,
        Suppression suppression,
        RepeatRule repeat,
        double exploration,
        RankerSettings ranker) {
    private static final double DEFAULT_DIVERSITY = 0.1;

    public RankingSettings {
        Objects.requireNonNull(interest, "interest");
        Objects.requireNonNull(mix, "mix");
        Objects.requireNonNull(suppression, "suppression");
        Objects.requireNonNull(repeat, "repeat");
        Objects.requireNonNull(ranker, "ranker");
        if (!(diversity >= 0 && diversity <= 1)) {
            throw new IllegalArgumentException("diversity is from 0 to 1, not " + diversity);
        }
        if (!(exploration >= 0 && exploration <= 1)) {
            throw new IllegalArgumentException("exploration is from 0 to 1, not " + exploration);
        }
    }

    public static RankingSettings defaults() {
        return new RankingSettings(
                InterestSettings.defaults(),
                Mix.defaults(),
                DEFAULT_DIVERSITY,
                Suppression.defaults(),
                RepeatRule.defaults(),
                0,
                RankerSettings.defaults());
    }

    public RankingSettings withInterest(InterestSettings other) {
        return new RankingSettings(other, mix, diversity, suppression, repeat, exploration, ranker);
    }

    public RankingSettings withSuppression(Suppression other) {
        return new RankingSettings(interest, mix, diversity, other, repeat, exploration, ranker);
    }

    public RankingSettings withRepeat(RepeatRule other) {
        return new RankingSettings(interest, mix, diversity, suppression, other, exploration, ranker);
    }
}
