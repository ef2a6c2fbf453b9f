/**
 * The contract on HTTP, the same in every service: what a problem looks like, how large a body may be, which parameters
 * a call takes, and how an address carries an id.
 */
@NullMarked
package io.lethe.http;

import org.jspecify.annotations.NullMarked;
