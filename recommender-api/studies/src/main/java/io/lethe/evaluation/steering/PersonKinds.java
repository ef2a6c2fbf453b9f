package io.lethe.evaluation.steering;

import static io.lethe.evaluation.steering.Aspect.ABSENT;
import static io.lethe.evaluation.steering.Aspect.BOT;
import static io.lethe.evaluation.steering.Aspect.CALIBRATION;
import static io.lethe.evaluation.steering.Aspect.CLEANED_BOT;
import static io.lethe.evaluation.steering.Aspect.COINCIDENCES;
import static io.lethe.evaluation.steering.Aspect.CURRENT;
import static io.lethe.evaluation.steering.Aspect.DIFFER;
import static io.lethe.evaluation.steering.Aspect.DISLIKED;
import static io.lethe.evaluation.steering.Aspect.DUE;
import static io.lethe.evaluation.steering.Aspect.EARLY;
import static io.lethe.evaluation.steering.Aspect.HIT_RATE;
import static io.lethe.evaluation.steering.Aspect.LASTING;
import static io.lethe.evaluation.steering.Aspect.NDCG;
import static io.lethe.evaluation.steering.Aspect.PASSED;
import static io.lethe.evaluation.steering.Aspect.RECOVERED;
import static io.lethe.evaluation.steering.Aspect.TIRED_1;
import static io.lethe.evaluation.steering.Aspect.TIRED_10;
import static io.lethe.evaluation.steering.Aspect.TIRED_30;
import static io.lethe.evaluation.steering.Aspect.WRONG_STEPS;
import static io.lethe.evaluation.steering.SteeringGoal.atLeast;
import static io.lethe.evaluation.steering.SteeringGoal.atMost;

import io.lethe.interest.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The kinds of planted people that there are. The goals are those of decision 0039, which says why. */
public final class PersonKinds {
    private static final double YEAR = 365;
    private static final List<Double> THREE = List.of(0.5, 0.3, 0.2);

    private static final Predicate<PlantedShop> ALL_SHOPS = shop -> true;
    private static final Predicate<PlantedShop> NOT_CORNER = shop -> shop.itemsATopic() >= 10;
    private static final Predicate<PlantedShop> TEN_TOPICS = shop -> shop.topics() >= 10;
    private static final Predicate<PlantedShop> THIN = NOT_CORNER.and(PlantedShop::isThin);

