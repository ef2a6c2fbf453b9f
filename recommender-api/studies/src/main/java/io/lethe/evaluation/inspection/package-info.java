/**
 * What is wrong, odd or worth knowing about a data set before it is imported: one pass that counts and cleans as import
 * would, then checks that each look for one kind of trouble and say how much of it there is and what to do.
 */
@NullMarked
package io.lethe.evaluation.inspection;

import org.jspecify.annotations.NullMarked;
