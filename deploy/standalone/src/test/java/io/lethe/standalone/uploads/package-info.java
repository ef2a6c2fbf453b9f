/** Tests of files by REST. */
@NullMarked
package io.lethe.standalone.uploads;

import org.jspecify.annotations.NullMarked;