    private static final List<PersonKind> ALL = List.of(
            kind(
                    "steady-one",
                    "one interest, all the year",
                    ALL_SHOPS,
                    diary -> steady(diary, 1, 24),
                    atMost(CALIBRATION, 0.11),
                    atLeast(CURRENT, 9),
                    atMost(COINCIDENCES, 1),
                    atLeast(NDCG, 0.5),
                    atLeast(HIT_RATE, 0.5)),
            kind(
                    "steady-three",
                    "three interests, half, three tenths and a fifth",
                    NOT_CORNER,
                    diary -> steady(diary, 3, 36),
                    atMost(CALIBRATION, 0.1),
                    atMost(COINCIDENCES, 1),
                    atLeast(NDCG, 0.5),
                    atLeast(HIT_RATE, 0.5)),
            kind(
                    "steady-eight",
                    "eight interests alike",
                    TEN_TOPICS,
                    diary -> steady(diary, 8, 64),
                    atMost(CALIBRATION, 0.2),
                    atMost(COINCIDENCES, 1),
                    atLeast(NDCG, 0.5),
                    atLeast(HIT_RATE, 0.5)),
            kind(
                    "shift",
                    "one interest for most of a year, another one for the last 25 days",
                    ALL_SHOPS,
                    PersonKinds::shift,
                    atMost(CALIBRATION, 0.15),
                    atLeast(CURRENT, 6.5),
                    atMost(COINCIDENCES, 1),
                    atMost(WRONG_STEPS, 0),
                    atLeast(DIFFER, 3),
                    atLeast(NDCG, 0.5),
                    atLeast(HIT_RATE, 0.5)),
            kind(
                    "fade",
                    "a steady interest, and one that ended in the middle of the year",
                    ALL_SHOPS,
                    PersonKinds::fade,
                    atMost(CALIBRATION, 0.15),
                    atMost(PASSED, 1),
                    atMost(COINCIDENCES, 1),
                    atMost(WRONG_STEPS, 0),
                    atLeast(DIFFER, 3),
                    atLeast(NDCG, 0.5),
                    atLeast(HIT_RATE, 0.5)),
            kind(
                    "return",
                    "an interest of before, back for four events this week beside the one that lasted",
                    NOT_CORNER,
                    PersonKinds::comeback,
                    atMost(CALIBRATION, 0.15),
                    atLeast(CURRENT, 3),
                    atLeast(LASTING, 3),
                    atMost(COINCIDENCES, 1)),
            kind(
                    "season-on",
                    "an interest of every December, begun again three days ago, beside a steady one",
                    NOT_CORNER,
                    diary -> season(diary, true),
                    atLeast(CURRENT, 3),
                    atLeast(LASTING, 3),
                    atMost(COINCIDENCES, 1)),
            kind(
                    "season-off",
                    "an interest of every June, asked in December, beside a steady one",
                    NOT_CORNER,
                    diary -> season(diary, false),
                    atMost(CALIBRATION, 0.15),
                    atMost(PASSED, 1),
                    atMost(COINCIDENCES, 1)),
            kind(
                    "binge",
                    "two interests for years, and thirty views of something else in two days",
                    NOT_CORNER,
                    PersonKinds::binge,
                    atLeast(CURRENT, 3),
                    atLeast(LASTING, 3),
                    atMost(COINCIDENCES, 1)),
            kind(
                    "gift",
                    "one interest, and one purchase for somebody else three weeks ago",
                    ALL_SHOPS,
                    PersonKinds::gift,
                    atMost(PASSED, 1),
                    atMost(ABSENT, 0),
                    atMost(COINCIDENCES, 1)),
            kind(
                    "disliked-topic",
                    "two interests, and a topic turned down five times after two views",
                    ALL_SHOPS,
                    PersonKinds::disliked,
                    atMost(CALIBRATION, 0.15),
                    atMost(DISLIKED, 0),
                    atMost(COINCIDENCES, 1)),
            kind(
                    "hidden-item",
                    "one interest, and an item of it hidden yesterday",
                    NOT_CORNER,
                    PersonKinds::hidden,
                    atLeast(CURRENT, 8),
                    atMost(ABSENT, 0),
                    atMost(COINCIDENCES, 1)),
            kind(
                    "coffee-every-fortnight",
                    "a thing bought every fourteen days, asked about on the day after and when it is due",
                    NOT_CORNER,
                    PersonKinds::coffee,
                    atLeast(DUE, 0.8),
                    atMost(EARLY, 0),
                    atMost(COINCIDENCES, 1)),
            kind(
                    "newcomer-by-words",
                    "nothing but two searches of today",
                    ALL_SHOPS,
                    PersonKinds::newcomer,
                    atLeast(CURRENT, 8),
                    atMost(CALIBRATION, 0.25)),
            kind(
                    "session",
                    "two interests for years, and six views of something else in the last minutes",
                    NOT_CORNER,
                    PersonKinds::session,
                    atLeast(CURRENT, 3),
                    atLeast(LASTING, 3),
                    atMost(COINCIDENCES, 1)),
            kind(
                    "bot",
                    "one interest, and a robot that pushes an item by 2,000 views of it and of such things",
                    THIN,
                    PersonKinds::besideBot,
                    atMost(BOT, 1),
                    atMost(CLEANED_BOT, 1),
                    atMost(ABSENT, 0),
                    atMost(COINCIDENCES, 1)),
            kind(
                    "bruno",
                    "97 % baking where a few people both bake and garden",
                    NOT_CORNER,
                    PersonKinds::bruno,
                    atLeast(CURRENT, 8),
                    atMost(PASSED, 1),
                    atMost(COINCIDENCES, 1)),
            kind(
                    "hides-in-space",
                    "three likes of sailing, a view of one space item and six hides of others",
                    NOT_CORNER,
                    PersonKinds::hidesInSpace,
                    atLeast(CURRENT, 6),
                    atMost(DISLIKED, 0)),
            kind(
                    "sailing-then-baking",
                    "103 events of sailing over two years, then twelve views of baking in a week",
                    NOT_CORNER,
                    PersonKinds::sailingThenBaking,
                    atLeast(CURRENT, 3),
                    atLeast(LASTING, 3),
                    atMost(COINCIDENCES, 1),
                    atMost(WRONG_STEPS, 0),
                    atLeast(DIFFER, 3)),
            kind(
                    "six-months-cold",
                    "one interest, and that six months ago",
                    NOT_CORNER,
                    PersonKinds::cold,
                    atMost(PASSED, 3)),
            kind(
                    "strings-every-seven-weeks",
                    "strings bought every seven weeks, last 26 days ago, and books bought once",
                    NOT_CORNER,
                    PersonKinds::strings,
                    atLeast(DUE, 0.8),
                    atMost(EARLY, 0),
                    atMost(ABSENT, 0)),
            kind(
                    "impressions",
                    "two interests; the first three are shown again and again and never clicked",
                    NOT_CORNER,
                    diary -> steady(diary, 2, 30),
                    atLeast(TIRED_1, 2),
                    atMost(TIRED_10, 1),
                    atMost(TIRED_30, 0),
                    atLeast(RECOVERED, 1)),
            kind(
                    "thirty-impressions",
                    "the same for somebody who bought three things every four weeks, the last time a month ago",
                    NOT_CORNER,
                    PersonKinds::regular,
                    atLeast(TIRED_1, 2),
                    atMost(TIRED_10, 1),
                    atMost(TIRED_30, 0),
                    atLeast(RECOVERED, 1)));

