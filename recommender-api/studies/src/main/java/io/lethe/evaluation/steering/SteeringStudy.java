package io.lethe.evaluation.steering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Asks about the planted people of shops. */
final class SteeringStudy {
    private final StudiedShop shop;

    SteeringStudy(StudiedShop shop) {
        this.shop = shop;
    }

    /**
     * The figures of some kinds. What other kinds are asked about changes nothing.
     *
     * @param which the kinds
     * @param each  sees each person and what came out
     */
    List<SteeringFigure> run(Predicate<PersonKind> which, BiConsumer<PlantedPerson, Judgement> each) {
        List<SteeringFigure> figures = new ArrayList<>();
        shop.people().forEach((kind, people) -> {
            if (which.test(kind)) {
                figures.addAll(figures(kind, people, each));
            }
        });
        return figures;
    }

    private List<SteeringFigure> figures(
            PersonKind kind, List<PlantedPerson> people, BiConsumer<PlantedPerson, Judgement> each) {
        Map<Aspect, Double> sums = new TreeMap<>();
        for (PlantedPerson person : people) {
            Judgement judgement = Judgement.of(shop, person);
            kind.goals().forEach(goal -> sums.merge(goal.aspect(), judgement.of(goal.aspect()), Double::sum));
            each.accept(person, judgement);
        }
        return kind.goals().stream()
                .map(goal -> new SteeringFigure(
                        kind.name(),
                        shop.items().shop().name(),
                        goal,
                        people.size(),
                        sums.getOrDefault(goal.aspect(), 0.0) / people.size()))
                .toList();
    }
}
