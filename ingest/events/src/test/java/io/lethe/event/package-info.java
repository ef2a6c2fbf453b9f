/** Tests of the shared contract: stored forms against golden files, ids and keys. */
@NullMarked
package io.lethe.event;

import org.jspecify.annotations.NullMarked;
