package io.lethe.evaluation.steering;

import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.recommend.list.Ranking;
import io.lethe.recommend.list.Recommendation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What the lists of a planted person are like. */
final class Judgement {
    private static final List<Integer> HALF_LIVES = List.of(1, 3, 10, 30, 100, 300, 1000);
    private static final double TEN = 10;
    private static final int TOP = 3;
    private static final long SHOWN_EVERY = Duration.ofHours(4).toMillis();
    private static final long HALF_A_YEAR = Duration.ofDays(182).toMillis();

    private final StudiedShop shop;
    private final PlantedPerson person;
    private final ServedShop served;
    private final List<LedgerEntry> history;
    private final Ranking list;

    private Judgement(StudiedShop shop, PlantedPerson person, ServedShop served, Ranking list) {
        this.shop = shop;
        this.person = person;
        this.served = served;
        this.history = person.history();
        this.list = list;
    }

    /** Of the list that the shop gives a person. */
    static Judgement of(StudiedShop shop, PlantedPerson person) {
        ServedShop served = shop.served(person);
        return new Judgement(shop, person, served, served.list(person.user(), person.history(), person.at()));
    }

    /** Of another list for the same person. */
    Judgement with(Ranking other) {
        return new Judgement(shop, person, served, other);
    }

    /** The list that everything but the half-lives is about. */
    Ranking list() {
        return list;
    }

    ServedShop served() {
        return served;
    }

    /** The decayed interests, by the settings in force. */
    Taste interests() {
        return Deed.decayed(person.deeds(), person.at(), served.settings().interest());
    }

    /** A figure of the person. */
    double of(Aspect aspect) {
        return switch (aspect) {
            case CALIBRATION -> divergence();
            case COINCIDENCES -> {
                Set<Integer> strange = new TreeSet<>();
                for (int topic = 0; topic < shop.items().shop().topics(); topic++) {
                    strange.add(topic);
                }
                strange.removeAll(person.planted());
                yield placesOf(list, strange);
            }
            case CURRENT -> placesOf(list, person.current());
            case LASTING -> placesOf(list, person.lasting());
            case PASSED -> placesOf(list, person.passed());
            case DISLIKED -> placesOf(list, person.disliked());
            case ABSENT ->
                list.items().stream()
                        .filter(one -> person.absent().contains(one.item().slot()))
                        .count();
            case WRONG_STEPS -> wrongSteps();
            case DIFFER -> differ(byHalfLife(HALF_LIVES.get(0)), byHalfLife(HALF_LIVES.get(HALF_LIVES.size() - 1)));
            case TIRED_1 -> kept(1);
            case TIRED_10 -> kept(10);
            case TIRED_30 -> kept(30);
            case RECOVERED -> recovered();
            case DUE -> due();
            case EARLY -> early();
            case BOT -> differ(asIn(shop.undisturbed(person)), list);
            case CLEANED_BOT -> differ(asIn(shop.undisturbed(person)), asIn(shop.cleaned(person)));
            case NDCG -> ofTheBest(true);
            case HIT_RATE -> ofTheBest(false);
        };
    }

    private double divergence() {
        int topics = shop.items().shop().topics();
        double[] shares = new double[topics];
        for (Recommendation one : list.items()) {
            shares[topicOf(one)] += 1.0 / list.items().size();
        }
        return Calibration.divergence(interests().toArray(topics), shares);
    }

    private int topicOf(Recommendation one) {
        return shop.items().topicOf(one.item().slot());
    }

    /** Places in ten; a list that is shorter than it could be has fewer. */
    private double placesOf(Ranking ranking, Set<Integer> topics) {
        long places = ranking.items().stream()
                .filter(one -> topics.contains(topicOf(one)))
                .count();
        return TEN * places / served.places();
    }

    private Ranking asIn(ServedShop other) {
        return other.list(person.user(), history, person.at());
    }

    private Ranking byHalfLife(int days) {
        return served.list(person.user(), history, person.at(), Duration.ofDays(days));
    }

    private double wrongSteps() {
        int wrong = 0;
        double before = TEN;
        for (int days : HALF_LIVES) {
            double now = placesOf(byHalfLife(days), person.current());
            wrong += now > before ? 1 : 0;
            before = now;
        }
        return wrong;
    }

    private double differ(Ranking left, Ranking right) {
        Set<Integer> both = slots(left);
        both.retainAll(slots(right));
        return TEN * (served.places() - both.size()) / served.places();
    }

    private static Set<Integer> slots(Ranking ranking) {
        Set<Integer> slots = new HashSet<>();
        ranking.items().forEach(one -> slots.add(one.item().slot()));
        return slots;
    }

    private List<Recommendation> top(Ranking ranking) {
        return ranking.items().subList(0, Math.min(TOP, ranking.items().size()));
    }

    private List<LedgerEntry> shown(int times) {
        List<LedgerEntry> events = new ArrayList<>(history);
        events.addAll(Diary.impressions(
                person.user(),
                top(list).stream().map(one -> one.item().itemId()).toList(),
                IntStream.rangeClosed(1, times)
                        .mapToObj(i -> person.at() + i * SHOWN_EVERY)
                        .toList()));
        return events;
    }

    private double kept(int times) {
        Ranking after = served.list(person.user(), shown(times), person.at() + (times + 1) * SHOWN_EVERY);
        Set<Integer> before = new HashSet<>();
        top(list).forEach(one -> before.add(one.item().slot()));
        return top(after).stream()
                .filter(one -> before.contains(one.item().slot()))
                .count();
    }

    private double recovered() {
        Ranking later = served.list(person.user(), shown(30), person.at() + 31 * SHOWN_EVERY + HALF_A_YEAR);
        Set<Integer> slots = slots(later);
        return top(list).stream()
                .filter(one -> slots.contains(one.item().slot()))
                .count();
    }

    private PlantedPerson.Cycle cycle() {
        PlantedPerson.Cycle cycle = person.cycle();
        if (cycle == null) {
            throw new IllegalStateException(person.user() + " buys nothing again and again");
        }
        return cycle;
    }

    private double due() {
        Ranking later = served.list(person.user(), history, cycle().dueAt());
        return slots(later).contains(cycle().item()) ? 1 : 0;
    }

    private double early() {
        return list.items().stream()
                        .limit(cycle().earlyTop())
                        .anyMatch(one -> one.item().slot() == cycle().item())
                ? 1
                : 0;
    }

    private double ofTheBest(boolean discounted) {
        double[] chances = chances();
        List<Integer> best = IntStream.range(0, chances.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer item) -> -chances[item]))
                .limit(served.places())
                .toList();
        List<Integer> own = list.items().stream().map(one -> one.item().slot()).toList();
        return worth(own, chances, discounted) / worth(best, chances, discounted);
    }

    /** The chance of each item to be the next choice: by taste and appeal, among what is new to the person. */
    private double[] chances() {
        ShopItems items = shop.items();
        double[] chances = new double[items.items().size()];
        Set<String> touched = person.touched();
        for (int topic : person.taste().topics()) {
            List<Integer> open = items.of(topic).stream()
                    .filter(item -> !touched.contains(ShopItems.id(item)))
                    .toList();
            double sum = open.stream().mapToDouble(items::appeal).sum();
            open.forEach(item -> chances[item] = person.taste().share(topic) * items.appeal(item) / sum);
        }
        return chances;
    }

    private static double worth(List<Integer> list, double[] chances, boolean discounted) {
        double sum = 0;
        for (int place = 0; place < list.size(); place++) {
            sum += chances[list.get(place)] * (discounted ? Math.log(2) / Math.log(place + 2.0) : 1);
        }
        return sum;
    }
}
