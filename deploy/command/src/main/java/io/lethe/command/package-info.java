/** What the commands of both applications share: errors in one line, progress, files that were looked at, the version. */
@NullMarked
package io.lethe.command;

import org.jspecify.annotations.NullMarked;
