/** Tests of the contract: its stored forms against golden files, its ids and its keys. */
@NullMarked
package io.lethe.event;

import org.jspecify.annotations.NullMarked;
