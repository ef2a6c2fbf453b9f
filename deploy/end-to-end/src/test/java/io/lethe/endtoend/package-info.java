/**
 * The platform as its users meet it: the built application as a process of its own, on free ports and a folder of its
 * own, killed and started again where that is the question.
 */
@NullMarked
package io.lethe.endtoend;

import org.jspecify.annotations.NullMarked;
