/** The service as it runs: processes of its own, a real broker, a real database. */
@NullMarked
package io.lethe.interest.service;

import org.jspecify.annotations.NullMarked;
