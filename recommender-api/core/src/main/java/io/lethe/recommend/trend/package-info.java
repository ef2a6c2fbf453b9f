/** What the crowd did when, and how popular an item is once that is forgotten at the domain's own pace. */
@NullMarked
package io.lethe.recommend.trend;

import org.jspecify.annotations.NullMarked;
