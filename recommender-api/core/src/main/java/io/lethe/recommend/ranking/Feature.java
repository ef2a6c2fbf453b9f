package io.lethe.recommend.ranking;

import io.lethe.recommend.list.Contribution.Kind;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A feature of an item in a user's pool, as a learned ranker sees it. Unknown features are NaN. The code is stored in
 * model files. The meaning of a code never changes: a new meaning gets a new code, so a model only sees features it was
 * trained on.
 */
public enum Feature {
    MIX_SCORE("mix.score", Kind.RANKER, "the mix's score"),
    MIX_PLACE("mix.place", Kind.RANKER, "the place in the pool by the mix, from 0"),
    MIX_SHARE("mix.share", Kind.RANKER, "the mix's score by the highest in the pool"),
    NEIGHBOUR_SUM("neighbour.sum", Kind.NEIGHBOUR, "what all of the kind add in the mix"),
    NEIGHBOUR_BEST("neighbour.best", Kind.NEIGHBOUR, "the largest addend of the kind"),
    NEIGHBOUR_SHARE("neighbour.share", Kind.NEIGHBOUR, "the kind's part of all positive addends"),
    NEIGHBOUR_COUNT("neighbour.count", Kind.NEIGHBOUR, "how many addends of the kind there are"),
    NEIGHBOUR_PLACE(
            "neighbour.place", Kind.NEIGHBOUR, "how many baskets came after the newest event that leads to the item"),
    NEIGHBOUR_AFTER("neighbour.after", Kind.NEIGHBOUR, "ln(1 + c_ij): how often it came after the last items"),
    NEIGHBOUR_BEFORE("neighbour.before", Kind.NEIGHBOUR, "ln(1 + c_ji): how often it came before the last items"),
    NEIGHBOUR_TOGETHER(
            "neighbour.together",
            Kind.NEIGHBOUR,
            "ln(1 + t_ij): how often it was chosen at the time of the last items"),
    INTEREST_SUM("interest.sum", Kind.INTEREST, "what all of the kind add in the mix"),
    INTEREST_BEST("interest.best", Kind.INTEREST, "the largest addend of the kind"),
    INTEREST_SHARE("interest.share", Kind.INTEREST, "the kind's part of all positive addends"),
    INTEREST_CATEGORIES(
            "interest.categories", Kind.INTEREST, "the mean share of categories in common with the last ten items"),
    TEXT_SUM("text.sum", Kind.TEXT, "what the kind adds in the mix"),
    TEXT_COSINE("text.cosine", Kind.TEXT, "the mean cosine with the last items"),
    TEXT_HIGHEST("text.highest", Kind.TEXT, "the highest cosine with one of the last ten items"),
    TEXT_MEAN("text.mean", Kind.TEXT, "the mean cosine with the last ten items"),
    TEXT_CATEGORIES("text.categories", Kind.TEXT, "the mean share of categories in common with the last items"),
    TREND_SUM("trend.sum", Kind.TREND, "what the kind adds in the mix"),
    TREND_BEHIND("trend.behind", Kind.TREND, "log₂ S_j − log₂ max S"),
    TREND_EVENTS("trend.events", Kind.TREND, "ln n_j"),
    REPEAT_SUM("repeat.sum", Kind.REPEAT, "what the kind adds in the mix"),
    REPEAT_EVENTS("repeat.events", Kind.REPEAT, "how many events the user has with the item"),
    REPEAT_DAYS("repeat.days", Kind.REPEAT, "days since the last of them"),
    USER_EVENTS("user.events", Kind.RANKER, "how many events the user has"),
    USER_ITEMS("user.items", Kind.RANKER, "how many different items are in them"),
    USER_DAYS("user.days", Kind.RANKER, "days since the last of them"),
    ITEM_DAYS("item.days", Kind.RANKER, "days since the item was published");

    private static final Map<String, Feature> BY_CODE = new TreeMap<>();

    static {
        for (Feature feature : values()) {
            BY_CODE.put(feature.code, feature);
        }
    }

    private final String code;
    private final Kind kind;
    private final String meaning;

    Feature(String code, Kind kind, String meaning) {
        this.code = code;
        this.kind = kind;
        this.meaning = meaning;
    }

    /** The name in model files. */
    public String code() {
        return code;
    }

    /** The kind of contribution that the feature's share of a score belongs to. */
    public Kind kind() {
        return kind;
    }

    /** The description, for the documentation. */
    public String meaning() {
        return meaning;
    }

    /** The feature with the given code; null if there is none. */
    static @Nullable Feature ofCode(String code) {
        return BY_CODE.get(code);
    }
}
