package io.lethe.recommend.label;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A candidate name of an interest.
 *
 * @param key        the term's stems: the same for every number and case
 * @param text       the term as the catalogue writes it
 * @param score      how well the term sets the interest apart, see {@link Labels}
 * @param background the share of the catalogue's items with the term, 0 to 1
 * @param members    the names of the members that have the term
 */
record LabelTerm(String key, String text, double score, double background, Set<String> members) {
    /** The highest score first. */
    static final Comparator<LabelTerm> BY_SCORE =
            Comparator.comparingDouble((LabelTerm term) -> -term.score()).thenComparing(LabelTerm::key);

    /** The most general term first. */
    static final Comparator<LabelTerm> BY_BREADTH =
            Comparator.comparingDouble((LabelTerm term) -> -term.background()).thenComparing(LabelTerm::key);

    /** Whether the two terms share a word, or one contains the other. */
    boolean overlaps(LabelTerm other) {
        Set<String> one = Set.copyOf(List.of(key.split(" ")));
        Set<String> two = Set.copyOf(List.of(other.key.split(" ")));
        return !Collections.disjoint(one, two)
                || (DenseTerms.in(key) && (key.contains(other.key) || other.key.contains(key)));
    }
}
