/** The other services, asked over HTTP. */
@NullMarked
package io.lethe.recommend.service.remote;

import org.jspecify.annotations.NullMarked;
