package io.lethe.evaluation.inspection;

import io.lethe.evaluation.inspection.Inspection.Fate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What import would do with each row that a survey saw. The counts of a kind of row add up to its rows. */
final class ImportForecast {
    private ImportForecast() {}

    static List<Fate> of(Survey survey) {
        List<Fate> fates = new ArrayList<>();
        long merged = survey.counted("same-again");
        long rivals = survey.counted("rivals");
        add(fates, "events", "kept", "accepted", survey.counted("accepted") - merged - rivals);
        add(fates, "events", "merged", "the same event again", merged);
        add(fates, "events", "merged", "an id that says something else: one of the two counts", rivals);
        rejected(fates, "events", survey.eventRejections());
        ItemsSeen shelf = survey.shelf();
        add(fates, "items", "kept", "accepted", shelf.catalogue());
        add(fates, "items", "kept", "a withdrawal", survey.counted("withdrawals"));
        add(fates, "items", "merged", "the same item again", shelf.sameAgain());
        add(fates, "items", "merged", "an item described anew: the last one counts", shelf.rivals());
        rejected(fates, "items", survey.itemRejections());
        return List.copyOf(fates);
    }

    static Map<String, Long> overview(Survey survey) {
        Map<String, Long> overview = new LinkedHashMap<>();
        overview.put("rows of events", survey.counted("event-rows"));
        overview.put("rows of items", survey.counted("item-rows"));
        overview.put("users", (long) survey.users().size());
        overview.put("items of the catalogue", (long) survey.shelf().catalogue());
        overview.put("events kept", sum(survey.types()));
        return overview;
    }

    private static void rejected(List<Fate> fates, String what, SortedMap<String, Long> rejections) {
        rejections.forEach((rule, count) -> add(fates, what, "rejected", rule, count));
    }

    private static void add(List<Fate> fates, String what, String fate, String rule, long count) {
        if (count > 0) {
            fates.add(new Fate(what, fate, rule, count));
        }
    }

    private static long sum(SortedMap<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
