/** Data sets that come over REST: kept on the disk, looked at, mapped, and imported as {@code lethe import} does it. */
@NullMarked
package io.lethe.standalone.uploads;

import org.jspecify.annotations.NullMarked;
