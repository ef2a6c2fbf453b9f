package io.lethe.recommend.learning;

import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.parameter.ChoiceScale;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.MixNumber;
import io.lethe.recommend.parameter.RankingSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the mix that would have ranked a sample of choices best. It climbs from the settings' mix, and from the three of
 * some plain mixes that rank the choices best: the settings' mix and a long memory with much of popularity, each source
 * alone, and a long memory. A step changes one number, or two that act together. Of the values tried for a step it takes
 * the best, and only if the choices speak for it:
 *
 * <pre>mean gain &gt; {@value #STEP} · standard error of the gain     over the choices, paired</pre>
 *
 * The plain mixes begin with popularity alone, and the first of them that is not below the best one by more than {@value
 * #ALIKE} standard errors comes first. The first climb starts from the settings' mix, or from that plain one if the
 * choices speak for it by the same rule. Where another climb ends is taken only if the choices speak for that above where
 * those before it ended; where a plain mix came first, {@value #ELSEWHERE} standard error is enough, since one of them has
 * no more to be said for it than another. Where a plain mix came first, it stays if what was found gains over it less than
 * {@value #LITTLE} of what the plain mix gains over the settings' one, and less than {@value #BEYOND_PLAIN} standard errors.
 *
 * <p>What comes out replaces the settings' mix only if it gains {@value #CLEAR} standard errors. Otherwise the settings'
 * mix stays. In a short log, of whose events at least {@value #SHORT} are among the choices, it stays with more of
 * popularity if that gains {@value #LEAN} standard errors: what is popular is known before what goes with what, and such a
 * list loses little where that is not true. Fewer than {@value #LEAST_CHOICES} choices change nothing, since an error
 * cannot be told of them. {@link ChoiceGain} says what a gain is.
 */
public final class MixLearner {
    static final int LEAST_CHOICES = 100;
    private static final double HUNDREDTHS = 100;
    private static final double CLEAR = 2;
    private static final double LEAN = 0.5;
    private static final double SHORT = 0.25;
    private static final double ALIKE = 1.5;
    private static final double STEP = 1.5;
    private static final double ELSEWHERE = 1;
    private static final double LITTLE = 0.2;
    private static final double BEYOND_PLAIN = 3;
    private static final int ROUNDS = 4;
    private static final int PLAIN_STARTS = 3;
    private static final double PATIENT = 0.25;
    private static final double[] BACKWARD = {0, 0.1, 0.25, 0.5, 1};
    private static final double[] LIFTS = {0, 0.04, 0.08, 0.16, 0.32, 0.64};
    private static final double[] FACTORS = {0, 0.125, 0.25, 0.5, 1, 2, 4, 8};
    private static final double[] TREND_FACTORS = {0, 0.25, 1, 4, 16, 64, 256};
    private static final double[] MORE_TREND = {64, 16};
    private static final List<MixNumber> WEIGHTS =
            List.of(MixNumber.NEIGHBOUR, MixNumber.TEXT, MixNumber.WORDS, MixNumber.INTEREST, MixNumber.HABIT);
    private static final List<MixNumber> SOURCES =
            List.of(MixNumber.TREND, MixNumber.NEIGHBOUR, MixNumber.TEXT, MixNumber.WORDS, MixNumber.INTEREST);
    private static final List<MixNumber> OF_TEXTS = List.of(MixNumber.TEXT, MixNumber.WORDS, MixNumber.INTEREST);

    private final Catalogue catalogue;
    private final RankingSettings settings;
    private final Mix prior;
    private final Set<MixNumber> held;
    private final TriedPaces paces;

    /** Where a climb stands: a mix, and the gain of each choice by it. */
    private record Stand(MixPoint point, double[] gains) {
        double mean() {
            return Arrays.stream(gains).average().orElse(0);
        }
    }

    /** What to learn from: the choices, and how their gains are judged. */
    private record Evidence(List<ChoiceParts> parts, ChoiceGain gain) {
        Stand at(MixPoint point) {
            return at(List.of(point)).get(0);
        }

        List<Stand> at(List<MixPoint> points) {
            double[][] gains = gain.gains(MixBatch.of(points));
            return IntStream.range(0, points.size())
                    .mapToObj(number -> new Stand(points.get(number), gains[number]))
                    .toList();
        }

        /** Whether the gains speak for one mix above another. */
        boolean isAbove(Stand after, Stand before, double errors) {
            return PairedGain.of(after.gains(), before.gains()).isAbove(errors);
        }
    }

    /** @param settings where the search starts; the numbers that they set or hold stay */
    public MixLearner(Catalogue catalogue, RankingSettings settings) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.prior = settings.mix();
        this.held = EnumSet.noneOf(MixNumber.class);
        for (MixNumber number : MixNumber.values()) {
            if (settings.holdReason(number).isPresent()) {
                held.add(number);
            }
        }
        this.paces = TriedPaces.of(prior, held);
    }

    /** What the choices teach. Their order does not matter. */
    public LearnedMix learn(List<Choice> choices) {
        MixPoint start = paces.start(prior);
        List<MixPoint> probes = new ArrayList<>();
        steps(start).forEach(probes::addAll);
        MixBatch batch = MixBatch.of(probes);
        List<ChoiceParts> parts = new Lookback(catalogue, settings, paces)
                .at(
                        choices,
                        (choice, moment) -> ChoiceParts.of(choice, catalogue, settings, paces.decays(), moment, batch));
        ChoiceGain gain = ChoiceGain.of(parts, start);
        Evidence evidence = new Evidence(parts, gain);
        Stand before = evidence.at(start);
        Stand best = parts.size() >= LEAST_CHOICES ? best(evidence, before) : before;
        return new LearnedMix(
                steered(choices, best.point().mix()),
                parts.size(),
                gain.within(start),
                gain.within(best.point()),
                scale(parts, best.point()));
    }

    /** A mix with how far lists by it may follow interests. */
    private Mix steered(List<Choice> choices, Mix mix) {
        if (held.contains(MixNumber.STEERING) || mix.steering() == 0) {
            return mix;
        }
        double dial = new SteeringLearner(catalogue, settings.withMix(mix)).learn(choices);
        return MixNumber.STEERING.in(mix, dial);
    }

    /** The scale of most likelihood over the choices, each beside an item drawn at random. */
    private static @Nullable ChoiceScale scale(List<ChoiceParts> parts, MixPoint mix) {
        List<ChoiceParts.Pair> pairs = parts.stream()
                .map(one -> one.pair(mix))
                .flatMap(Optional::stream)
                .toList();
        if (pairs.size() < LEAST_CHOICES) {
            return null;
        }
        double[] numbers = new double[2 * pairs.size()];
        boolean[] happened = new boolean[numbers.length];
        double[] counts = new double[numbers.length];
        for (int i = 0; i < pairs.size(); i++) {
            ChoiceParts.Pair pair = pairs.get(i);
            numbers[2 * i] = pair.chosen();
            numbers[2 * i + 1] = pair.other();
            happened[2 * i] = true;
            counts[2 * i] = pair.known();
            counts[2 * i + 1] = pair.known();
        }
        PlattScaling fitted = PlattScaling.fit(numbers, happened, counts);
        return new ChoiceScale(rounded(fitted.offset()), Math.max(0, rounded(fitted.slope())));
    }

    private static double rounded(double value) {
        return Math.rint(value * HUNDREDTHS) / HUNDREDTHS;
    }

    private Stand best(Evidence evidence, Stand settings) {
        Stand found = found(evidence, settings);
        if (evidence.isAbove(found, settings, CLEAR)) {
            return found;
        }
        boolean isShort = evidence.parts().size() >= SHORT * catalogue.trends().events();
        return isShort ? leaning(evidence, settings) : settings;
    }

    /** The settings' mix, or the better one of those with more of popularity if the choices speak for it a little. */
    private Stand leaning(Evidence evidence, Stand settings) {
        Stand best = evidence.at(popular(settings.point())).stream()
                .max(Comparator.comparingDouble(Stand::mean))
                .orElseThrow();
        return evidence.isAbove(best, settings, LEAN) ? best : settings;
    }

    private Stand found(Evidence evidence, Stand settings) {
        List<Stand> starts = starts(evidence, settings);
        Stand plain = starts.get(0);
        boolean isRefuted = evidence.isAbove(plain, settings, STEP);
        starts.add(isRefuted ? starts.size() : 0, settings);
        double bar = isRefuted ? ELSEWHERE : STEP;
        Stand best = climb(evidence, starts.get(0));
        for (Stand other : starts.subList(1, starts.size())) {
            Stand end = climb(evidence, other);
            if (evidence.isAbove(end, best, bar)) {
                best = end;
            }
        }
        return isRefuted && isLittle(evidence, best, plain, settings) ? plain : best;
    }

    /** The plain mixes to climb from, the one that comes first among them. */
    private List<Stand> starts(Evidence evidence, Stand settings) {
        List<Stand> plain = evidence.at(plain(settings.point()));
        List<Stand> sorted = plain.stream()
                .sorted(Comparator.comparingDouble(Stand::mean).reversed())
                .toList();
        Stand first = plain.stream()
                .filter(one -> !evidence.isAbove(sorted.get(0), one, ALIKE))
                .findFirst()
                .orElseThrow();
        return Stream.concat(Stream.of(first), sorted.stream().filter(one -> one != first))
                .limit(PLAIN_STARTS)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Whether what was found beyond a plain mix is little beside what that gains over the settings' mix, and unsure. */
    private static boolean isLittle(Evidence evidence, Stand found, Stand plain, Stand settings) {
        double beyond = found.mean() - plain.mean();
        return beyond < LITTLE * (plain.mean() - settings.mean()) && !evidence.isAbove(found, plain, BEYOND_PLAIN);
    }

    private Stand climb(Evidence evidence, Stand start) {
        Stand now = start;
        boolean moved = true;
        for (int round = 0; round < ROUNDS && moved; round++) {
            MixPoint before = now.point();
            for (int step = 0; step < steps(now.point()).size(); step++) {
                Stand best = now;
                for (Stand other : evidence.at(steps(now.point()).get(step))) {
                    if (other.mean() > best.mean() && evidence.isAbove(other, now, STEP)) {
                        best = other;
                    }
                }
                now = best;
            }
            moved = !now.point().equals(before);
        }
        return now;
    }

    /**
     * Mixes far from the settings', those first that err least where a log says little: popularity alone, the settings'
     * mix and a long memory that trusts texts little, both with much of popularity, the long memory without, and the other
     * sources alone. A source alone has the highest weight that is tried, so that a first step can bring in a little of
     * another one.
     */
    private List<MixPoint> plain(MixPoint start) {
        MixPoint patient = patient(start);
        List<MixPoint> points = new ArrayList<>();
        points.add(alone(start, MixNumber.TREND));
        points.addAll(popular(start));
        points.addAll(popular(patient));
        points.add(patient);
        SOURCES.stream()
                .filter(source -> source != MixNumber.TREND)
                .forEach(source -> points.add(alone(start, source)));
        return points;
    }

    /** The same with more of popularity. */
    private List<MixPoint> popular(MixPoint point) {
        return scaled(point, MixNumber.TREND, MORE_TREND);
    }

    /** One source alone. */
    private MixPoint alone(MixPoint start, MixNumber source) {
        double[] factors = source == MixNumber.TREND ? TREND_FACTORS : FACTORS;
        MixPoint point = with(start, source, factors[factors.length - 1] * source.of(prior));
        point = with(with(point, MixNumber.LIFT, 0), MixNumber.HABIT, 0);
        for (MixNumber other : SOURCES) {
            point = other == source ? point : with(point, other, 0);
        }
        return point;
    }

    private MixPoint patient(MixPoint start) {
        MixPoint patient = start.withDecay(paces, paces.patient());
        patient = with(patient, MixNumber.BACKWARD, 1);
        for (MixNumber number : OF_TEXTS) {
            patient = with(patient, number, PATIENT * number.of(prior));
        }
        return patient;
    }

    private MixPoint with(MixPoint point, MixNumber number, double value) {
        return held.contains(number) ? point : point.with(number, value);
    }

    /** The mixes to try instead of one, by step. */
    private List<List<MixPoint>> steps(MixPoint now) {
        List<List<MixPoint>> steps = new ArrayList<>();
        List<MixPoint> reach = new ArrayList<>();
        for (int decay = 0; decay < paces.decays().length; decay++) {
            for (double backward : BACKWARD) {
                reach.add(with(now.withDecay(paces, decay), MixNumber.BACKWARD, backward));
            }
        }
        steps.add(reach);
        WEIGHTS.forEach(number -> steps.add(scaled(now, number, FACTORS)));
        List<MixPoint> popularity = new ArrayList<>();
        for (int pace = 0; pace < paces.events().length; pace++) {
            if (pace == now.pace() || !held.contains(MixNumber.TREND_EVENTS)) {
                for (double lift : LIFTS) {
                    popularity.add(with(now.withPace(paces, pace), MixNumber.LIFT, lift));
                }
            }
        }
        steps.add(popularity);
        steps.add(scaled(now, MixNumber.TREND, TREND_FACTORS));
        steps.add(scaled(now, MixNumber.TOGETHER, FACTORS));
        return steps;
    }

    /** The settings' value of a number, times each factor. */
    private List<MixPoint> scaled(MixPoint now, MixNumber number, double[] factors) {
        List<MixPoint> points = new ArrayList<>();
        for (double factor : factors) {
            points.add(with(now, number, factor * number.of(prior)));
        }
        return points;
    }
}
