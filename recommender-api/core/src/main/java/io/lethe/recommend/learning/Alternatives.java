package io.lethe.recommend.learning;

import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.parameter.Fatigue;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.parameter.RepeatRule;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a list could have had in the place of a choice.
 *
 * @param wanted  the place of the item that was chosen, in an order of slots
 * @param may     whether another item might have been recommended, by place
 * @param touched whether it loses relevance since the user has seen it
 * @param kept    the share of a positive relevance that it keeps for having been shown, 0 to 1
 * @param back    the ids of used-up items that come back by a habit of their own
 */
record Alternatives(int wanted, boolean[] may, boolean[] touched, double[] kept, Set<String> back) {

    /**
     * The alternatives to a choice; empty if its own item could not have been recommended.
     *
     * @param order the slots of the catalogue that have an item
     * @param slots how many slots there are; the item's is below
     */
    static Optional<Alternatives> of(
            Choice choice, Catalogue catalogue, RankingSettings settings, int[] order, int slots) {
        RepeatRule rule = settings.repeat();
        double domain = catalogue.trends().repeatRate(rule.prior(), type -> rule.tellsHabit(type, null));
        RepeatRule.Verdict verdict = rule.judge(choice.before(), choice.at(), null, domain);
        Set<String> left = new HashSet<>(verdict.out());
        left.addAll(settings.suppression()
                .items(choice.before(), choice.at(), settings.interest().weights()));
        CatalogueItem wanted = catalogue.find(choice.itemId());
        if (wanted == null || wanted.slot() >= slots || !wanted.isOffered() || left.contains(wanted.itemId())) {
            return Optional.empty();
        }
        Set<String> seen = Fatigue.touched(choice.before());
        seen.removeAll(verdict.back());
        Map<String, Fatigue.Shown> shown = settings.fatigue().of(choice.before(), choice.at());
        int own = -1;
        boolean[] may = new boolean[order.length];
        boolean[] touched = new boolean[order.length];
        double[] kept = new double[order.length];
        for (int place = 0; place < order.length; place++) {
            CatalogueItem item = catalogue.at(order[place]);
            if (item != null) {
                own = order[place] == wanted.slot() ? place : own;
                may[place] = item.isOffered() && own != place && !left.contains(item.itemId());
                touched[place] = seen.contains(item.itemId());
                kept[place] = Fatigue.kept(shown, item.itemId());
            }
        }
        return own < 0 ? Optional.empty() : Optional.of(new Alternatives(own, may, touched, kept, verdict.regular()));
    }
}