    private PersonKinds() {}

    static List<PersonKind> all() {
        return ALL;
    }

    /** The names of all kinds. */
    public static List<String> names() {
        return ALL.stream().map(PersonKind::name).toList();
    }

    /** Whether a shop is among these that has what it takes for one of these kinds. */
    public static boolean suit(List<String> names, List<PlantedShop> shops) {
        return ALL.stream().filter(kind -> names.contains(kind.name())).anyMatch(kind -> shops.stream()
                .anyMatch(kind.suits()));
    }

    static Optional<PersonKind> ofName(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    private static PersonKind kind(
            String name,
            String about,
            Predicate<PlantedShop> suits,
            Function<Diary, PlantedPerson> script,
            SteeringGoal... goals) {
        return new PersonKind(name, about, suits, script, List.of(goals));
    }

    private static PlantedPerson steady(Diary diary, int interests, int events) {
        List<Integer> topics = diary.anyTopics(interests);
        Map<Integer, Double> weights = new HashMap<>();
        for (int i = 0; i < interests; i++) {
            weights.put(topics.get(i), interests == 3 ? THREE.get(i) : 1.0);
        }
        Taste taste = Taste.of(weights);
        diary.lives(taste, YEAR, 0, events);
        return PlantedPerson.of(diary, taste);
    }

    private static PlantedPerson shift(Diary diary) {
        List<Integer> topics = diary.anyTopics(2);
        diary.lives(Taste.only(topics.get(0)), 300, 45, 30);
        diary.lives(Taste.only(topics.get(1)), 25, 0, 15);
        return PlantedPerson.of(diary, Taste.only(topics.get(1)));
    }

    private static PlantedPerson fade(Diary diary) {
        List<Integer> topics = diary.anyTopics(2);
        diary.lives(Taste.only(topics.get(1)), 420, 170, 20);
        diary.lives(Taste.only(topics.get(0)), YEAR, 0, 36);
        return PlantedPerson.of(diary, Taste.only(topics.get(0))).withPassed(topics.get(1));
    }

    private static PlantedPerson comeback(Diary diary) {
        List<Integer> topics = diary.anyTopics(2);
        diary.lives(Taste.only(topics.get(1)), 700, 300, 20);
        diary.lives(Taste.only(topics.get(0)), 300, 0, 20);
        diary.lives(Taste.only(topics.get(1)), 5, 0, 4);
        return PlantedPerson.of(diary, Taste.of(Map.of(topics.get(0), 1.0, topics.get(1), 1.0)))
                .withCurrent(topics.get(1))
                .withLasting(Set.of(topics.get(0)));
    }

    private static PlantedPerson season(Diary diary, boolean on) {
        List<Integer> topics = diary.anyTopics(2);
        double first = on ? 340 : 163;
        diary.lives(Taste.only(topics.get(1)), first + YEAR + 30, first + YEAR, 8);
        diary.lives(Taste.only(topics.get(1)), first + 30, first, 8);
        diary.lives(Taste.only(topics.get(0)), 2 * YEAR, 0, 60);
        if (!on) {
            return PlantedPerson.of(diary, Taste.only(topics.get(0))).withPassed(topics.get(1));
        }
        diary.views(topics.get(1), 3, 3);
        return PlantedPerson.of(diary, Taste.of(Map.of(topics.get(0), 1.0, topics.get(1), 1.0)))
                .withCurrent(topics.get(1))
                .withLasting(Set.of(topics.get(0)));
    }

    private static PlantedPerson binge(Diary diary) {
        List<Integer> topics = diary.anyTopics(3);
        Taste lasting = Taste.of(Map.of(topics.get(0), 0.6, topics.get(1), 0.4));
        diary.lives(lasting, 2 * YEAR, 2, 60);
        diary.views(topics.get(2), 15, 1.5);
        diary.views(topics.get(2), 15, 0.2);
        return PlantedPerson.of(diary, Taste.of(Map.of(topics.get(0), 0.3, topics.get(1), 0.2, topics.get(2), 0.5)))
                .withCurrent(topics.get(2))
                .withLasting(lasting.topics());
    }

    private static PlantedPerson gift(Diary diary) {
        List<Integer> topics = diary.anyTopics(2);
        diary.lives(Taste.only(topics.get(0)), YEAR, 30, 30);
        diary.lives(Taste.only(topics.get(0)), 30, 0, 12);
        int gift = diary.fresh(topics.get(1));
        diary.does("purchase", gift, 21);
        return PlantedPerson.of(diary, Taste.only(topics.get(0)))
                .withPassed(topics.get(1))
                .withAbsent(Set.of(gift));
    }

    private static PlantedPerson disliked(Diary diary) {
        List<Integer> topics = diary.anyTopics(3);
        Taste taste = Taste.of(Map.of(topics.get(0), 0.6, topics.get(1), 0.4));
        diary.lives(taste, 200, 0, 24);
        turnsDown(diary, topics.get(2), 60);
        return PlantedPerson.of(diary, taste).withDisliked(topics.get(2));
    }

    /** Two views, then two dislikes and three hides, of one item each as far as there are so many. */
    private static void turnsDown(Diary diary, int topic, double from) {
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int item = diary.fresh(topic);
            left.add(item);
            if (i < 2) {
                diary.does("view", item, from - i);
            } else {
                diary.does("dislike", item, from - 20);
            }
        }
        diary.does("dislike", left.get(0), from - 25);
        diary.does("hide", left.get(1), from - 30);
        diary.does("hide", left.get(2), from - 40);
        diary.does("hide", left.get(0), from - 50);
    }

