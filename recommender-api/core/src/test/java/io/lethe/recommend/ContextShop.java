package io.lethe.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.interest.signal.Circumstance;
import io.lethe.interest.signal.ContextCount;
import io.lethe.interest.signal.ContextKey;
import io.lethe.interest.signal.TrendSignal;
import io.lethe.interest.signal.TrendSignal.HourCount;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.trend.ContextLift;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A shop in which some things are chosen on the phone and others at the desk. */
final class ContextShop {
    static final Circumstance PHONE = new Circumstance(ContextKey.DEVICE, "phone");
    static final Circumstance DESK = new Circumstance(ContextKey.DEVICE, "desk");
    static final Circumstance HOME = new Circumstance(ContextKey.PLACE, "home");
    static final Circumstance SEVEN = new Circumstance(ContextKey.HOUR, "7");

    private static final RankingSettings SETTINGS = RankingSettings.defaults();

    private ContextShop() {}

    /** Sea is for the phone and kitchen for the desk; of space nobody said on what it was chosen. */
    static Shop shop() {
        return shop(true);
    }

    static Shop shop(boolean isSaid) {
        Shop shop = Shop.standard();
        chosen(shop, "sail", 0, 40, 10, isSaid);
        chosen(shop, "dive", 0, 30, 0, isSaid);
        chosen(shop, "dive", 1, 0, 10, isSaid);
        chosen(shop, "bread", 0, 10, 60, isSaid);
        chosen(shop, "soup", 0, 10, 30, isSaid);
        return shop.happened("moon", 0, "view", Shop.NOW, 50);
    }

    static void chosen(Shop shop, String item, int partition, long onPhone, long atDesk) {
        chosen(shop, item, partition, onPhone, atDesk, true);
    }

    /** @param isSaid whether the events say on which device it was */
    static void chosen(Shop shop, String item, int partition, long onPhone, long atDesk, boolean isSaid) {
        chosen(shop, item, partition, isSaid ? onPhone : 0, PHONE, isSaid ? atDesk : 0, DESK, onPhone + atDesk);
    }

    /** Chosen on a day whose middle is still to come, so that nothing has aged. */
    static void chosen(
            Shop shop,
            String item,
            int partition,
            long some,
            Circumstance in,
            long others,
            Circumstance there,
            long all) {
        long day = ContextCount.dayOf(Shop.NOW) + 1;
        List<ContextCount> counts = new ArrayList<>();
        if (some > 0) {
            counts.add(new ContextCount(in, "view", day, some));
        }
        if (others > 0) {
            counts.add(new ContextCount(there, "view", day, others));
        }
        HourCount hour = new HourCount(HourCount.hourOf(Shop.NOW), "view", all);
        shop.catalogue.putTrend(item, partition, TrendSignal.of(List.of(hour), counts));
    }

    /** An item chosen in an hour of the day, and in others. */
    static void chosenBySeven(Shop shop, String item, long bySeven, long later) {
        chosen(shop, item, 0, bySeven, SEVEN, later, new Circumstance(ContextKey.HOUR, "8"), bySeven + later);
    }

    /** Now, and in the same hour and later, when nothing else has happened yet. */
    static double times(Shop shop, String item, Circumstance... context) {
        double times = lift(shop, Shop.NOW, context).of(shop.catalogue.slotOf(item));
        long end = shop.catalogue.trends().newest();
        for (long at : new long[] {Shop.NOW - 1, end - 1, end, end + Shop.HOUR}) {
            assertThat(lift(shop, at, context).of(shop.catalogue.slotOf(item))).isEqualTo(times);
        }
        return times;
    }

    static ContextLift lift(Shop shop, long at, Circumstance... context) {
        return lift(shop, at, shop.catalogue::category, context);
    }

    static ContextLift lift(Shop shop, long at, IntFunction<@Nullable String> categories, Circumstance... context) {
        return shop.catalogue.trends().lift(SETTINGS, List.of(context), at, shop.catalogue.slots(), categories);
    }

    /** How often categories are looked up for a request: not at all where the answer is known. */
    static int lookups(Shop shop, long at, Circumstance in) {
        AtomicInteger lookups = new AtomicInteger();
        lift(
                shop,
                at,
                slot -> {
                    lookups.incrementAndGet();
                    return shop.catalogue.category(slot);
                },
                in);
        return lookups.get();
    }

    static Circumstance town(int number) {
        return new Circumstance(ContextKey.PLACE, "town " + number);
    }
}
