package io.lethe.benchmark.serve;

import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.Recommender;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.catalogue.LiveCatalogue;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.list.RecommendationRequest;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.parameter.SeenPolicy;
import io.lethe.recommend.rule.Boost;
import io.lethe.recommend.rule.Cap;
import io.lethe.recommend.rule.Rules;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What an answer costs in the core: a catalogue of so many items, users with full windows, and the lists that
 * {@link Recommender} makes for them, as the REST resource asks for them, one after another on one thread. From the
 * repository's root, with the JDK of the PATH:
 *
 * <pre>
 * ./mvnw -q -Dquick -Drun=ServeRate -Drun.of=serve -Darguments="20000 10000 200 5" \
 *     package -pl deploy/benchmarks -am
 * </pre>
 *
 * <p>Each kind of request is asked for the same users, a few rounds over; the first round warms up. For each it prints
 * the median and the 99th percentile in milliseconds and the processor time of an answer, and a checksum of what all
 * lists say: items, scores to the last bit, reasons. Two versions that make the same lists print the same checksums.
 */
public final class ServeRate {
    private static final long SEED = 17;
    private static final double MILLIS = 1e6;
    private static final int STATES = 200;

    private ServeRate() {}

    /**
     * @param arguments the number of items, of users, of answers in a round, and of rounds with the one to warm up; then
     *                  the kinds of request, or nothing for all
     */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        if (arguments.length < 4) {
            System.err.println("ServeRate needs four arguments: how many items, users, answers a round, and rounds");
            System.exit(2);
        }
        int[] numbers =
                Arrays.stream(arguments).limit(4).mapToInt(Integer::parseInt).toArray();
        ServeShop shop = new ServeShop(numbers[0], numbers[1], SEED);
        LiveCatalogue catalogue = shop.catalogue();
        List<UserState> states = new ArrayList<>();
        shop.someUsers(Math.min(STATES, numbers[2])).forEach(user -> states.add(ServeShop.state(shop.events(user))));
        System.out.printf(
                Locale.ROOT,
                "%d items, %d users, %d events each%n%-14s %10s %10s %10s   %s%n",
                shop.items(),
                shop.users(),
                ServeShop.EVENTS,
                "request",
                "p50 ms",
                "p99 ms",
                "CPU ms",
                "checksum");
        List<String> wanted = List.of(arguments).subList(4, arguments.length);
        requests().forEach((name, request) -> {
            if (wanted.isEmpty() || wanted.contains(name)) {
                measure(name, request, catalogue, states, numbers[2], numbers[3]);
            }
        });
    }

    private static Map<String, RecommendationRequest> requests() {
        RecommendationRequest plain = RecommendationRequest.of(10);
        Map<String, RecommendationRequest> requests = new LinkedHashMap<>();
        requests.put("plain", plain);
        requests.put("unsteered", plain.withRules(Rules.NONE.withSteering(0)));
        requests.put("steered", plain.withRules(Rules.NONE.withSteering(1)));
        requests.put("filtered", filtered("category:group 3", Set.of()));
        requests.put("rare", filtered("category:kind 3", Set.of()));
        requests.put("diverse", new RecommendationRequest(20, ItemFilter.ANYTHING, Set.of("item-1", "item-7"), .3));
        requests.put("unseen", plain.withRules(Rules.NONE.withSeen(SeenPolicy.EXCLUDE)));
        requests.put(
                "ruled",
                plain.withRules(new Rules(
                        List.of(new Boost("brand:brand3", ItemFilter.parse("brand:brand3"), 1.5)),
                        List.of(),
                        List.of(new Cap(null, 3)),
                        .2,
                        .2,
                        0,
                        null,
                        SeenPolicy.LOWER,
                        null)));
        return requests;
    }

    private static RecommendationRequest filtered(String filter, Set<String> without) {
        return new RecommendationRequest(10, ItemFilter.parse(filter), without, 0);
    }

    @SuppressWarnings("SystemOut")
    private static void measure(
            String name,
            RecommendationRequest request,
            LiveCatalogue catalogue,
            List<UserState> states,
            int answers,
            int rounds) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        RankingSettings settings = RankingSettings.defaults();
        double[] millis = new double[answers * Math.max(1, rounds - 1)];
        long checksum = 0;
        long processor = 0;
        int done = 0;
        for (int round = 0; round < rounds; round++) {
            if (round <= 1) {
                processor = threads.getCurrentThreadCpuTime();
                done = 0;
            }
            for (int i = 0; i < answers; i++) {
                UserState state = states.get(i % states.size());
                long begin = System.nanoTime();
                List<Recommendation> list = new Recommender(catalogue, settings, null)
                        .recommend(state, ServeShop.NOW, request)
                        .items();
                millis[done++] = (System.nanoTime() - begin) / MILLIS;
                checksum = round > 0 ? checksum : 31 * checksum + said(list);
            }
        }
        double cpu = (threads.getCurrentThreadCpuTime() - processor) / MILLIS / done;
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-14s %10.2f %10.2f %10.2f   %016x%n",
                name,
                millis[millis.length / 2],
                millis[millis.length * 99 / 100],
                cpu,
                checksum);
    }

    private static long said(List<Recommendation> list) {
        long sum = 1;
        for (Recommendation one : list) {
            sum = 31 * sum + one.item().itemId().hashCode();
            sum = 31 * sum + Double.doubleToLongBits(one.score());
            sum = 31 * sum + one.contributions().toString().hashCode();
        }
        return sum;
    }
}
