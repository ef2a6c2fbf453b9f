package io.lethe.recommend;

import io.lethe.event.InteractionType;
import io.lethe.interest.profile.Evidence;
import io.lethe.recommend.Contribution.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Says in a sentence why an item is recommended: its strongest reasons, one of each kind. */
public final class Sentences {
    private static final int REASONS = 3;
    private static final int EXAMPLES = 2;
    private static final int LONGEST_WORDS = 60;

    private final Catalogue catalogue;

    public Sentences(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** One readable sentence, never empty. */
    public String of(Recommendation recommendation) {
        List<Contribution> strongest = new ArrayList<>(recommendation.contributions());
        strongest.removeIf(contribution -> contribution.value() <= 0);
        strongest.sort(Comparator.comparing((Contribution one) -> one.kind() == Kind.RANKER)
                .thenComparing(Comparator.comparingDouble(Contribution::value).reversed()));
        Set<Kind> told = EnumSet.noneOf(Kind.class);
        List<String> reasons = new ArrayList<>();
        for (Contribution contribution : strongest) {
            boolean last = contribution.kind() == Kind.RANKER && !reasons.isEmpty();
            if (!last && reasons.size() < REASONS && told.add(contribution.kind())) {
                reasons.add(reason(contribution));
            }
        }
        if (reasons.isEmpty()) {
            return "Nothing is known yet that speaks for or against it.";
        }
        String all = String.join("; ", reasons);
        return all.substring(0, 1).toUpperCase(Locale.ROOT) + all.substring(1) + ".";
    }

    /** What somebody did, as the beginning of a sentence: {@code Because you bought Sailing the coast}. */
    String because(Evidence event) {
        return "Because you " + verb(event.type()) + " " + object(event);
    }

    private String reason(Contribution contribution) {
        return switch (contribution.kind()) {
            case INTEREST -> "because you " + deeds(contribution.events()) + " (" + contribution.label() + ")";
            case NEIGHBOUR -> "people who went for " + contribution.label() + " went for this too";
            case TEXT ->
                contribution.events().isEmpty()
                        ? "it fits " + contribution.label()
                        : "it is close to " + last(contribution) + ", where you were last";
            case TREND -> "it is popular at the moment";
            case REPEAT -> "you have seen it before";
            case RULE -> contribution.label();
            case RANKER -> "the learned ranker puts it here";
        };
    }

    private String last(Contribution contribution) {
        return object(contribution.events().get(0));
    }

    private String deeds(List<Evidence> events) {
        Set<String> deeds = new LinkedHashSet<>();
        String verb = "";
        for (Evidence event : events) {
            if (event.weight() > 0 && deeds.size() < EXAMPLES) {
                String now = verb(event.type());
                String what = object(event);
                if (deeds.stream().noneMatch(deed -> deed.endsWith(what))) {
                    deeds.add(now.equals(verb) ? what : now + " " + what);
                    verb = now;
                }
            }
        }
        return deeds.isEmpty() ? "showed an interest in it" : String.join(" and ", deeds);
    }

    private String object(Evidence event) {
        String itemId = event.itemId();
        if (itemId != null) {
            CatalogueItem item = catalogue.find(itemId);
            return item == null ? itemId : item.item().title();
        }
        String words = String.valueOf(event.text());
        return "“" + (words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) + "…" : words) + "”";
    }

    private static String verb(String type) {
        return InteractionType.ofCode(type)
                .map(known -> switch (known) {
                    case IMPRESSION -> "were shown";
                    case VIEW -> "looked at";
                    case CLICK -> "clicked on";
                    case PLAY -> "played";
                    case SEARCH -> "searched for";
                    case LIKE -> "liked";
                    case SHARE -> "shared";
                    case COMMENT -> "commented on";
                    case REVIEW -> "reviewed";
                    case RATING -> "rated";
                    case SAVE -> "saved";
                    case CART -> "wanted to buy";
                    case PURCHASE -> "bought";
                    case RETURN -> "gave back";
                    case DISLIKE -> "disliked";
                    case HIDE -> "hid";
                    case SKIP -> "skipped";
                    case TAG -> "tagged";
                })
                .orElse("chose");
    }
}
