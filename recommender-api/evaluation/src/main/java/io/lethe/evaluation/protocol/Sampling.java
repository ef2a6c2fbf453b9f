package io.lethe.evaluation.protocol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which requests are asked where there are too many.
 *
 * @param most how many at most, at least 1
 * @param seed where chance starts
 */
public record Sampling(int most, long seed) {

    /** Everything. */
    public static final Sampling ALL = new Sampling(Integer.MAX_VALUE, 0);

    public Sampling {
        if (most < 1) {
            throw new IllegalArgumentException("at least one request is needed, not " + most);
        }
    }

    /** The requests chosen, by what may be known and then in the order that they had. */
    List<Request> of(List<Request> requests) {
        List<Request> chosen = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        int wanted = Math.min(most, requests.size());
        for (int i = 0; i < requests.size(); i++) {
            if (random.nextInt(requests.size() - i) < wanted - chosen.size()) {
                chosen.add(requests.get(i));
            }
        }
        chosen.sort(Comparator.comparingInt(Request::known));
        return chosen;
    }
}
