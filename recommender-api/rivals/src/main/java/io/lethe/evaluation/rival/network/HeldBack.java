package io.lethe.evaluation.rival.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Some users whose last choice that the log shows is not trained on, but tells when to stop. */
final class HeldBack {
    private static final double SHARE = 0.1;
    private static final int MOST = 1000;
    private static final int LEAST_CHOICES = 3;

    private final Sequences sequences;
    private final BitSet users = new BitSet();

    /** A tenth of the users with three choices or more, at most a thousand, drawn by chance. */
    HeldBack(Sequences sequences, SplittableRandom random) {
        this.sequences = sequences;
        List<Integer> able = new ArrayList<>(IntStream.range(0, sequences.users())
                .filter(user -> sequences.sizeOf(user) >= LEAST_CHOICES)
                .boxed()
                .toList());
        Window.shuffle(able, random);
        able.stream().limit(Math.min(MOST, Math.round(SHARE * able.size()))).forEach(users::set);
    }

    /** Whether there are too few users to hold anything back. */
    boolean isEmpty() {
        return users.isEmpty();
    }

    /** What is trained on, in windows that read at most {@code length} items. */
    List<Window> windows(int length) {
        List<Window> windows = new ArrayList<>();
        for (int user = 0; user < sequences.users(); user++) {
            windows.addAll(Window.of(user, sequences.sizeOf(user) - (users.get(user) ? 1 : 0), length));
        }
        return windows;
    }

    /**
     * How well a network guesses what was held back: the mean of 1/log2(1 + rank) over these users; 0 if there are
     * none. What is new to a user is ranked among what is new, a repeat among everything.
     */
    double quality(Trained trained) {
        double[] gains = users.stream()
                .parallel()
                .mapToDouble(user -> gain(trained, user))
                .toArray();
        return Arrays.stream(gains).average().orElse(0);
    }

    private double gain(Trained trained, int user) {
        int last = sequences.sizeOf(user) - 1;
        int[] history = sequences.items(user, 0, last);
        int wanted = sequences.item(user, last);
        double[] scores = trained.scores(history);
        double score = scores[wanted];
        if (Arrays.stream(history).noneMatch(item -> item == wanted)) {
            for (int item : history) {
                scores[item] = Double.NEGATIVE_INFINITY;
            }
        }
        int rank = 1;
        for (double other : scores) {
            rank += other <= score ? 0 : 1;
        }
        return Math.log(2) / Math.log(1 + rank);
    }
}
