package io.lethe.evaluation.steering;

/**
 * What came out for one kind of people in one shop.
 *
 * @param kind   the kind
 * @param shop   the shop
 * @param goal   what was to come out
 * @param people how many people were asked about
 * @param mean   the mean over them
 */
record SteeringFigure(String kind, String shop, SteeringGoal goal, int people, double mean) {

    /** Whether the goal is met. */
    boolean holds() {
        return goal.holds(mean);
    }
}
