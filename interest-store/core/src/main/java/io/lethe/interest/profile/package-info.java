/**
 * Profiles: interest points with strength, trend and evidence, computed from a user's state, the items' vectors, the
 * settings and a time.
 */
@NullMarked
package io.lethe.interest.profile;

import org.jspecify.annotations.NullMarked;
