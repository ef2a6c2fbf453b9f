package io.lethe.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How large the body of a call may be. Without it a call that takes its body as an {@link java.io.InputStream} has no
 * limit, and one that holds its body whole has {@link #USUAL}. Counted are the bytes after decompression.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface BodyLimit {
    /** The limit of a call that says nothing else: 1 MB. */
    long USUAL = 1_000_000;

    /** How many bytes. */
    long value();
}
