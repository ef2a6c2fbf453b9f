package io.lethe.evaluation.label;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.evaluation.interest.VectorCache;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.profile.Evidence;
import io.lethe.interest.profile.InterestPoint;
import io.lethe.interest.profile.InterestSettings;
import io.lethe.interest.profile.Profiler;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.catalogue.LiveCatalogue;
import io.lethe.recommend.label.Labels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * What interests are called while users live: after each of their events, the label of each interest is compared with
 * that of the interest of the same id before it; and at the end with that of later times when nothing has happened.
 */
public final class LabelStudy {
    private static final int LEAST_EVENTS = 20;
    private static final int WINDOW = 128;
    private static final int TITLES = 8;
    private static final double HALF = 0.5;
    private static final long DAY = 86_400_000L;
    private static final List<Integer> DAYS = List.of(1, 7, 30, 90, 365);

    private final Corpus corpus;
    private final LiveCatalogue catalogue = new LiveCatalogue();
    private final Profiler profiler;
    private final long seed;
    private final LongSupplier nanoTime;

    /**
     * Some interest, to be read.
     *
     * @param label  what it is called
     * @param share  the share of its weight that the label names, 0 to 1
     * @param items  how many items are behind it
     * @param titles the titles of some of them, the largest contribution first
     */
    public record Sample(String label, double share, int items, List<String> titles) {}

    /**
     * What came out.
     *
     * @param users       how many users lived
     * @param steps       how many events came in after which an interest was there that had been there before
     * @param stepsMoved  after how many of them a label was another
     * @param labels      how many labels could be compared over an event
     * @param moved       how many of them were another
     * @param same        how many of all compared belonged to an interest that had the same items before the event
     * @param sameMoved   how many of these were another
     * @param grown       how many belonged to an interest that had one more item after the event and was the same
     *                    otherwise
     * @param grownMoved  how many of these were another
     * @param later       how many labels were compared over time alone
     * @param laterMoved  how many of these were another
     * @param empty       how many labels were empty
     * @param half        the share of all labels that name half of their interest's weight or more, 0 to 1
     * @param share       the share of its weight that a label names, on average, 0 to 1
     * @param microsEach  how long a label took, in microseconds, on average
     * @param samples     some to be read
     */
    public record Outcome(
            int users,
            long steps,
            long stepsMoved,
            long labels,
            long moved,
            long same,
            long sameMoved,
            long grown,
            long grownMoved,
            long later,
            long laterMoved,
            long empty,
            double half,
            double share,
            double microsEach,
            List<Sample> samples) {}

    private long steps;
    private long stepsMoved;
    private long labels;
    private long moved;
    private long same;
    private long sameMoved;
    private long grown;
    private long grownMoved;
    private long later;
    private long laterMoved;
    private long empty;
    private long half;
    private double shares;
    private long made;
    private long nanos;

    /** An interest's name and members. */
    private record Named(String label, Set<String> items) {}

    /** @param nanoTime a clock that counts nanoseconds, for the cost */
    public LabelStudy(Corpus corpus, long seed, LongSupplier nanoTime) {
        this.corpus = corpus;
        this.seed = seed;
        this.nanoTime = nanoTime;
        for (EmbeddedItem item : corpus.items()) {
            catalogue.put(item);
        }
        this.profiler = new Profiler(catalogue, InterestSettings.defaults());
    }

