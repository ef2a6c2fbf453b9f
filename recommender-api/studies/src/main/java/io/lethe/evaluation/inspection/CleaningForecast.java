package io.lethe.evaluation.inspection;

import io.lethe.evaluation.inspection.EventColumns.Groups;
import io.lethe.evaluation.inspection.Inspection.LeftOut;
import io.lethe.event.InteractionType;
import io.lethe.interest.cleaning.BotRule;
import io.lethe.interest.cleaning.BotRule.Sign;
import io.lethe.interest.cleaning.BurstRule;
import io.lethe.interest.cleaning.CleaningRule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the cleaning rules of interest-store would leave out of the events that import would keep. */
final class CleaningForecast {
    private static final BotRule BOTS = BotRule.DEFAULT;
    private static final BurstRule BURSTS = BurstRule.DEFAULT;

    private final EventColumns events;
    private final int impression;
    private final Map<Sign, LeftOut> bots = new EnumMap<>(Sign.class);
    private LeftOut bursts = none(
            CleaningRule.BURSTS,
            String.format(Locale.ROOT, "more than %d events of one type with one item in an hour", BURSTS.most()));

    private CleaningForecast(Survey survey) {
        this.events = survey.events();
        this.impression = survey.typeNames().numberOf(InteractionType.IMPRESSION.code());
        bots.put(
                Sign.PACE,
                none(CleaningRule.BOTS, String.format(Locale.ROOT, "%,d acts or more in an hour", BOTS.pace())));
        bots.put(
                Sign.NO_REST,
                none(
                        CleaningRule.BOTS,
                        String.format(
                                Locale.ROOT,
                                "%d acts or more in each of %d hours on end",
                                BOTS.steady(),
                                BOTS.hours())));
    }

    /** What each rule would leave out, robots by what gives them away; bursts are those of people. */
    static List<LeftOut> of(Survey survey) {
        CleaningForecast forecast = new CleaningForecast(survey);
        Groups users = survey.events().byUser(survey.users().size(), event -> event);
        for (int user = 0; user < users.count(); user++) {
            forecast.add(users.of(user));
        }
        List<LeftOut> all = new ArrayList<>(forecast.bots.values());
        all.add(forecast.bursts);
        return List.copyOf(all);
    }

    private void add(long[] rows) {
        Sign sign = sign(rows);
        if (sign != null) {
            bots.computeIfPresent(sign, (same, before) -> plus(before, rows.length));
            return;
        }
        long tooMany = tooMany(rows);
        if (tooMany > 0) {
            bursts = plus(bursts, tooMany);
        }
    }

    private @Nullable Sign sign(long[] rows) {
        Set<Long> acts = new HashSet<>();
        for (long row : rows) {
            if (events.type((int) row) != impression) {
                acts.add(events.time((int) row));
            }
        }
        SortedMap<Long, Long> hours = new TreeMap<>();
        acts.forEach(time -> hours.merge(BotRule.hourOf(time), 1L, Long::sum));
        return BOTS.sign(hours).orElse(null);
    }

    private long tooMany(long[] rows) {
        record Use(int item, int type, long hour) {}
        Map<Use, Integer> uses = new HashMap<>();
        long tooMany = 0;
        for (long row : rows) {
            int event = (int) row;
            if (events.item(event) != EventColumns.NO_ITEM) {
                Use use = new Use(events.item(event), events.type(event), BotRule.hourOf(events.time(event)));
                tooMany += uses.merge(use, 1, Integer::sum) > BURSTS.most() ? 1 : 0;
            }
        }
        return tooMany;
    }

    private static LeftOut none(CleaningRule rule, String sign) {
        return new LeftOut(rule.code(), sign, 0, 0);
    }

    private static LeftOut plus(LeftOut before, long events) {
        return new LeftOut(before.rule(), before.sign(), before.users() + 1, before.events() + events);
    }
}
