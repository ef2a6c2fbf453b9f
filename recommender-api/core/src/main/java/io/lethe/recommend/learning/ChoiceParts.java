package io.lethe.recommend.learning;

import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.parameter.ChoiceScale;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.source.HistoryDecay;
import io.lethe.recommend.source.SourceParts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A choice beside the items that a list could have had in its place: what each source says of each of them. A mix ranks
 * them without another look at the catalogue.
 *
 * <p>The items are the chosen one and, of those that might have been recommended, the best by each of some mixes that
 * are far apart, and a random sample of the rest, each of which stands for many. So the first places by a mix between
 * them are exact, and the others an estimate.
 */
final class ChoiceParts {
    private static final int BEST = 40;
    private static final int DRAWN = 256;
    private static final double SMALLEST_SHARE = 1e-4;

    private final int items;
    private final int exact;
    private final double weight;
    private final Map<Addend, Rows> rows = new EnumMap<>(Addend.class);
    private final float[][] popular;
    private final boolean[] touched;
    private final double[] kept;
    private final int other;
    private final double known;

    /**
     * What a source says, without the items of which it says nothing.
     *
     * @param places the places of the other items, ascending
     * @param values by decay, and by place in {@code places}; all decays have the same zeros
     */
    private record Rows(int[] places, float[][] values) {
        static Rows of(double[][] all, int[] slots) {
            int[] places = IntStream.range(0, slots.length)
                    .filter(place -> all[0][slots[place]] != 0)
                    .toArray();
            float[][] values = new float[all.length][places.length];
            for (int decay = 0; decay < all.length; decay++) {
                for (int i = 0; i < places.length; i++) {
                    values[decay][i] = (float) all[decay][slots[places[i]]];
                }
            }
            return new Rows(places, values);
        }

        void addTo(double[] scores, int decay, double factor) {
            float[] row = values[decay];
            for (int i = 0; factor != 0 && i < places.length; i++) {
                scores[places[i]] += factor * row[i];
            }
        }
    }

    private ChoiceParts(
            SourceParts parts,
            Lookback.Moment moment,
            int[] slots,
            boolean[] touched,
            double[] kept,
            int exact,
            double weight,
            int other) {
        double[][] shares = moment.shares();
        this.known = moment.known();
        this.items = slots.length;
        this.exact = exact;
        this.weight = weight;
        double[] habits = new double[moment.slots()];
        parts.habits().forEach((slot, value) -> {
            if (slot < habits.length) {
                habits[slot] = value;
            }
        });
        rows.put(Addend.INTEREST, Rows.of(new double[][] {parts.interest()}, slots));
        rows.put(Addend.HABIT, Rows.of(new double[][] {habits}, slots));
        rows.put(Addend.FOLLOWING, Rows.of(parts.following(), slots));
        rows.put(Addend.PRECEDING, Rows.of(parts.preceding(), slots));
        rows.put(Addend.TOGETHER, Rows.of(parts.together(), slots));
        rows.put(Addend.MEANING, Rows.of(parts.meaning(), slots));
        rows.put(Addend.WORDING, Rows.of(parts.wording(), slots));
        this.popular = new float[shares.length][slots.length];
        for (int pace = 0; pace < popular.length; pace++) {
            for (int item = 0; item < slots.length; item++) {
                popular[pace][item] = (float) shares[pace][slots[item]];
            }
        }
        this.touched = touched;
        this.kept = kept;
        this.other = other;
    }

    /**
     * The parts of a choice; empty if its item could not have been recommended.
     *
     * @param moment from which it is looked back at
     * @param probes mixes that are far apart
     */
    static Optional<ChoiceParts> of(
            Choice choice,
            Catalogue catalogue,
            RankingSettings settings,
            HistoryDecay[] decays,
            Lookback.Moment moment,
            MixBatch probes) {
        int count = moment.slots();
        return Alternatives.of(choice, catalogue, settings, moment.order(), count)
                .map(others -> {
                    SourceParts parts = new SourceParts(
                            catalogue, settings, choice.before(), choice.at(), choice.since(), decays, count);
                    return drawn(choice, parts, others, moment, probes);
                });
    }

