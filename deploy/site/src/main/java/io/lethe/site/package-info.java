/**
 * The documents as pages: reads the Markdown under {@code docs}, checks every link, anchor and picture in it, and
 * writes a site that needs no script and no other host. It knows nothing of the rest of Lethe.
 */
@NullMarked
package io.lethe.site;

import org.jspecify.annotations.NullMarked;
