/** What this process knows from topics, in memory: catalogues, settings, models, linked accounts, recent activity. */
@NullMarked
package io.lethe.recommend.service.known;

import org.jspecify.annotations.NullMarked;