    /** All items in an order of slots, and not the chosen one first. */
    static ChoiceParts whole(SourceParts parts, Alternatives all, Lookback.Moment moment) {
        int[] order = moment.order();
        return new ChoiceParts(parts, moment, order, all.touched(), all.kept(), order.length, 1, 0);
    }

    private static ChoiceParts drawn(
            Choice choice, SourceParts parts, Alternatives all, Lookback.Moment moment, MixBatch probes) {
        int[] order = moment.order();
        boolean[] may = all.may();
        Set<Integer> best = new TreeSet<>();
        whole(parts, all, moment).score(probes, (number, scores) -> addBest(scores, may, best));
        List<Integer> others = new ArrayList<>();
        for (int place = 0; place < may.length; place++) {
            if (may[place] && parts.habits().containsKey(order[place])) {
                best.add(place);
            } else if (may[place] && !best.contains(place)) {
                others.add(place);
            }
        }
        Collections.shuffle(others, new Random(choice.seed()));
        List<Integer> drawn = others.subList(0, Math.min(DRAWN, others.size()));
        int[] places = Stream.of(best, drawn)
                .flatMap(Collection::stream)
                .mapToInt(Integer::intValue)
                .toArray();
        int[] slots = new int[places.length + 1];
        boolean[] touched = new boolean[slots.length];
        double[] kept = new double[slots.length];
        for (int item = 0; item < slots.length; item++) {
            int place = item == 0 ? all.wanted() : places[item - 1];
            slots[item] = order[place];
            touched[item] = all.touched()[place];
            kept[item] = all.kept()[place];
        }
        double each = drawn.isEmpty() ? 0 : others.size() / (double) drawn.size();
        int other = other(touched, best.size() + 1, others.size(), new Random(choice.seed()));
        return new ChoiceParts(parts, moment, slots, touched, kept, best.size() + 1, each, other);
    }

    /**
     * Draws an item that the user had nothing to do with: the first of the best ones or of those drawn, each of which
     * is as likely as any item of the rest.
     *
     * @param rest how many items those drawn stand for
     * @return its place; 0 if there is none
     */
    private static int other(boolean[] touched, int exact, int rest, Random random) {
        int best = exact - 1;
        boolean fromBest = random.nextInt(Math.max(1, best + rest)) < best;
        int[] places = IntStream.range(fromBest ? 1 : exact, fromBest ? exact : touched.length)
                .filter(place -> !touched[place])
                .toArray();
        return places.length == 0 ? 0 : places[fromBest ? random.nextInt(places.length) : 0];
    }

    /** The share of all events that had happened before, 0 to 1. */
    double known() {
        return known;
    }

    /**
     * How far the chosen item and one drawn at random are above the usual one, by the n of {@link ChoiceScale}.
     *
     * @param known the share of all events that had happened before
     */
    record Pair(double chosen, double other, double known) {}

    /** The chosen item and one drawn at random; empty if there is no other. */
    Optional<Pair> pair(MixPoint mix) {
        if (other == 0) {
            return Optional.empty();
        }
        double[] relevance = new double[items];
        for (Addend addend : Addend.values()) {
            add(addend, mix, relevance);
        }
        raise(relevance, mix.mix(), popular[mix.pace()], raises(mix), relevance);
        double usual = 0;
        for (int item = 0; item < items; item++) {
            usual += (item < exact ? 1 : weight) * ChoiceScale.number(relevance[item]);
        }
        usual /= exact + weight * (items - exact);
        return Optional.of(new Pair(
                ChoiceScale.number(relevance[0]) - usual, ChoiceScale.number(relevance[other]) - usual, known));
    }

