package io.lethe.interest.fold;

/** The tables of one fold: always the same one for a name. */
@FunctionalInterface
public interface Tables {
    Table of(TableName name);
}
