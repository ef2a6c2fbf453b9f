/**
 * The embeddings service: reads what was accepted, writes it again with its meaning, answers texts with vectors, and
 * makes a tenant's topic codebook from its catalogue when told to. Two loops that do not wait for each other, one for
 * items and one for events.
 */
@NullMarked
package io.lethe.embedding.service;

import org.jspecify.annotations.NullMarked;