    /**
     * The place of the chosen item among all, from 0, by each mix. Items of equal score take half a place each.
     *
     * @param into gets them, by the number of the mix
     */
    void ranks(MixBatch mixes, double[] into) {
        score(mixes, (number, scores) -> into[number] = rank(scores));
    }

    private double rank(double[] scores) {
        double rank = 0;
        for (int item = 1; item < items; item++) {
            double one = item < exact ? 1 : weight;
            if (scores[item] > scores[0]) {
                rank += one;
            } else if (scores[item] == scores[0]) {
                rank += one / 2;
            }
        }
        return rank;
    }

    /** The relevance of every item by a mix. */
    double[] relevance(MixPoint mix) {
        double[] relevance = new double[items];
        score(MixBatch.of(List.of(mix)), (number, scores) -> System.arraycopy(scores, 0, relevance, 0, items));
        return relevance;
    }

    /** Who looks at the scores by a mix; they are overwritten by those of the next. */
    private interface Visitor {
        void visit(int number, double[] scores);
    }

    private void score(MixBatch mixes, Visitor visitor) {
        List<Addend> addends = mixes.addends();
        double[][] sums = new double[addends.size() + 1][items];
        double[] scores = new double[items];
        double[] raises = {};
        for (int number = 0; number < mixes.points().size(); number++) {
            MixPoint point = mixes.points().get(number);
            for (int sum = mixes.shared(number); sum < addends.size(); sum++) {
                System.arraycopy(sums[sum], 0, sums[sum + 1], 0, items);
                add(addends.get(sum), point, sums[sum + 1]);
            }
            if (number == 0 || !point.isRaisedAs(mixes.points().get(number - 1))) {
                raises = raises(point);
            }
            Mix mix = point.mix();
            raise(sums[addends.size()], mix, popular[point.pace()], raises, scores);
            for (int item = 0; item < items; item++) {
                if (scores[item] > 0) {
                    scores[item] *= kept[item] * (touched[item] ? 1 - mix.repeat() : 1);
                }
            }
            visitor.visit(number, scores);
        }
    }

    private void add(Addend addend, MixPoint point, double[] sum) {
        Rows all = rows.get(addend);
        if (all != null) {
            all.addTo(sum, addend.decay(point), addend.weight(point));
        }
    }

    /** Adds what popularity adds to relevance. */
    private static void raise(double[] relevance, Mix mix, float[] shares, double[] raises, double[] into) {
        boolean isRaised = mix.lift() > 0;
        for (int item = 0; item < into.length; item++) {
            double score = relevance[item];
            into[item] = (isRaised && score > 0 ? score * raises[item] : score) + mix.trend() * shares[item];
        }
    }

    /** What popularity multiplies relevance by; nothing if the mix has no lift. */
    private double[] raises(MixPoint point) {
        double lift = point.mix().lift();
        double[] raises = new double[lift > 0 ? items : 0];
        for (int item = 0; item < raises.length; item++) {
            raises[item] = Math.pow(popular[point.pace()][item] / SMALLEST_SHARE + 1, lift);
        }
        return raises;
    }

    /** Adds the places of the highest scores; of equal ones the first. */
    private static void addBest(double[] scores, boolean[] may, Set<Integer> into) {
        int[] places = new int[BEST];
        double[] values = new double[BEST];
        int size = 0;
        for (int place = 0; place < scores.length; place++) {
            if (!may[place] || !(scores[place] > 0) || (size == BEST && scores[place] <= values[size - 1])) {
                continue;
            }
            int at = size < BEST ? size++ : BEST - 1;
            while (at > 0 && values[at - 1] < scores[place]) {
                values[at] = values[at - 1];
                places[at] = places[at - 1];
                at--;
            }
            values[at] = scores[place];
            places[at] = place;
        }
        for (int i = 0; i < size; i++) {
            into.add(places[i]);
        }
    }
}
