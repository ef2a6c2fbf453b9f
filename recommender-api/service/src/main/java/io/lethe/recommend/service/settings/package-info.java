/** Settings and models: what is in force, its history, its ways back, and what others would change. */
@NullMarked
package io.lethe.recommend.service.settings;

import org.jspecify.annotations.NullMarked;
