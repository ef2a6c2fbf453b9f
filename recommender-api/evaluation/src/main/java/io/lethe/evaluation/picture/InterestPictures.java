package io.lethe.evaluation.picture;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.decay.CurveFamily;
import io.lethe.interest.decay.Gaussian;
import io.lethe.interest.decay.Kernel;
import io.lethe.interest.decay.KernelExpression;
import io.lethe.interest.decay.weight.Shaping;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.profile.InterestPoint;
import io.lethe.interest.profile.InterestSettings;
import io.lethe.interest.profile.Profiler;
import io.lethe.interest.profile.RevivalLaw;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The pictures of docs/interest.md, all of them drawn by the code that serves. */
public final class InterestPictures {
    private static final double DAY = 86_400;
    private static final long BEGIN = 1_700_000_000_000L;
    private static final UserKey USER = new UserKey("default", "ann");
    private static final double HALF_LIFE = 30;

    private InterestPictures() {}

    /** Every picture by its file's name. */
    public static Map<String, String> all() {
        Map<String, String> pictures = new LinkedHashMap<>();
        pictures.put("kernels.svg", kernels());
        pictures.put("horizons.svg", horizons());
        pictures.put("ages.svg", ages());
        pictures.put("weights.svg", weights());
        pictures.put("pace.svg", pace());
        pictures.put("return.svg", comeback());
        return pictures;
    }

    private static String kernels() {
        LineChart chart = new LineChart("What is left at an age, half-life 30 days", "age in days", "weight", 0, 120);
        for (CurveFamily family : CurveFamily.values()) {
            if (family == CurveFamily.DENSITY) {
                continue;
            }
            chart.curve(family.code(), family.ofHalfLife(HALF_LIFE)::at);
        }
        chart.curve("gaussian, mean 60", new Gaussian(12, 60)::at, 0, 120, true, 1);
        return chart.svg();
    }

    private static String horizons() {
        LineChart chart = new LineChart("A short and a long horizon", "age in days", "weight", 0, 180);
        for (String text :
                List.of("exponential(7d)", "exponential(180d)", "0.6*exponential(7d) + 0.4*exponential(180d)")) {
            Kernel kernel = KernelExpression.parse(text);
            chart.curve(text.length() > 20 ? "0.6 · short + 0.4 · long" : text, age -> kernel.at(age * DAY, 0, "view"));
        }
        return chart.svg();
    }

    private static String ages() {
        Kernel kernel = KernelExpression.parse("exponential(30d) * positions(exponential(20))");
        LineChart chart =
                new LineChart("exponential(30d) * positions(exponential(20))", "age in days", "weight", 0, 90);
        for (int since : new int[] {0, 5, 20, 60}) {
            chart.curve(since + " events since", age -> kernel.at(age * DAY, since, "view"));
        }
        return chart.svg();
    }

    private static String weights() {
        Shaping shaping = Shaping.defaults();
        return new LineChart(
                        "What dwelling and progress make of a weight", "seconds, or hundredths of it", "factor", 0, 100)
                .curve("dwell, by seconds", seconds -> shaping.ofDwell(Math.round(seconds * 1000)))
                .curve("progress, by per cent", share -> shaping.ofProgress(share / 100))
                .svg();
    }

    private static String pace() {
        LineChart chart =
                new LineChart("Who comes back often is forgotten sooner, if they stay away", "day", "strength", 0, 180);
        int colour = 0;
        for (int every : new int[] {3, 12, 30}) {
            List<LedgerEntry> events = new ArrayList<>();
            for (int day = 0; day <= 90; day += every) {
                events.add(event(day));
                chart.event(day, colour);
            }
            int last = 90 / every * every;
            chart.curve(
                    "comes every " + every + " days",
                    day -> strength(events, day, InterestSettings.defaults()),
                    last,
                    180,
                    false,
                    colour++);
        }
        return chart.svg();
    }

    private static String comeback() {
        int[] days = {0, 3, 5, 9, 14, 17, 22, 26, 31, 35, 200, 204, 207, 213, 218};
        List<LedgerEntry> events = new ArrayList<>();
        LineChart chart = new LineChart("An interest that fades and comes back", "day", "strength", 0, 300);
        for (int day : days) {
            events.add(event(day));
            chart.event(day, 0);
        }
        InterestSettings settings = InterestSettings.defaults();
        RevivalLaw law = settings.revival();
        InterestSettings plain = settings.withRevival(
                new RevivalLaw(law.faded(), law.back(), law.gaps(), law.events(), 0, law.boostScale()));
        InterestPoint asleep = point(events, 199, settings);
        InterestPoint awake = point(events, 220, settings);
        InterestPoint before = point(events, 100, settings);
        chart.curve("strength", day -> strength(events, day, settings), 0, 300, false, 0);
        chart.curve("without the law of return", day -> strength(events, day, plain), 200, 300, false, 1);
        chart.curve(
                "forecast on day 100",
                day -> before.strengthAt(BEGIN + Math.round(day * DAY * 1000), settings.kernel()),
                100,
                300,
                true,
                2);
        chart.mark((Objects.requireNonNull(asleep.fadedAt()) - BEGIN) / 1000.0 / DAY, "faded");
        chart.mark((Objects.requireNonNull(awake.revivedAt()) - BEGIN) / 1000.0 / DAY, "revived");
        return chart.svg();
    }

    private static double strength(List<LedgerEntry> events, double day, InterestSettings settings) {
        long at = BEGIN + Math.round(day * DAY * 1000);
        List<LedgerEntry> known = events.stream()
                .filter(event -> event.interaction().timestamp() <= at)
                .toList();
        return known.isEmpty() ? 0 : profile(known, at, settings).strength();
    }

    private static InterestPoint point(List<LedgerEntry> events, double day, InterestSettings settings) {
        long at = BEGIN + Math.round(day * DAY * 1000);
        return profile(
                events.stream()
                        .filter(event -> event.interaction().timestamp() <= at)
                        .toList(),
                at,
                settings);
    }

    private static InterestPoint profile(List<LedgerEntry> events, long at, InterestSettings settings) {
        QuantizedEmbedding vector = QuantizedEmbedding.of(new float[] {1});
        return new Profiler(item -> vector, settings)
                .profile(UserState.of(USER, events, UserState.DEFAULT_WINDOW), at)
                .points()
                .get(0);
    }

    private static LedgerEntry event(int day) {
        return new LedgerEntry(EmbeddedInteraction.withoutText(Interaction.of(
                USER.tenant(), USER.userId(), "e" + day, "sails", "like", BEGIN + Math.round(day * DAY * 1000))));
    }
}
