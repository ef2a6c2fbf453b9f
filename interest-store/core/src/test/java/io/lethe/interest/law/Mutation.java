package io.lethe.interest.law;

/**
 * A way to get the fold wrong.
 *
 * @param name    what is wrong
 * @param law     the law that has to notice
 * @param subject the code that gets it wrong
 */
record Mutation(String name, Law law, Subject subject) {}
