package io.lethe.interest.service;

/** Finds the instance that currently owns a user's stores. */
public sealed interface Owner {
    /** This one. */
    record Here(int partition) implements Owner {}

    /** Another one. */
    record There(String host, int port) implements Owner {}

    /** None that is known: the instances are just sharing out the partitions. */
    record Nobody() implements Owner {}
}
