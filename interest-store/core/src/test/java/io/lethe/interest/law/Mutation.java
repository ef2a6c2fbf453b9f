package io.lethe.interest.law;

/**
 * A defect of the fold.
 *
 * @param name    the defect
 * @param law     the law that must detect it
 * @param subject the code with the defect
 */
record Mutation(String name, Law law, Subject subject) {}
