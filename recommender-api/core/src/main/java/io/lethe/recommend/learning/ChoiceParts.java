package io.lethe.recommend.learning;

import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.parameter.RepeatRule;
import io.lethe.recommend.source.SourceParts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
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
    private final float[][] following;
    private final float[][] preceding;
    private final float[][] together;
    private final float[][] meaning;
    private final float[][] wording;
    private final float[] interest;
    private final float[] habit;
    private final float[][] popular;
    private final float[][] lifting;
    private final boolean[] touched;
    private final boolean inBasket;
    private double[] raised = {};
    private int raisedPace;
    private double raisedLift;

    private ChoiceParts(
            SourceParts parts,
            double[][] shares,
            int[] slots,
            boolean[] touched,
            int exact,
            double weight,
            boolean inBasket) {
        this.items = slots.length;
        this.exact = exact;
        this.weight = weight;
        this.following = picked(parts.following(), slots);
        this.preceding = picked(parts.preceding(), slots);
        this.together = picked(parts.together(), slots);
        this.meaning = picked(parts.meaning(), slots);
        this.wording = picked(parts.wording(), slots);
        this.interest = picked(parts.interest(), slots);
        this.habit = new float[slots.length];
        for (int item = 0; item < slots.length; item++) {
            habit[item] = parts.habits().getOrDefault(slots[item], 0.0).floatValue();
        }
        this.popular = picked(shares, slots);
        this.lifting = new float[popular.length][slots.length];
        for (int pace = 0; pace < popular.length; pace++) {
            for (int item = 0; item < slots.length; item++) {
                lifting[pace][item] = (float) Math.log(popular[pace][item] / SMALLEST_SHARE + 1);
            }
        }
        this.touched = touched;
        this.inBasket = inBasket;
    }

    /** The parts of a choice; empty if its item could not have been recommended. */
    static Optional<ChoiceParts> of(
            Choice choice,
            Catalogue catalogue,
            RankingSettings settings,
            double[] powers,
            double[][] shares,
            List<MixPoint> probes) {
        int count = shares[0].length;
        RepeatRule rule = settings.repeat();
        double domain = catalogue.trends().repeatRate(rule.prior(), type -> rule.tellsHabit(type, null));
        RepeatRule.Verdict verdict = rule.judge(choice.before(), choice.at(), null, domain);
        Set<String> left = new HashSet<>(verdict.out());
        left.addAll(settings.suppression()
                .items(choice.before(), choice.at(), settings.interest().weights()));
        CatalogueItem wanted = catalogue.find(choice.itemId());
        if (wanted == null || wanted.slot() >= count || !wanted.isOffered() || left.contains(wanted.itemId())) {
            return Optional.empty();
        }
        SourceParts parts =
                new SourceParts(catalogue, settings, choice.before(), choice.at(), choice.since(), powers, count);
        boolean[] may = new boolean[count];
        for (int slot = 0; slot < may.length; slot++) {
            CatalogueItem item = catalogue.at(slot);
            may[slot] = item != null && item.isOffered() && slot != wanted.slot() && !left.contains(item.itemId());
        }
        Set<String> seen = new HashSet<>(choice.before().items());
        seen.removeAll(verdict.back());
        int[] all = new int[may.length];
        boolean[] touchedOfAll = new boolean[may.length];
        for (int slot = 0; slot < may.length; slot++) {
            CatalogueItem one = catalogue.at(slot);
            all[slot] = slot;
            touchedOfAll[slot] = one != null && seen.contains(one.itemId());
        }
        ChoiceParts whole = new ChoiceParts(parts, shares, all, touchedOfAll, all.length, 1, choice.inBasket());
        Set<Integer> best = new TreeSet<>();
        for (MixPoint probe : probes) {
            addBest(whole.scores(probe), may, best);
        }
        parts.habits().keySet().stream()
                .filter(slot -> slot < may.length && may[slot])
                .forEach(best::add);
        List<Integer> others = new ArrayList<>();
        for (int slot = 0; slot < may.length; slot++) {
            if (may[slot] && !best.contains(slot)) {
                others.add(slot);
            }
        }
        Collections.shuffle(others, new Random(choice.seed()));
        List<Integer> drawn = others.subList(0, Math.min(DRAWN, others.size()));
        int[] slots = Stream.of(List.of(wanted.slot()), best, drawn)
                .flatMap(Collection::stream)
                .mapToInt(Integer::intValue)
                .toArray();
        boolean[] touched = new boolean[slots.length];
        for (int item = 0; item < slots.length; item++) {
            touched[item] = touchedOfAll[slots[item]];
        }
        double each = drawn.isEmpty() ? 0 : others.size() / (double) drawn.size();
        return Optional.of(new ChoiceParts(parts, shares, slots, touched, best.size() + 1, each, choice.inBasket()));
    }

    /** Whether something of the choice's own time is known before it. */
    boolean inBasket() {
        return inBasket;
    }

    /** The place of the chosen item among all by a mix, from 0. Items of equal score take half a place each. */
    double rank(MixPoint mix) {
        double[] scores = scores(mix);
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

    private double[] scores(MixPoint mix) {
        float[] after = following[mix.power()];
        float[] before = preceding[mix.power()];
        float[] with = together[mix.power()];
        float[] means = meaning[mix.power()];
        float[] words = wording[mix.power()];
        float[] shares = popular[mix.pace()];
        Mix weights = mix.mix();
        double[] raises = weights.lift() > 0 ? raises(mix.pace(), weights.lift()) : raised;
        double[] scores = new double[items];
        for (int item = 0; item < items; item++) {
            double score = weights.neighbour()
                            * (after[item] + weights.backward() * before[item] + weights.together() * with[item])
                    + weights.text() * means[item]
                    + weights.words() * words[item]
                    + weights.interest() * interest[item]
                    + weights.habit() * habit[item];
            if (score > 0 && weights.lift() > 0) {
                score *= raises[item];
            }
            score += weights.trend() * shares[item];
            scores[item] = score > 0 && touched[item] ? score * (1 - weights.repeat()) : score;
        }
        return scores;
    }

    /** What popularity multiplies relevance by; the one asked for last is kept, since searches change little else. */
    private double[] raises(int pace, double lift) {
        if (raised.length == 0 || pace != raisedPace || lift != raisedLift) {
            raised = new double[items];
            raisedPace = pace;
            raisedLift = lift;
            for (int item = 0; item < items; item++) {
                raised[item] = Math.exp(lift * lifting[pace][item]);
            }
        }
        return raised;
    }

    private static void addBest(double[] scores, boolean[] may, Set<Integer> into) {
        int[] slots = new int[BEST];
        double[] values = new double[BEST];
        int size = 0;
        for (int slot = 0; slot < scores.length; slot++) {
            if (!may[slot] || !(scores[slot] > 0) || (size == BEST && scores[slot] <= values[size - 1])) {
                continue;
            }
            int place = size < BEST ? size++ : BEST - 1;
            while (place > 0 && values[place - 1] < scores[slot]) {
                values[place] = values[place - 1];
                slots[place] = slots[place - 1];
                place--;
            }
            values[place] = scores[slot];
            slots[place] = slot;
        }
        for (int i = 0; i < size; i++) {
            into.add(slots[i]);
        }
    }

    private static float[][] picked(double[][] all, int[] slots) {
        float[][] picked = new float[all.length][];
        for (int i = 0; i < all.length; i++) {
            picked[i] = picked(all[i], slots);
        }
        return picked;
    }

    private static float[] picked(double[] all, int[] slots) {
        float[] picked = new float[slots.length];
        for (int i = 0; i < slots.length; i++) {
            picked[i] = (float) all[slots[i]];
        }
        return picked;
    }
}
