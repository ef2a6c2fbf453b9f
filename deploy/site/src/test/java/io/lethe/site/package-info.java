/** Tests of the documents' pages. */
@NullMarked
package io.lethe.site;

import org.jspecify.annotations.NullMarked;
