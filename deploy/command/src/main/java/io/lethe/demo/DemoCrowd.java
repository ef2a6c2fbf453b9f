package io.lethe.demo;

import io.lethe.demo.Chapter.Season;
import java.util.ArrayList;
import java.util.List;

/**
 * Those of the demo who have no story: customers of the shop who come for one subject each, some weeks long. They are
 * why items are known to go together and why something is trending.
 */
final class DemoCrowd {
    private static final int SIZE = 54;
    private static final int EVENTS = 14;
    private static final int WEEKS = 7;
    private static final int STAGGER = 5;
    private static final String RISING = "knitting";
    private static final int LATELY = 4;

    private DemoCrowd() {}

    /**
     * All of them, by their ids; three for each subject where there are eighteen, and some more for one that rises just
     * now.
     */
    static List<Member> all(List<String> subjects) {
        List<Member> all = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            int until = STAGGER * i % (WEEKS * WEEKS);
            add(all, new Season(subjects.get(i % subjects.size()), until + 7 * WEEKS, until, EVENTS));
        }
        for (int i = 0; i < LATELY; i++) {
            add(all, new Season(RISING, 6, 0, EVENTS));
        }
        return all;
    }

    /** One of them, and what they came for. */
    record Member(String userId, Season season) {}

    private static void add(List<Member> all, Season season) {
        all.add(new Member("reader-%02d".formatted(all.size() + 1), season));
    }
}
