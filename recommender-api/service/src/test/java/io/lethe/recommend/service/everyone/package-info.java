/** Tests of what is kept of everyone. */
@NullMarked
package io.lethe.recommend.service.everyone;

import org.jspecify.annotations.NullMarked;
