package io.lethe.recommend.label;

import io.lethe.interest.profile.Evidence;
import io.lethe.interest.profile.InterestPoint;
import io.lethe.recommend.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names interests by the terms that set their items apart from the rest of the catalogue. A term is a category, a word
 * or two neighbouring words of a title or of a search, or a run of characters found by {@link DenseTerms}. With
 * {@code s} the share of the interest's members that have the term, and {@code p} that of the catalogue's items,
 *
 * <pre>
 * score(term) = weight · s · ln(s / p)        the term's part of the divergence of the interest from the catalogue
 * s           = Σ m(i) over the members i that have it / Σ m(i)
 * m(i)        = 1 + ⌊log₄ events of i⌋
 * p           = (items that have it + ½) / (items + 1)
 * </pre>
 *
 * The weight is 1 for a category or two neighbouring words, 0.6 for a single word or run, and 0.35 for a single word if
 * the members have categories. A term needs two members and a quarter of the members' mass {@code Σ m(i)}. A single
 * word needs half of it if the members have categories. Without such a term, the title of the most central member names
 * the interest. A single member names it by its title. An id is not a title: without a title, a term or the fixed text
 * for untitled things is used.
 *
 * <p>Labels are stable. They do not depend on the time of the request or on the contributions of events at that time.
 * Only the oldest members count, as many as the largest power of three (1, 3, 9, 27, 81) that there are. So a label
 * rarely changes until the number of members has tripled. Terms are ordered from the most general to the most specific,
 * so they do not swap places.
 */
public final class Labels {
    private static final int TERMS = 8;
    private static final int IN_LABEL = 3;
    private static final int GROWTH = 3;
    private static final double WEAK = 0.3;
    private static final String UNTITLED = "things without a title";

    /** The name of an interest and the terms that describe it. The terms of the name come first. */
    public record Label(String text, List<String> terms) {
        public Label {
            terms = List.copyOf(terms);
        }
    }

    private final Catalogue catalogue;
    private final DenseTerms dense;

    public Labels(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.dense = new DenseTerms(catalogue);
    }

    /** The label of an interest. Neither its text nor its list of terms is ever empty. */
    public Label of(InterestPoint point) {
        List<LabelMember> members = members(point);
        List<LabelTerm> best = distinct(new LabelTerms(catalogue, dense, members).scored());
        if (best.isEmpty() || members.size() == 1) {
            return titled(title(members, best), best);
        }
        List<LabelTerm> named = new ArrayList<>(best.stream()
                .limit(IN_LABEL)
                .filter(term -> term.score() >= WEAK * best.get(0).score())
                .toList());
        named.sort(LabelTerm.BY_BREADTH);
        List<String> terms = new ArrayList<>(named.stream().map(LabelTerm::text).toList());
        String text = String.join(", ", terms);
        best.stream().map(LabelTerm::text).filter(term -> !terms.contains(term)).forEach(terms::add);
        return new Label(text, terms);
    }

    /** The oldest members, as many as the largest power of three that is available. */
    private List<LabelMember> members(InterestPoint point) {
        Map<String, LabelMember> byName = new HashMap<>();
        for (Evidence event : point.evidence()) {
            LabelMember one = LabelMember.of(event, catalogue);
            byName.merge(one.name(), one, LabelMember::with);
        }
        List<LabelMember> all = new ArrayList<>(byName.values());
        all.sort(LabelMember.BY_ARRIVAL);
        int first = 1;
        while (first * GROWTH <= all.size()) {
            first *= GROWTH;
        }
        return all.subList(0, first);
    }

    private static List<LabelTerm> distinct(List<LabelTerm> scored) {
        List<LabelTerm> distinct = new ArrayList<>();
        for (LabelTerm term : scored) {
            if (distinct.size() < TERMS && distinct.stream().noneMatch(term::overlaps)) {
                distinct.add(term);
            }
        }
        return distinct;
    }

    private static Label titled(String title, List<LabelTerm> best) {
        List<String> terms = new ArrayList<>(List.of(title));
        best.stream().map(LabelTerm::text).filter(term -> !term.equals(title)).forEach(terms::add);
        return new Label(title, terms);
    }

    private static String title(List<LabelMember> members, List<LabelTerm> best) {
        return LabelMember.middle(members)
                .map(LabelMember::title)
                .filter(title -> !title.isBlank())
                .orElse(best.isEmpty() ? UNTITLED : best.get(0).text());
    }
}