    private static PlantedPerson hidden(Diary diary) {
        int topic = diary.anyTopics(1).get(0);
        diary.lives(Taste.only(topic), 200, 0, 20);
        int item = diary.fresh(topic);
        diary.does("hide", item, 1);
        return PlantedPerson.of(diary, Taste.only(topic)).withAbsent(Set.of(item));
    }

    private static PlantedPerson coffee(Diary diary) {
        int any = diary.anyTopics(1).get(0);
        Taste taste = Taste.only(any == TopicWords.COFFEE ? TopicWords.BAKING : any);
        diary.lives(taste, 200, 1, 20);
        int beans = diary.fresh(TopicWords.COFFEE);
        for (int bought = 0; bought < 10; bought++) {
            diary.does("purchase", beans, 1 + 14 * bought + (bought == 0 ? 0 : around(diary, 1)));
        }
        return PlantedPerson.of(diary, taste)
                .withCycle(
                        new PlantedPerson.Cycle(beans, later(13), diary.shop().places()));
    }

    private static PlantedPerson strings(Diary diary) {
        diary.lives(Taste.only(TopicWords.GUITARS), 400, 30, 12);
        int string = diary.fresh(TopicWords.GUITARS);
        for (int bought = 0; bought < 8; bought++) {
            diary.does("purchase", string, 26 + 49 * bought + (bought == 0 ? 0 : around(diary, 3)));
        }
        Set<Integer> once = new HashSet<>();
        for (int day = 150; day <= 300; day += 30) {
            int book = diary.fresh(TopicWords.SPACE);
            once.add(book);
            diary.does("purchase", book, day);
        }
        return PlantedPerson.of(diary, Taste.only(TopicWords.GUITARS))
                .withAbsent(once)
                .withCycle(new PlantedPerson.Cycle(string, later(23), 3));
    }

    private static PlantedPerson regular(Diary diary) {
        int topic = diary.anyTopics(1).get(0);
        for (int thing = 0; thing < 3; thing++) {
            int item = diary.fresh(topic);
            for (int bought = 0; bought < 6; bought++) {
                diary.does("purchase", item, 30 + thing + 28 * bought);
            }
        }
        return PlantedPerson.of(diary, Taste.only(topic));
    }

