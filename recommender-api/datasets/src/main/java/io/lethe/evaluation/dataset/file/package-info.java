/**
 * Files as files, before anything is known of their rows: what they are packed in, which letters their bytes stand for,
 * what separates their fields, and where their header is. What is found out is said as
 * {@link io.lethe.evaluation.dataset.file.FileFinding findings}.
 */
@NullMarked
package io.lethe.evaluation.dataset.file;

import org.jspecify.annotations.NullMarked;
