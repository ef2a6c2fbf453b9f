package io.lethe.interest.signal;

import io.lethe.event.Interaction;
import io.lethe.interest.ledger.BasketDraw;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One user's counting events of one time: a set without an order among themselves. Neither their sequence nor their ids
 * matter.
 *
 * @param timestamp the time, in milliseconds since 1970
 * @param size      the number of events, at least 1
 * @param items     the items of at most {@link PairFold#SAMPLE} events, as if drawn at random
 */
record Basket(String tenant, long timestamp, int size, List<String> items) {
    /** An item by its place in the draw. Events of one item are drawn one after another, so that their order is open. */
    private record Lot(long number, String itemId) {
        static final Comparator<Lot> IN_ORDER =
                Comparator.comparingLong(Lot::number).thenComparing(Lot::itemId);
    }

    /** @param events one user's counting events of one time, in any order, at least one */
    static Basket of(List<Interaction> events) {
        Interaction any = events.get(0);
        int size = events.size();
        if (size == 1) {
            return new Basket(any.tenant(), any.timestamp(), 1, List.of(String.valueOf(any.itemId())));
        }
        long seed = BasketDraw.seed(any.userId(), any.timestamp());
        List<Lot> lots = new ArrayList<>(size);
        for (Interaction event : events) {
            String itemId = String.valueOf(event.itemId());
            lots.add(new Lot(BasketDraw.number(seed, itemId), itemId));
        }
        lots.sort(Lot.IN_ORDER);
        List<String> items = new ArrayList<>(Math.min(size, PairFold.SAMPLE));
        for (Lot lot : lots.subList(0, Math.min(size, PairFold.SAMPLE))) {
            items.add(lot.itemId());
        }
        return new Basket(any.tenant(), any.timestamp(), size, items);
    }

    /** The first items of the draw: at most as many as asked for, at least one. */
    List<String> sample(int most) {
        return items.subList(0, Math.min(items.size(), Math.max(1, most)));
    }
}
