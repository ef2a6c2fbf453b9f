package io.lethe.recommend;

import io.lethe.interest.profile.Evidence;
import io.lethe.interest.profile.InterestPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an interest is called: the words that set the items behind it apart from the rest of the catalogue. A term is a category,
 * a word of a title, or a word that the user typed, and its weight is
 *
 * <pre>rarity(term) · Σ |contribution(e)| over the events e with an item or a text that has it</pre>
 */
public final class Labels {
    private static final int TERMS = 8;
    private static final int IN_LABEL = 3;
    private static final double LEAST = 1e-9;

    /** An interest's name and the terms it was made of, the weightiest first. */
    public record Label(String text, List<String> terms) {
        public Label {
            terms = List.copyOf(terms);
        }
    }

    private final Catalogue catalogue;

    public Labels(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The label of an interest; neither it nor the list of terms is ever empty. */
    public Label of(InterestPoint point) {
        Map<String, Double> weights = new LinkedHashMap<>();
        Map<String, Set<String>> termsOf = new HashMap<>();
        for (Evidence event : point.evidence()) {
            String about = event.itemId() == null ? "" + event.text() : event.itemId();
            Set<String> terms = termsOf.computeIfAbsent(about, key -> terms(event));
            double weight = Math.abs(event.contribution()) + LEAST * event.count();
            terms.forEach(term -> weights.merge(term, weight * rarity(term), Double::sum));
        }
        List<String> best = new ArrayList<>(weights.keySet());
        best.sort(Comparator.comparingDouble((String term) -> -weights.getOrDefault(term, 0.0)));
        if (best.isEmpty()) {
            String fallback = fallback(point);
            return new Label(fallback, List.of(fallback));
        }
        List<String> terms = best.subList(0, Math.min(TERMS, best.size()));
        return new Label(String.join(", ", terms.subList(0, Math.min(IN_LABEL, terms.size()))), terms);
    }

    private Set<String> terms(Evidence event) {
        Set<String> terms = new LinkedHashSet<>();
        CatalogueItem item = event.itemId() == null ? null : catalogue.find(event.itemId());
        if (item == null) {
            addWords(String.valueOf(event.text() == null ? "" : event.text()), terms);
            return terms;
        }
        for (String category : item.item().categories()) {
            if (!category.isBlank() && !category.startsWith("(")) {
                terms.add(category.strip());
            }
        }
        addWords(item.item().title(), terms);
        return terms;
    }

    private static void addWords(String text, Set<String> terms) {
        for (String word : Words.of(text)) {
            boolean there = terms.stream().anyMatch(term -> term.equalsIgnoreCase(word));
            if (Words.means(word) && !there) {
                terms.add(word);
            }
        }
    }

    private double rarity(String term) {
        return Words.of(term).stream()
                .mapToDouble(catalogue.words()::rarity)
                .max()
                .orElse(0);
    }

    private String fallback(InterestPoint point) {
        for (Evidence event : point.evidence()) {
            CatalogueItem item = event.itemId() == null ? null : catalogue.find(event.itemId());
            if (item != null && !item.item().title().isBlank()) {
                return item.item().title();
            }
            String words = event.text();
            if (words != null && !words.isBlank()) {
                return words;
            }
        }
        return point.interestId();
    }
}
