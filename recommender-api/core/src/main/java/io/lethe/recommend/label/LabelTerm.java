package io.lethe.recommend.label;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Something that an interest could be called.
 *
 * @param key        what it is, in whatever number and case
 * @param text       as the catalogue writes it
 * @param score      how well it sets the interest apart, see {@link Labels}
 * @param background the share of the catalogue's items that have it
 */
record LabelTerm(String key, String text, double score, double background) {
    /** The one that says most first. */
    static final Comparator<LabelTerm> BY_SCORE =
            Comparator.comparingDouble((LabelTerm term) -> -term.score()).thenComparing(LabelTerm::key);

    /** The most general one first. */
    static final Comparator<LabelTerm> BY_BREADTH =
            Comparator.comparingDouble((LabelTerm term) -> -term.background()).thenComparing(LabelTerm::key);

    /** Whether the two have a word in common, or one is a part of the other. */
    boolean overlaps(LabelTerm other) {
        Set<String> one = Set.copyOf(List.of(key.split(" ")));
        Set<String> two = Set.copyOf(List.of(other.key.split(" ")));
        return !Collections.disjoint(one, two)
                || (DenseTerms.in(key) && (key.contains(other.key) || other.key.contains(key)));
    }
}
