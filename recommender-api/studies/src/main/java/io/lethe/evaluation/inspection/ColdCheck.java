package io.lethe.evaluation.inspection;

import io.lethe.evaluation.dataset.file.Severity;
import io.lethe.evaluation.inspection.EventColumns.Groups;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How little is known about users and items, and how much of what comes is new. */
final class ColdCheck implements Check {
    private static final int FEW = 5;
    private static final double LAST = 0.9;

    @Override
    public List<Finding> findings(Survey survey) {
        List<Finding> findings = new ArrayList<>();
        EventColumns events = survey.events();
        if (events.size() > 0) {
            Groups users = events.byUser(survey.users().size(), events::item);
            Groups items = events.byItem(survey.shelf().size(), event -> 0);
            share(
                    findings,
                    "cold-users",
                    Severity.NOTE,
                    few(users),
                    users.count(),
                    "users with fewer than five events",
                    "Give them onboarding words; trends and neighbours answer until then");
            share(
                    findings,
                    "cold-items",
                    Severity.NOTE,
                    few(items),
                    count(items),
                    "items with fewer than five events, of those with any",
                    "Their texts have to speak for them");
            share(
                    findings,
                    "repeats",
                    Severity.NOTE,
                    repeats(users),
                    events.size(),
                    "events of a user with an item that the user knew",
                    "Where many come back, let repeats be recommended (settings: repeat)");
            addNew(survey, findings);
            addUnknown(survey, items, findings);
        }
        return findings;
    }

    private static void addUnknown(Survey survey, Groups items, List<Finding> findings) {
        long unknown = 0;
        long unused = 0;
        for (int item = 0; item < items.count(); item++) {
            unknown += survey.shelf().isKnown(item) ? 0 : items.size(item);
            unused += survey.shelf().isKnown(item) && items.size(item) == 0 ? 1 : 0;
        }
        int all = survey.events().size();
        share(
                findings,
                "unknown-items",
                unknown > 0.2 * all ? Severity.PROBLEM : Severity.WARNING,
                unknown,
                all,
                "events of items that are not in the catalogue",
                "They count for neighbours and trends, but have no text: add the items");
        share(
                findings,
                "unused-items",
                Severity.NOTE,
                unused,
                survey.shelf().catalogue(),
                "items of the catalogue that no event speaks of",
                "They can be found by their texts alone");
    }

    private static void addNew(Survey survey, List<Finding> findings) {
        EventColumns events = survey.events();
        long[] times = events.sortedTimes();
        long cut = times[(int) (LAST * times.length)];
        long[] firstOfUser = new long[survey.users().size()];
        long[] firstOfItem = new long[survey.shelf().size()];
        Arrays.fill(firstOfUser, Long.MAX_VALUE);
        Arrays.fill(firstOfItem, Long.MAX_VALUE);
        for (int i = 0; i < events.size(); i++) {
            int user = events.user(i);
            int item = events.item(i);
            firstOfUser[user] = Math.min(firstOfUser[user], events.time(i));
            if (item >= 0) {
                firstOfItem[item] = Math.min(firstOfItem[item], events.time(i));
            }
        }
        long late = 0;
        long byNewUser = 0;
        long ofNewItem = 0;
        for (int i = 0; i < events.size(); i++) {
            if (events.time(i) >= cut) {
                late++;
                byNewUser += firstOfUser[events.user(i)] >= cut ? 1 : 0;
                ofNewItem += events.item(i) >= 0 && firstOfItem[events.item(i)] >= cut ? 1 : 0;
            }
        }
        String when = " before the last tenth, from " + Times.day(cut) + " on";
        share(
                findings,
                "new-users-late",
                Severity.NOTE,
                byNewUser,
                late,
                "of the last tenth's events are of users that were not there" + when,
                "What a cold start can do decides how these are served");
        share(
                findings,
                "new-items-late",
                Severity.NOTE,
                ofNewItem,
                late,
                "of the last tenth's events are of items without an event" + when,
                "What texts and exploration can do decides how these are found");
    }

    private static long few(Groups groups) {
        long few = 0;
        for (int i = 0; i < groups.count(); i++) {
            few += groups.size(i) > 0 && groups.size(i) < FEW ? 1 : 0;
        }
        return few;
    }

    private static long count(Groups groups) {
        long count = 0;
        for (int i = 0; i < groups.count(); i++) {
            count += groups.size(i) > 0 ? 1 : 0;
        }
        return count;
    }

    private static long repeats(Groups users) {
        long repeats = 0;
        for (int user = 0; user < users.count(); user++) {
            long[] items = users.of(user);
            for (int i = 1; i < items.length; i++) {
                repeats += items[i] == items[i - 1] && items[i] >= 0 ? 1 : 0;
            }
        }
        return repeats;
    }

    private static void share(
            List<Finding> findings, String kind, Severity severity, long count, long of, String text, String advice) {
        if (count > 0) {
            findings.add(Finding.of(
                    kind,
                    severity,
                    count,
                    String.format(Locale.ROOT, "%s, %.1f %%", text, 100.0 * count / of),
                    advice));
        }
    }
}
