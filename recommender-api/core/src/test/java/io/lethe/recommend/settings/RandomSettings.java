package io.lethe.recommend.settings;

import io.lethe.event.RatingScale;
import io.lethe.interest.decay.ByClock;
import io.lethe.interest.decay.ByPosition;
import io.lethe.interest.decay.ByType;
import io.lethe.interest.decay.Curve;
import io.lethe.interest.decay.CurveFamily;
import io.lethe.interest.decay.Exponential;
import io.lethe.interest.decay.Gaussian;
import io.lethe.interest.decay.Kernel;
import io.lethe.interest.decay.KernelMixture;
import io.lethe.interest.decay.KernelProduct;
import io.lethe.interest.decay.Logistic;
import io.lethe.interest.decay.PowerLaw;
import io.lethe.interest.decay.weight.EventWeights;
import io.lethe.interest.decay.weight.Saturation;
import io.lethe.interest.decay.weight.Shaping;
import io.lethe.interest.decay.weight.Stars;
import io.lethe.interest.profile.Forgetting;
import io.lethe.interest.profile.InterestSettings;
import io.lethe.interest.profile.RevivalLaw;
import io.lethe.interest.signal.ContextKey;
import io.lethe.recommend.parameter.ContextSettings;
import io.lethe.recommend.parameter.Fatigue;
import io.lethe.recommend.parameter.Horizons;
import io.lethe.recommend.parameter.LearningSettings;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.MixNumber;
import io.lethe.recommend.parameter.RankerSettings;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.parameter.RepeatPolicy;
import io.lethe.recommend.parameter.RepeatRule;
import io.lethe.recommend.parameter.Suppression;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Generates random settings of every shape. */
final class RandomSettings {
    private static final List<String> ADDED = List.of("wave", "poke_1", "no-show");
    private final Random random;

    RandomSettings(long seed) {
        random = new Random(seed);
    }

    private SortedMap<String, Double> reach(SortedMap<String, Double> weights) {
        SortedMap<String, Double> reach = new TreeMap<>(EventWeights.defaults().reach());
        weights.keySet().stream()
                .filter(type -> random.nextInt(3) == 0)
                .forEach(type -> reach.put(type, between(0, 1)));
        return reach;
    }

    RankingSettings next() {
        SortedMap<String, Double> weights = new TreeMap<>();
        EventWeights.defaults().byType().forEach((type, weight) -> weights.put(type, weight + random.nextInt(3)));
        ADDED.stream().filter(type -> random.nextBoolean()).forEach(type -> weights.put(type, between(-9, 9)));
        double progress = between(0.1, 2);
        Shaping shaping = new Shaping(
                new Stars(
                        between(0, 1),
                        between(0, 5),
                        between(0, 9),
                        between(0.1, 3),
                        new RatingScale(random.nextInt(3) - 1, 2 + between(0, 100))),
                between(0, 3),
                new Saturation(1 + random.nextInt(100), between(0, 1)),
                new Saturation(progress, between(0, Math.min(9, 0.5 * (Math.exp(1 / progress) - 1)))));
        double faded = between(0.01, 0.5);
        InterestSettings interest = new InterestSettings(
                kernels(weights),
                new EventWeights(weights, shaping, reach(weights)),
                between(-1, 1),
                new Forgetting(
                        between(0, 1),
                        length(),
                        between(0.1, 9),
                        between(0.1, 9),
                        between(0.1, 9),
                        between(0, 1),
                        random.nextBoolean() ? 0 : length(),
                        between(1, 20)),
                new RevivalLaw(
                        faded,
                        between(faded + 0.01, 1),
                        between(0, 9),
                        1 + random.nextInt(5),
                        between(0, 3),
                        between(1, 50)));
        return new RankingSettings(
                interest,
                new Mix(
                        between(0, 2),
                        between(0, 2),
                        between(0, 2),
                        between(0, 2),
                        between(0, 2),
                        between(0, 2),
                        between(0, 1),
                        between(0, 1),
                        between(0, 1),
                        between(0, 10),
                        between(0, 9),
                        between(0, 900),
                        between(1, 9000),
                        between(0, 1)),
                between(0, 1),
                new Horizons(between(0, 0.5), between(0, 0.5)),
                new Suppression(between(0, 5), length()),
                repeat(weights),
                new Fatigue(random.nextBoolean() ? 0 : between(0.1, 50), length()),
                new ContextSettings(
                        between(0, 10),
                        Arrays.stream(ContextKey.values())
                                .filter(key -> random.nextBoolean())
                                .collect(Collectors.toSet())),
                between(0, 1),
                new RankerSettings(1 + random.nextInt(1000)),
                new LearningSettings(random.nextBoolean(), held()));
    }

    private Set<MixNumber> held() {
        return Arrays.stream(MixNumber.values())
                .filter(number -> number.isLearned() && random.nextInt(4) == 0)
                .collect(Collectors.toSet());
    }

    private RepeatRule repeat(SortedMap<String, Double> weights) {
        SortedMap<String, RepeatPolicy> byType = new TreeMap<>();
        weights.keySet().stream().filter(type -> random.nextInt(4) == 0).forEach(type -> byType.put(type, policy()));
        return new RepeatRule(
                policy(), byType, between(0, 1), between(0.1, 50), between(0, 1), random.nextBoolean() ? 0 : length());
    }

    private RepeatPolicy policy() {
        return switch (random.nextInt(4)) {
            case 0 -> RepeatPolicy.AUTO;
            case 1 -> RepeatPolicy.NEVER;
            case 2 -> RepeatPolicy.ALLOW;
            default -> new RepeatPolicy.After(length());
        };
    }

    private Kernel kernels(SortedMap<String, Double> weights) {
        if (random.nextInt(3) > 0) {
            return kernel(2);
        }
        SortedMap<String, Kernel> byType = new TreeMap<>();
        byType.put("purchase", kernel(1));
        weights.keySet().stream().filter(type -> random.nextInt(5) == 0).forEach(type -> byType.put(type, kernel(1)));
        return new ByType(kernel(2), byType);
    }

    private Kernel kernel(int depth) {
        switch (depth == 0 ? random.nextInt(2) : random.nextInt(4)) {
            case 0:
                return new ByClock(curve(length()));
            case 1:
                return new ByPosition(curve(1 + random.nextInt(100)));
            case 2:
                return new KernelProduct(List.of(kernel(depth - 1), kernel(depth - 1)));
            default:
                double share = 0.25 * (1 + random.nextInt(3));
                return new KernelMixture(List.of(
                        new KernelMixture.Part(share, kernel(depth - 1)),
                        new KernelMixture.Part(1 - share, kernel(depth - 1))));
        }
    }

    private Curve curve(double size) {
        CurveFamily[] families = CurveFamily.values();
        return switch (random.nextInt(5)) {
            case 0 -> new Exponential(size);
            case 1 -> new Gaussian(size, random.nextBoolean() ? 0 : 2 * size);
            case 2 -> new Logistic(size, 4 / size);
            case 3 -> new PowerLaw(size, between(0.2, 3));
            default -> families[random.nextInt(families.length)].ofHalfLife(size);
        };
    }

    private double length() {
        return switch (random.nextInt(4)) {
            case 0 -> 86_400.0 * (1 + random.nextInt(400));
            case 1 -> 3600.0 * (1 + random.nextInt(50));
            case 2 -> 1 + random.nextInt(100_000);
            default -> between(0.001, 1e7);
        };
    }

    private double between(double least, double greatest) {
        return least + (greatest - least) * random.nextDouble();
    }
}
