package io.lethe.demo;

import io.lethe.event.Item;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Books about eighteen pastimes and things that one needs for them, each with a sentence on what is in it, in one
 * language.
 */
public final class DemoCatalogue {
    private static final Set<String> NUMBERS = Set.of("price", "year");
    private static final String NEW_SINCE = "newSinceDays";

    private final Map<String, List<Item>> bySubject = new LinkedHashMap<>();
    private final DemoLanguage language;

    private DemoCatalogue(DemoLanguage language) {
        this.language = language;
    }

    /**
     * The catalogue, as a tenant's.
     *
     * @param now what the new items appeared some weeks before, in milliseconds since 1970
     */
    public static DemoCatalogue of(String tenant, DemoLanguage language, long now) {
        DemoCatalogue catalogue = new DemoCatalogue(language);
        DemoWords words = DemoWords.in(language);
        String resource = "catalogue-" + language.code() + ".tsv";
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(DemoWords.open(resource), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split("\t", -1);
                catalogue
                        .bySubject
                        .computeIfAbsent(fields[1], subject -> new ArrayList<>())
                        .add(item(tenant, fields, words.subject(fields[1]), now));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return catalogue;
    }

    private static Item item(String tenant, String[] fields, String category, long now) {
        SortedMap<String, Object> attributes = new TreeMap<>();
        Long publishedAt = null;
        for (String attribute : fields[5].split(";")) {
            String[] pair = attribute.split("=", 2);
            if (pair[0].equals(NEW_SINCE)) {
                publishedAt = now - Duration.ofDays(Long.parseLong(pair[1])).toMillis();
            } else {
                attributes.put(pair[0], NUMBERS.contains(pair[0]) ? Double.valueOf(pair[1]) : pair[1]);
            }
        }
        return item(tenant, fields, List.of(category, fields[2]), attributes, publishedAt);
    }

    private static Item item(
            String tenant,
            String[] fields,
            List<String> categories,
            SortedMap<String, Object> attributes,
            @Nullable Long publishedAt) {
        return new Item(tenant, fields[0], fields[3], fields[4], categories, attributes, true, publishedAt, null);
    }

    DemoLanguage language() {
        return language;
    }

    public List<Item> items() {
        return bySubject.values().stream().flatMap(List::stream).toList();
    }

    /** The names of the subjects, in the order of the catalogue. */
    List<String> subjects() {
        return List.copyOf(bySubject.keySet());
    }

    /** The items of one subject, in the order of the catalogue; never empty. */
    List<Item> about(String subject) {
        List<Item> found = bySubject.get(subject);
        if (found == null) {
            throw new IllegalArgumentException("nothing about " + subject);
        }
        return List.copyOf(found);
    }

    /** The item of an id. */
    Item item(String itemId) {
        return items().stream()
                .filter(item -> item.itemId().equals(itemId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no item " + itemId));
    }
}
