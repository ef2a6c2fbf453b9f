package io.lethe.standalone.demo;

import io.lethe.event.Item;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Books about ten pastimes, each with a sentence on what is in it. */
public final class DemoCatalogue {
    private final List<Item> items;

    private DemoCatalogue(List<Item> items) {
        this.items = List.copyOf(items);
    }

    /** The catalogue, as a tenant's. */
    public static DemoCatalogue of(String tenant) {
        InputStream resource =
                Objects.requireNonNull(DemoCatalogue.class.getResourceAsStream("catalogue.tsv"), "catalogue.tsv");
        List<Item> items = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split("\t", -1);
                items.add(new Item(
                        tenant,
                        slug(fields[1]),
                        fields[1],
                        fields[2],
                        List.of(fields[0]),
                        new TreeMap<>(Map.of()),
                        true,
                        null,
                        null));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DemoCatalogue(items);
    }

    public List<Item> items() {
        return items;
    }

    /** The items of one category, in the order of the catalogue; never empty. */
    List<Item> about(String category) {
        List<Item> found = items.stream()
                .filter(item -> item.categories().contains(category))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("nothing about " + category);
        }
        return found;
    }

    private static String slug(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
