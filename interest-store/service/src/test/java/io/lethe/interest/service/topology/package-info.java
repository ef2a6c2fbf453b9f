/** The stream against a naive model of it. */
@NullMarked
package io.lethe.interest.service.topology;

import org.jspecify.annotations.NullMarked;
