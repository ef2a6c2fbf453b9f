package io.lethe.recommend.learning;

import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.parameter.RankingSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Looks back at choices, oldest first. Popularity is looked back at from {@value #MOMENTS} moments, each of which serves
 * the choices until the next one.
 */
final class Lookback {
    private static final int MOMENTS = 64;

    private final Catalogue catalogue;
    private final RankingSettings settings;
    private final TriedPaces paces;
    private final int[] order;

    /**
     * A moment from which is looked back.
     *
     * @param shares the popularity of each slot, by pace
     * @param order  the slots that have an item, by the items' ids. Slots follow the order in which items came
     * @param known  the share of all events that had happened before, 0 to 1
     */
    record Moment(double[][] shares, int[] order, double known) {
        int slots() {
            return shares[0].length;
        }
    }

    /** What is seen of a choice; empty if nothing is. */
    interface View<T> {
        Optional<T> of(Choice choice, Moment moment);
    }

    Lookback(Catalogue catalogue, RankingSettings settings, TriedPaces paces) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.paces = paces;
        this.order = IntStream.range(0, catalogue.slots())
                .mapToObj(catalogue::at)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(CatalogueItem::itemId))
                .mapToInt(CatalogueItem::slot)
                .toArray();
    }

    <T> List<T> at(List<Choice> choices, View<T> view) {
        List<Choice> inTime = choices.stream()
                .sorted(Comparator.comparingLong(Choice::at).thenComparingLong(Choice::seed))
                .toList();
        int slots = IntStream.of(order).max().orElse(-1) + 1;
        int each = (inTime.size() + MOMENTS - 1) / MOMENTS;
        List<T> seen = new ArrayList<>();
        for (int from = 0; from < inTime.size(); from += each) {
            List<Choice> some = inTime.subList(from, Math.min(inTime.size(), from + each));
            long at = some.get(0).at();
            Moment moment = new Moment(
                    paces.shares(catalogue, settings, slots, at),
                    order,
                    catalogue.trends().shareOfEventsBefore(at));
            some.parallelStream()
                    .map(choice -> view.of(choice, moment))
                    .flatMap(Optional::stream)
                    .forEachOrdered(seen::add);
        }
        return seen;
    }
}
