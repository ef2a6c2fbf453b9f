package io.lethe.interest.fold;

/** The tables of one fold. Each name always gives the same table. */
@FunctionalInterface
public interface Tables {
    Table of(TableName name);
}