    /**
     * Lets some users with at least twenty events live.
     *
     * @param users   how many, at the most
     * @param events  how many of the events of each, at the most, from the first on
     * @param samples how many interests to show, at the most
     */
    public Outcome run(int users, int events, int samples, VectorCache.Progress progress) {
        Random random = new Random(seed);
        List<Integer> some = new ArrayList<>();
        for (int user = 0; user < corpus.users().size(); user++) {
            if (corpus.sizeOf(user) >= LEAST_EVENTS) {
                some.add(user);
            }
        }
        Collections.shuffle(some, random);
        some = some.subList(0, Math.min(users, some.size()));
        List<Sample> all = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            live(some.get(i), events, all);
            progress.show(i + 1, some.size());
        }
        Collections.shuffle(all, random);
        return new Outcome(
                some.size(),
                steps,
                stepsMoved,
                labels,
                moved,
                same,
                sameMoved,
                grown,
                grownMoved,
                later,
                laterMoved,
                empty,
                made == 0 ? 0 : half / (double) made,
                made == 0 ? 0 : shares / made,
                made == 0 ? 0 : nanos / 1e3 / made,
                List.copyOf(all.subList(0, Math.min(samples, all.size()))));
    }

    private void live(int user, int events, List<Sample> samples) {
        List<LedgerEntry> history = new ArrayList<>();
        Map<String, Named> before = Map.of();
        for (int place = 0; place < Math.min(events, corpus.sizeOf(user)); place++) {
            history.add(corpus.row(corpus.rowOf(user, place)));
            Map<String, Named> after = named(points(history, time(history)));
            compare(before, after);
            before = after;
        }
        List<InterestPoint> last = points(history, time(history));
        for (int days : DAYS) {
            for (Map.Entry<String, Named> one :
                    named(points(history, time(history) + days * DAY)).entrySet()) {
                Named then = before.get(one.getKey());
                if (then != null) {
                    later++;
                    laterMoved += then.label().equals(one.getValue().label()) ? 0 : 1;
                }
            }
        }
        last.forEach(point -> samples.add(sample(point)));
    }

    private void compare(Map<String, Named> before, Map<String, Named> after) {
        boolean compared = false;
        boolean any = false;
        for (Map.Entry<String, Named> one : after.entrySet()) {
            Named then = before.get(one.getKey());
            Named now = one.getValue();
            if (then != null) {
                int change = then.label().equals(now.label()) ? 0 : 1;
                boolean unmoved = then.items().equals(now.items());
                compared = true;
                any |= change > 0;
                labels++;
                moved += change;
                same += unmoved ? 1 : 0;
                sameMoved += unmoved ? change : 0;
                boolean isGrown = now.items().size() == then.items().size() + 1
                        && now.items().containsAll(then.items());
                grown += isGrown ? 1 : 0;
                grownMoved += isGrown ? change : 0;
            }
        }
        steps += compared ? 1 : 0;
        stepsMoved += any ? 1 : 0;
    }

    private Map<String, Named> named(List<InterestPoint> points) {
        Map<String, Named> named = new HashMap<>();
        long begin = nanoTime.getAsLong();
        Labels names = new Labels(catalogue);
        List<Labels.Label> made = points.stream().map(names::of).toList();
        nanos += nanoTime.getAsLong() - begin;
        this.made += made.size();
        for (int i = 0; i < made.size(); i++) {
            Labels.Label label = made.get(i);
            empty += label.text().isBlank() ? 1 : 0;
            half += label.share() >= HALF ? 1 : 0;
            shares += label.share();
            named.put(points.get(i).interestId(), new Named(label.text(), about(points.get(i))));
        }
        return named;
    }

    private List<InterestPoint> points(List<LedgerEntry> history, long at) {
        UserKey key = history.get(0).interaction().userKey();
        return profiler.profile(UserState.of(key, history, WINDOW), at).points();
    }

    private static long time(List<LedgerEntry> history) {
        return history.get(history.size() - 1).interaction().timestamp();
    }

    private static Set<String> about(InterestPoint point) {
        Set<String> about = new TreeSet<>();
        point.evidence().forEach(event -> about.add(event.itemId() == null ? "" + event.text() : event.itemId()));
        return about;
    }

    private Sample sample(InterestPoint point) {
        Set<String> titles = new LinkedHashSet<>();
        for (Evidence event : point.evidence()) {
            CatalogueItem item = event.itemId() == null ? null : catalogue.find(event.itemId());
            titles.add(item == null ? "“" + event.text() + "”" : item.item().title());
        }
        Labels.Label label = new Labels(catalogue).of(point);
        return new Sample(
                label.text(),
                label.share(),
                about(point).size(),
                titles.stream().limit(TITLES).toList());
    }
}
