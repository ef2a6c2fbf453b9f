package io.lethe.evaluation.inspection;

import java.util.List;

/** Looks for one kind of trouble in what a survey saw. What is not there gives no finding. */
@FunctionalInterface
interface Check {

    List<Finding> findings(Survey survey);

    /** All there are, in the order of the report. */
    static List<Check> all() {
        return List.of(
                new FieldCheck(),
                new DuplicateCheck(),
                new ClockCheck(),
                new OutlierCheck(),
                new BotCheck(),
                new BurstCheck(),
                new ColdCheck(),
                new TextCheck());
    }
}
