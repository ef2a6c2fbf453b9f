package io.lethe.evaluation.interest;

import io.lethe.evaluation.interest.PlantedHistory.Noise;
import io.lethe.evaluation.interest.PlantedHistory.Plan;
import io.lethe.interest.profile.InterestPoint;
import io.lethe.interest.profile.InterestSettings;
import io.lethe.interest.profile.Profiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * How well revivals are recognised, on histories in which they were planted. A revival counts as found if the interest
 * says that it came back, and the date is within half a half-life of the planted one. Whatever else is called a
 * revival, an interest that went on steadily or never came back, or a wrong date, is a false one.
 */
public final class RevivalStudy {
    private static final Noise[] NOISES = {
        new Noise(0, 0),
        new Noise(0, 0.5),
        new Noise(0, 1),
        new Noise(0.5, 0.5),
        new Noise(1, 1),
        new Noise(2, 1),
        new Noise(4, 1)
    };

    /**
     * What came out at one level of noise.
     *
     * @param strays        events astray for every hundred days of a pause
     * @param gaps          how uneven gaps are, 0 to 1
     * @param planted       how many revivals were planted
     * @param called        how many interests were said to have come back
     * @param found         how many of these were planted, and dated right
     * @param fadedPlanted  how many were to have faded and not to be back
     * @param fadedFound    how many of these were said to have faded
     */
    public record Line(
            double strays, double gaps, int planted, int called, int found, int fadedPlanted, int fadedFound) {
        /** The share of those called that are right. */
        public double precision() {
            return found / (double) Math.max(1, called);
        }

        /** The share of those planted that were found. */
        public double recall() {
            return found / (double) Math.max(1, planted);
        }
    }

    private final InterestSettings settings;
    private final Profiler profiler;
    private final int histories;
    private final long seed;

    /** A study of the settings where nothing is set. */
    public RevivalStudy(int histories, long seed) {
        this(InterestSettings.defaults(), histories, seed);
    }

    /** @param histories how many of each plan at each level of noise */
    public RevivalStudy(InterestSettings settings, int histories, long seed) {
        this.settings = settings;
        this.profiler = new Profiler(PlantedHistory::vectorOf, settings);
        this.histories = histories;
        this.seed = seed;
    }

    /** A line for each level of noise. */
    public List<Line> run() {
        List<Line> lines = new ArrayList<>();
        for (Noise noise : NOISES) {
            lines.add(line(noise));
        }
        return lines;
    }

    private Line line(Noise noise) {
        Random random = new Random(seed);
        double halfLifeDays = settings.halfLifeSeconds() / 86_400;
        int planted = 0;
        int called = 0;
        int found = 0;
        int fadedPlanted = 0;
        int fadedFound = 0;
        for (int i = 0; i < histories; i++) {
            for (Plan plan : Plan.values()) {
                PlantedHistory history = PlantedHistory.of(plan, noise, halfLifeDays, random);
                InterestPoint point = planted(history);
                planted += plan == Plan.REVIVED ? 1 : 0;
                fadedPlanted += plan == Plan.FADED ? 1 : 0;
                fadedFound += plan == Plan.FADED && point.fadedAt() != null ? 1 : 0;
                Long at = point.revivedAt();
                if (at != null) {
                    called++;
                    boolean dated = history.returned().isPresent()
                            && Math.abs(at - history.returned().getAsLong()) <= halfLifeDays / 2 * PlantedHistory.DAY;
                    found += dated ? 1 : 0;
                }
            }
        }
        return new Line(noise.strays(), noise.gaps(), planted, called, found, fadedPlanted, fadedFound);
    }

    private InterestPoint planted(PlantedHistory history) {
        return profiler.profile(history.state(), history.end()).points().stream()
                .filter(point -> point.evidence().stream()
                        .anyMatch(one -> String.valueOf(one.itemId()).startsWith("planted")))
                .findFirst()
                .orElseThrow();
    }
}
