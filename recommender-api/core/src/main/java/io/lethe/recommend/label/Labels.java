package io.lethe.recommend.label;

import io.lethe.interest.profile.Evidence;
import io.lethe.interest.profile.InterestPoint;
import io.lethe.recommend.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Names interests by the terms that set their items apart from the rest of the catalogue. A term is a category, a word
 * or two neighbouring words of a title or of a search, or a run of characters found by {@link DenseTerms}. With
 * {@code s} the share of the interest's weight that has the term, and {@code p} that of the catalogue's items,
 *
 * <pre>
 * score(term) = weight · s · ln(s / p)        the term's part of the divergence of the interest from the catalogue
 * s           = Σ m(i) over the members i that have it / Σ m(i)
 * m(i)        = 2^⌊log₂ w(i)⌋, w(i) the weight before decay of the events of i that speak for it
 * p           = (items that have it + ½) / (items + 1)
 * </pre>
 *
 * A word is no term if a number stands before it in half of the titles that have it, as before a unit. The weight is 1 for
 * a category or two neighbouring words, 0.6 for a single word or run, and 0.35 for a single word if
 * the members have categories. A term needs two members and a quarter of the members' mass {@code Σ m(i)}. A single
 * word needs half of it if the members have categories. A single member names the interest by its title.
 *
 * <p>A label names half of the weight or more, if there is a way. If its terms do not, the term that most of it has comes
 * in, or further ones that a tenth of it has; if no term is shared, the titles of the weightiest members, the most
 * central first, one or two. An id is not a title: without a title, a term or the fixed text for untitled things is used.
 *
 * <p>Labels are stable. They do not depend on the time of the request or on the contributions of events at that time.
 * Only the oldest members count, as many as the largest power of two that there are. So a label rarely changes until the
 * number of members has doubled. Only if it does not name half of the weight of all members, all of them count. Terms
 * are ordered from the most general to the most specific, so they do not swap places.
 */
public final class Labels {
    private static final int TERMS = 8;
    private static final int IN_LABEL = 3;
    private static final int LONGEST_PAIR = 80;
    private static final int CENTRAL = 16;
    private static final double WEAK = 0.3;
    private static final double HALF = 0.5;
    private static final double RATHER = 0.1;
    private static final String UNTITLED = "things without a title";

    /**
     * The name of an interest and the terms that describe it.
     *
     * @param terms the terms of the name come first
     * @param share the share of the interest's weight that the name is about, 0 to 1; 0 if it is about nothing known
     */
    public record Label(String text, List<String> terms, double share) {
        public Label {
            terms = List.copyOf(terms);
        }
    }

    private final Catalogue catalogue;
    private final DenseTerms dense;
    private final Map<InterestPoint, Label> known = new IdentityHashMap<>();

    public Labels(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.dense = new DenseTerms(catalogue);
    }

    /** The label of an interest. Neither its text nor its list of terms is ever empty. Worked out once for a point. */
    public Label of(InterestPoint point) {
        return known.computeIfAbsent(point, this::label);
    }

    private Label label(InterestPoint point) {
        List<LabelMember> all = members(point);
        int first = Integer.highestOneBit(all.size());
        Draft oldest = draft(all.subList(0, first));
        double share = share(oldest.named(), all, LabelMember::weight);
        if (share >= HALF || first == all.size()) {
            return oldest.label(share);
        }
        Draft whole = draft(all);
        double most = share(whole.named(), all, LabelMember::weight);
        return most > share ? whole.label(most) : oldest.label(share);
    }

    /** A name with the names of the members that it is about. */
    private record Draft(String text, List<String> terms, Set<String> named) {
        Label label(double share) {
            return new Label(text, terms, share);
        }
    }

    private Draft draft(List<LabelMember> members) {
        LabelTerms terms = new LabelTerms(catalogue, dense, members);
        List<LabelTerm> quarter = terms.scored();
        List<LabelTerm> scored = quarter.isEmpty() ? terms.scored(RATHER) : quarter;
        List<LabelTerm> best = distinct(scored);
        if (best.isEmpty() || members.size() == 1) {
            return titled(members, best);
        }
        List<LabelTerm> named = named(scored, best, terms, members);
        named.sort(LabelTerm.BY_BREADTH);
        List<String> texts = new ArrayList<>(named.stream().map(LabelTerm::text).toList());
        String text = String.join(", ", texts);
        best.stream().map(LabelTerm::text).filter(term -> !texts.contains(term)).forEach(texts::add);
        return new Draft(text, texts, membersOf(named));
    }

