/** What the services stand on: the data folder, the embedded broker and database, their ports. */
@NullMarked
package io.lethe.standalone.foundation;

import org.jspecify.annotations.NullMarked;
