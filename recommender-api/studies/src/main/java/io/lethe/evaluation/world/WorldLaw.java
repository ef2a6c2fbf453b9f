package io.lethe.evaluation.world;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** How likely each item is to be a user's next choice in a {@link World}. */
final class WorldLaw {
    private static final double SAME_NOUN = 0.7;
    private static final double REPEAT_POWER = 0.5;
    private static final double FASHION_DAYS = 45;
    private static final double DAYS_A_WEEK = 7;
    private static final long WEEK = 7 * 86_400_000L;

    private final World world;
    private final PlantedItems items;
    private final Succession between;
    private final Succession within;
    private final double[] ofNoun;
    private final double[] ofTopic;
    private final Map<Long, double[]> fashions = new HashMap<>();

    /** @param seed the same seed is the same world, whatever is drawn from it */
    WorldLaw(World world, long seed) {
        this.world = world;
        SplittableRandom random = new SplittableRandom(seed);
        items = new PlantedItems(world, random.split());
        between = new Succession(items, world.symmetric(), random.split());
        within = new Succession(items, true, random.split());
        ofNoun = new double[items.topics() * Vocabulary.NOUNS];
        ofTopic = new double[items.topics()];
        for (int item = 0; item < items.size(); item++) {
            ofNoun[items.nounOf(item)] += items.appeal(item);
            ofTopic[items.topicOf(item)] += items.appeal(item);
        }
    }

    World world() {
        return world;
    }

    PlantedItems items() {
        return items;
    }

    /**
     * How likely each item is to be next; the sum is 1.
     *
     * @param at      the time of the choice, in milliseconds since 1970
     * @param changed whether the pace has changed by then
     */
    double[] chances(WorldUser user, long at, boolean changed) {
        return chances(user, at, changed, null);
    }

    /** @param context where and when the choice is made; null in a world without contexts */
    double[] chances(WorldUser user, long at, boolean changed, @Nullable WorldContext context) {
        double[] chances = new double[items.size()];
        double left = 1 - world.noise();
        if (user.size() > 0) {
            left = world.popularity();
            addFollowing(user, at, changed, chances);
            addRepeats(user, chances);
        }
        double[] fashion = fashions.computeIfAbsent((at - Grain.begin()) / WEEK, this::fashion);
        for (int item = 0; item < chances.length; item++) {
            chances[item] += world.noise() / chances.length + left * fashion[item];
        }
        for (int place = world.repeats() > 0 ? user.visitStart() : 0; place < user.size(); place++) {
            chances[user.item(place)] = 0;
        }
        double sum = 0;
        for (int item = 0; item < chances.length; item++) {
            chances[item] *= context == null ? 1 : context.times(items.topicOf(item), world.suited());
            sum += chances[item];
        }
        for (int item = 0; item < chances.length; item++) {
            chances[item] /= sum;
        }
        return chances;
    }

    private void addFollowing(WorldUser user, long at, boolean changed, double[] chances) {
        int visit = user.visitStart();
        boolean inVisit = world.companions() > 0 && visit < user.size();
        double together = !inVisit ? 0 : visit == 0 ? 1 : world.companions();
        for (int place = visit; inVisit && place < user.size(); place++) {
            within.addTo(chances, user.item(place), together * world.lawful() / (user.size() - visit));
        }
        ChoiceMemory later = world.after();
        ChoiceMemory memory = changed && later != null ? later : world.memory();
        int end = world.companions() > 0 ? visit : user.size();
        double[] weights = new double[end];
        double sum = 0;
        long newest = end == 0 ? at : user.time(end - 1);
        for (int place = 0; place < end; place++) {
            weights[place] = memory.weight(end - 1 - place, newest - user.time(place));
            sum += weights[place];
        }
        double[] nouns = new double[ofNoun.length];
        double[] topics = new double[ofTopic.length];
        for (int place = 0; place < end; place++) {
            int item = user.item(place);
            double share = (1 - together) * world.lawful() * weights[place] / sum;
            between.addTo(chances, item, share * (1 - world.text()));
            nouns[items.nounOf(item)] += share * world.text() * SAME_NOUN;
            topics[items.topicOf(item)] += share * world.text() * (1 - SAME_NOUN);
        }
        for (int item = 0; item < chances.length; item++) {
            int noun = items.nounOf(item);
            int topic = items.topicOf(item);
            chances[item] += items.appeal(item) * (nouns[noun] / ofNoun[noun] + topics[topic] / ofTopic[topic]);
        }
    }

    private void addRepeats(WorldUser user, double[] chances) {
        double sum = 0;
        for (int since = 0; since < user.size(); since++) {
            sum += StrictMath.pow(1 + since, -REPEAT_POWER);
        }
        for (int since = 0; since < user.size(); since++) {
            chances[user.item(user.size() - 1 - since)] +=
                    world.repeats() * StrictMath.pow(1 + since, -REPEAT_POWER) / sum;
        }
    }

    /** What is in fashion in a week: items that are new and that many like. */
    private double[] fashion(long week) {
        double weeks = (Grain.end() - Grain.begin()) / (double) WEEK;
        double[] fashion = new double[items.size()];
        double sum = 0;
        for (int item = 0; item < fashion.length; item++) {
            double age = (week - items.born(item) * weeks) * DAYS_A_WEEK;
            fashion[item] = age < 0 ? 0 : items.appeal(item) * StrictMath.pow(2, -age / FASHION_DAYS);
            sum += fashion[item];
        }
        for (int item = 0; item < fashion.length; item++) {
            fashion[item] /= sum;
        }
        return fashion;
    }

    /** One of the places of some weights, at least one of them above 0. */
    static int draw(double[] weights, SplittableRandom random) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double left = random.nextDouble() * sum;
        int last = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                last = i;
                left -= weights[i];
                if (left < 0) {
                    return i;
                }
            }
        }
        return last;
    }
}