    private static double around(Diary diary, double days) {
        return days * (2 * diary.random().nextDouble() - 1);
    }

    private static long later(double days) {
        return Diary.NOW + Math.round(days * Diary.DAY);
    }

    private static PlantedPerson newcomer(Diary diary) {
        int topic = diary.anyTopics(1).get(0);
        int number = diary.random().nextInt(4);
        diary.searches(topic, number, 0.01);
        diary.searches(topic, number + 1, 0.005);
        return PlantedPerson.of(diary, Taste.only(topic));
    }

    private static PlantedPerson session(Diary diary) {
        List<Integer> topics = diary.anyTopics(3);
        Taste lasting = Taste.of(Map.of(topics.get(0), 1.0, topics.get(1), 1.0));
        diary.lives(lasting, 2.5 * YEAR, 1, 120);
        diary.views(topics.get(2), 6, 0.001);
        return PlantedPerson.of(diary, Taste.of(Map.of(topics.get(0), 0.25, topics.get(1), 0.25, topics.get(2), 0.5)))
                .withCurrent(topics.get(2))
                .withLasting(lasting.topics());
    }

    /** The robot looks at the pushed item and at one of the person's topic in turn, for a day. */
    private static PlantedPerson besideBot(Diary diary) {
        List<Integer> topics = diary.anyTopics(2);
        diary.lives(Taste.only(topics.get(0)), 200, 0, 20);
        int pushed = diary.fresh(topics.get(1));
        Diary robot = diary.of("robot");
        for (int i = 0; i < 1_000; i++) {
            double day = 2 - i / 1_000.0;
            robot.does("view", pushed, day);
            robot.does("view", robot.any(topics.get(0)), day - 1.0 / 2_500);
        }
        List<LedgerEntry> views = robot.deeds().stream().map(Deed::entry).toList();
        return PlantedPerson.of(diary, Taste.only(topics.get(0)))
                .withAbsent(Set.of(pushed))
                .withCrowd(views);
    }

    /** What Bruno looked at last is what three gardeners looked at on their way to gardening. */
    private static PlantedPerson bruno(Diary diary) {
        diary.lives(Taste.only(TopicWords.BAKING), YEAR, 30, 20);
        diary.lives(Taste.only(TopicWords.BAKING), 30, 1, 20);
        diary.does("view", diary.fresh(TopicWords.GARDENING), 45);
        int last = diary.fresh(TopicWords.BAKING);
        diary.does("view", last, 0.1);
        List<LedgerEntry> gardeners = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            Diary gardener = diary.of(diary.user().userId() + "-gardener-" + number);
            gardener.does("view", last, 10.02);
            gardener.views(TopicWords.GARDENING, 5, 10);
            gardener.deeds().forEach(deed -> gardeners.add(deed.entry()));
        }
        return PlantedPerson.of(diary, Taste.only(TopicWords.BAKING))
                .withPassed(TopicWords.GARDENING)
                .withCrowd(gardeners);
    }

    private static PlantedPerson hidesInSpace(Diary diary) {
        for (int day = 9; day > 0; day -= 3) {
            diary.does("like", diary.fresh(TopicWords.SAILING), day);
        }
        diary.does("view", diary.fresh(TopicWords.SPACE), 8);
        for (int i = 0; i < 6; i++) {
            diary.does("hide", diary.fresh(TopicWords.SPACE), 7 - i);
        }
        return PlantedPerson.of(diary, Taste.only(TopicWords.SAILING)).withDisliked(TopicWords.SPACE);
    }

    private static PlantedPerson sailingThenBaking(Diary diary) {
        diary.lives(Taste.only(TopicWords.SAILING), 2 * YEAR, 8, 103);
        for (int i = 0; i < 12; i++) {
            diary.views(TopicWords.BAKING, 1, 6.5 - i * 0.55);
        }
        return PlantedPerson.of(diary, Taste.of(Map.of(TopicWords.SAILING, 1.0, TopicWords.BAKING, 1.0)))
                .withCurrent(TopicWords.BAKING)
                .withLasting(Set.of(TopicWords.SAILING));
    }

    private static PlantedPerson cold(Diary diary) {
        int topic = diary.anyTopics(1).get(0);
        diary.lives(Taste.only(topic), 210, 180, 6);
        return PlantedPerson.of(diary, Taste.only(topic)).withPassed(topic);
    }
}
