/** What the naive model says about digests. */
@NullMarked
package io.lethe.interest.service.query;

import org.jspecify.annotations.NullMarked;
