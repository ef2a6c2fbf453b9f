package io.lethe.evaluation.world;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A catalogue. Each item has a topic and a noun of it, an appeal, and a time at which it came into fashion. Its title
 * tells topic and noun where texts are worth anything in its world, and is of random words otherwise. Ids say nothing.
 */
final class PlantedItems {
    private static final int ITEMS_A_TOPIC = 50;
    private static final int FEWEST_TOPICS = 4;
    private static final double SKEW = 0.7;
    private static final double EARLIEST = 0.3;

    private final List<String> titles = new ArrayList<>();
    private final List<String> categories = new ArrayList<>();
    private final int[] topicOf;
    private final int[] nounOf;
    private final double[] appeal;
    private final double[] born;
    private final int topics;

    PlantedItems(World world, SplittableRandom random) {
        int count = world.items();
        topics = Math.min(Vocabulary.topics().size(), Math.max(FEWEST_TOPICS, count / ITEMS_A_TOPIC));
        topicOf = new int[count];
        nounOf = new int[count];
        appeal = new double[count];
        born = new double[count];
        for (int item = 0; item < count; item++) {
            int topic = random.nextInt(topics);
            int noun = random.nextInt(Vocabulary.NOUNS);
            topicOf[item] = topic;
            nounOf[item] = topic * Vocabulary.NOUNS + noun;
            appeal[item] = StrictMath.pow(1 + random.nextInt(count), -SKEW);
            born[item] = random.nextDouble() * (1 + EARLIEST) - EARLIEST;
            boolean telling = world.text() > 0;
            addText(telling ? topic : random.nextInt(topics), telling ? noun : -1, random);
        }
    }

    /** @param noun -1 for any of any topic */
    private void addText(int topic, int noun, SplittableRandom random) {
        int of = noun < 0 ? random.nextInt(topics) : topic;
        int which = noun < 0 ? random.nextInt(Vocabulary.NOUNS) : noun;
        titles.add(one(Vocabulary.adjectives(), random) + " " + one(Vocabulary.materials(), random) + " "
                + Vocabulary.topics().get(of).nouns().get(which));
        categories.add(Vocabulary.topics().get(topic).name());
    }

    private static String one(List<String> words, SplittableRandom random) {
        return words.get(random.nextInt(words.size()));
    }

    int size() {
        return appeal.length;
    }

    static String id(int item) {
        return "i" + (100_000 + item);
    }

    String title(int item) {
        return titles.get(item);
    }

    String category(int item) {
        return categories.get(item);
    }

    int topics() {
        return topics;
    }

    int topicOf(int item) {
        return topicOf[item];
    }

    /** The noun of an item, numbered through all topics. */
    int nounOf(int item) {
        return nounOf[item];
    }

    /** How much an item is liked beside others, above 0. */
    double appeal(int item) {
        return appeal[item];
    }

    /** When an item came into fashion, as a share of the time that the world lasts; below 0 before it began. */
    double born(int item) {
        return born[item];
    }
}
