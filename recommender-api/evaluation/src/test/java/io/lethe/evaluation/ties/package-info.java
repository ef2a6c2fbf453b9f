@NullMarked
package io.lethe.evaluation.ties;

import org.jspecify.annotations.NullMarked;
