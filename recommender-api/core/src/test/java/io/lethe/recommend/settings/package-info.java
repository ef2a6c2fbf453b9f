/** Tests of the settings document. */
@NullMarked
package io.lethe.recommend.settings;

import org.jspecify.annotations.NullMarked;
