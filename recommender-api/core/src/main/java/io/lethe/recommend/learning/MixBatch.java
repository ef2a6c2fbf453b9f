package io.lethe.recommend.learning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Mixes that are tried one after the other, each of which has much in common with the one before. Scores are added up
 * in an order in which what changes most often comes last, so that the sum of the rest is there already.
 *
 * @param points  the mixes
 * @param addends all addends, by how often they change between the mixes
 */
record MixBatch(List<MixPoint> points, List<Addend> addends) {
    static MixBatch of(List<MixPoint> points) {
        Map<Addend, Integer> changes = new EnumMap<>(Addend.class);
        for (Addend addend : Addend.values()) {
            int count = 0;
            for (int i = 1; i < points.size(); i++) {
                count += addend.isSame(points.get(i - 1), points.get(i)) ? 0 : 1;
            }
            changes.put(addend, count);
        }
        List<Addend> addends = Arrays.stream(Addend.values())
                .sorted(Comparator.comparing(changes::get))
                .toList();
        return new MixBatch(List.copyOf(points), addends);
    }

    /** How many of the addends, from the first on, a mix shares with the one before; 0 for the first mix. */
    int shared(int number) {
        int shared = 0;
        while (number > 0
                && shared < addends.size()
                && addends.get(shared).isSame(points.get(number - 1), points.get(number))) {
            shared++;
        }
        return shared;
    }
}
