package io.lethe.evaluation.steering;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A kind of person, with what should be true of the lists of such people.
 *
 * @param name   what it is called on the command line
 * @param about  who it is, in a few words
 * @param suits  the shops that have what it takes
 * @param script writes the diary of one of them
 * @param goals  what the lists should be like
 */
record PersonKind(
        String name,
        String about,
        Predicate<PlantedShop> suits,
        Function<Diary, PlantedPerson> script,
        List<SteeringGoal> goals) {
    PersonKind {
        goals = List.copyOf(goals);
    }
}
