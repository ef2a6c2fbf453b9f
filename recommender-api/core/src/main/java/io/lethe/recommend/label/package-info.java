/** What an interest is called: the terms that set the items behind it apart from the catalogue. */
@NullMarked
package io.lethe.recommend.label;

import org.jspecify.annotations.NullMarked;
