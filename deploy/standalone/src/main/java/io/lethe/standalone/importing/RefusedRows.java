package io.lethe.standalone.importing;

import io.lethe.event.InteractionType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was refused or left out, by reason, with the first few values and places of each. Safe for several threads. */
public final class RefusedRows {
    private static final int SHOWN = 3;
    /** A set with more reasons than this says the same of many values; the rest is counted together. */
    private static final int MOST_REASONS = 1_000;

    private static final String KNOWN_TYPES =
            Arrays.stream(InteractionType.values()).map(InteractionType::code).collect(Collectors.joining(", "))
                    + ", and what the settings add";
    private static final String REST = "is wrong for other reasons";

    private record Reason(String what, String field, String words) {}

    /**
     * Records that were refused for one reason.
     *
     * @param what   {@code event} or {@code item}
     * @param field  the field at fault
     * @param reason what is wrong with it, behind the field's name
     * @param values what stood there, of the first few
     * @param places where the first few stand, if that is known
     */
    public record Group(
            String what, String field, String reason, long count, List<String> values, List<String> places) {

        /** The group in a line for people. */
        String line() {
            StringBuilder line = new StringBuilder(
                    String.format(Locale.ROOT, "%,d %s%s: %s %s", count, what, count == 1 ? "" : "s", field, reason));
            if (reason.endsWith("no known type")) {
                line.append("; known: ").append(KNOWN_TYPES);
            }
            List<String> unsaid =
                    values.stream().filter(value -> !reason.contains(value)).toList();
            if (!unsaid.isEmpty()) {
                line.append("; value: ").append(String.join(", ", unsaid));
            }
            if (!places.isEmpty()) {
                line.append(count == 1 ? " (" : " (first in ")
                        .append(places.get(0))
                        .append(')');
            }
            return line.toString();
        }
    }

    private final Map<Reason, Tally> tallies = new LinkedHashMap<>();
    private long count;

    synchronized void add(String what, String field, String reason, @Nullable String value, @Nullable String place) {
        count++;
        Reason full = new Reason(what, field, reason);
        Reason kept = tallies.containsKey(full) || tallies.size() < MOST_REASONS ? full : new Reason(what, "row", REST);
        tallies.computeIfAbsent(kept, any -> new Tally()).add(value, place);
    }

    synchronized long count() {
        return count;
    }

    synchronized long count(String what) {
        return tallies.entrySet().stream()
                .filter(one -> one.getKey().what().equals(what))
                .mapToLong(one -> one.getValue().count)
                .sum();
    }

    /** The groups, the largest first. */
    synchronized List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        tallies.forEach((reason, tally) -> groups.add(new Group(
                reason.what(),
                reason.field(),
                reason.words(),
                tally.count,
                List.copyOf(tally.values),
                List.copyOf(tally.places))));
        groups.sort(Comparator.comparingLong(Group::count).reversed());
        return groups;
    }

    private static final class Tally {
        private final List<String> values = new ArrayList<>();
        private final List<String> places = new ArrayList<>();
        private long count;

        void add(@Nullable String value, @Nullable String place) {
            count++;
            if (value != null && values.size() < SHOWN && !values.contains(value)) {
                values.add(value);
            }
            if (place != null && places.size() < SHOWN) {
                places.add(place);
            }
        }
    }
}
