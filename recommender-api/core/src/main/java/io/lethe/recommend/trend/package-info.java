/** The crowd's events by hour, and the popularity of items, which decays at the domain's own pace. */
@NullMarked
package io.lethe.recommend.trend;

import org.jspecify.annotations.NullMarked;