    /** The terms of the highest scores, and what is needed for them to name half of the members' mass. */
    private static List<LabelTerm> named(
            List<LabelTerm> scored, List<LabelTerm> best, LabelTerms terms, List<LabelMember> members) {
        List<LabelTerm> named = new ArrayList<>(best.stream()
                .limit(IN_LABEL)
                .filter(term -> term.score() >= WEAK * best.get(0).score())
                .toList());
        if (isHalf(named, members)) {
            return named;
        }
        LabelTerm widest = Collections.max(scored, Comparator.comparingDouble(term -> mass(List.of(term), members)));
        if (isHalf(List.of(widest), members)) {
            named.removeIf(widest::overlaps);
            while (named.size() >= IN_LABEL) {
                named.remove(named.size() - 1);
            }
            named.add(widest);
        }
        if (isHalf(named, members) || named.size() == IN_LABEL) {
            return named;
        }
        for (LabelTerm term : terms.scored(RATHER)) {
            if (named.size() < IN_LABEL
                    && !isHalf(named, members)
                    && named.stream().noneMatch(term::overlaps)) {
                named.add(term);
            }
        }
        return named;
    }

    private static boolean isHalf(List<LabelTerm> terms, List<LabelMember> members) {
        return mass(terms, members) >= HALF;
    }

    private static double mass(List<LabelTerm> terms, List<LabelMember> members) {
        return share(membersOf(terms), members, LabelMember::mass);
    }

    private static Set<String> membersOf(List<LabelTerm> terms) {
        Set<String> names = new HashSet<>();
        terms.forEach(term -> names.addAll(term.members()));
        return names;
    }

    private static double share(Set<String> named, List<LabelMember> members, ToDoubleFunction<LabelMember> weight) {
        double part = 0;
        double all = 0;
        for (LabelMember member : members) {
            double one = weight.applyAsDouble(member);
            all += one;
            part += named.contains(member.name()) ? one : 0;
        }
        return all == 0 ? 0 : part / all;
    }

    /** The members with weight, the oldest first; all if none has any. */
    private List<LabelMember> members(InterestPoint point) {
        boolean speaks = point.evidence().stream().anyMatch(event -> event.weight() > 0);
        Map<String, LabelMember> byName = new HashMap<>();
        for (Evidence event : point.evidence()) {
            double weight = speaks ? Math.max(0, event.weight()) : Math.abs(event.weight());
            LabelMember one = LabelMember.of(event, catalogue, weight);
            byName.merge(one.name(), one, LabelMember::with);
        }
        List<LabelMember> all = new ArrayList<>(byName.values());
        if (all.stream().anyMatch(member -> member.weight() > 0)) {
            all.removeIf(member -> member.weight() <= 0);
        }
        all.sort(LabelMember.BY_ARRIVAL);
        return all;
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

    private static Draft titled(List<LabelMember> members, List<LabelTerm> best) {
        List<LabelMember> named = titles(members);
        String text = named.isEmpty()
                ? best.isEmpty() ? UNTITLED : best.get(0).text()
                : String.join(", ", named.stream().map(LabelMember::title).toList());
        List<String> terms = new ArrayList<>(
                named.isEmpty()
                        ? List.of(text)
                        : named.stream().map(LabelMember::title).toList());
        best.stream().map(LabelTerm::text).filter(term -> !terms.contains(term)).forEach(terms::add);
        Set<String> names = named.isEmpty() ? membersOf(best) : new HashSet<>();
        named.forEach(member -> names.add(member.name()));
        return new Draft(text, terms, names);
    }

    /** The member whose title names most, and the weightiest other one if the first is less than half and both are short. */
    private static List<LabelMember> titles(List<LabelMember> members) {
        List<LabelMember> heaviest = members.stream()
                .filter(member -> !member.title().isBlank())
                .sorted(Comparator.comparingDouble((LabelMember member) -> -member.mass())
                        .thenComparing(LabelMember.BY_ARRIVAL))
                .limit(CENTRAL)
                .toList();
        if (heaviest.isEmpty()) {
            return List.of();
        }
        LabelMember first =
                Collections.max(heaviest, Comparator.comparingDouble(member -> centrality(member, heaviest)));
        Optional<LabelMember> second = heaviest.stream()
                .filter(member -> !member.title().equals(first.title()))
                .filter(member -> member.title().length() + first.title().length() <= LONGEST_PAIR)
                .findFirst();
        boolean suffices = share(Set.of(first.name()), members, LabelMember::mass) >= HALF;
        return suffices || second.isEmpty() ? List.of(first) : List.of(first, second.get());
    }

    /** The mass that a member is similar to, its own included. */
    private static double centrality(LabelMember member, List<LabelMember> others) {
        double sum = 0;
        for (LabelMember other : others) {
            sum += other.mass() * member.alike(other);
        }
        return sum;
    }
}
