package io.lethe.recommend.label;

import io.lethe.interest.profile.Evidence;
import io.lethe.interest.profile.InterestPoint;
import io.lethe.recommend.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an interest is called: the terms that set the items behind it apart from the rest of the catalogue. A term is a
 * category, a word or two neighbours of a title or of what the user typed, or a run of characters that
 * {@link DenseTerms} finds. With the share {@code s} of the interest's members that have it, and {@code p} of the
 * catalogue's items,
 *
 * <pre>
 * score(term) = weight · s · ln(s / p)        the term's part of the divergence of the interest from the catalogue
 * s           = Σ m(i) over the members i that have it / Σ m(i)
 * m(i)        = 1 + ⌊log₄ events of i⌋
 * p           = (items that have it + ½) / (items + 1)
 * </pre>
 *
 * The weight is 1 for a category and two neighbours, 0.6 for a single word or run, and 0.35 for a single word where the
 * members have categories. A word needs two members, and any
 * term a quarter of their weight too; a single word one half of it where there are categories. Where no term has that,
 * the title that is closest to the middle names the
 * interest; and so does the title of an only member. An id is no title: where there is none, a term does, or the
 * interest is of things without a title.
 *
 * <p>Labels keep still. Nothing in them depends on the time asked or on what events contribute by then. Members are
 * taken by when they first came, and only the first 1, 3, 9, 27, 81 of them count, as many as there are: so a label can
 * move when there are three times as many members, and hardly otherwise. The terms stand from the most general to the
 * most special, so that they cannot change places.
 */
public final class Labels {
    private static final int TERMS = 8;
    private static final int IN_LABEL = 3;
    private static final int GROWTH = 3;
    private static final double WEAK = 0.3;
    private static final String UNTITLED = "things without a title";

    /** An interest's name and the terms it was made of, those of the name first. */
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

    /** The label of an interest; neither it nor the list of terms is ever empty. */
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

    /** Those of the members that came first, as many as the largest power of three that there are. */
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
