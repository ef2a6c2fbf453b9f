package io.lethe.interest.service;

/** Which instance has a user's stores at this moment. */
public sealed interface Owner {
    /** This one. */
    record Here(int partition) implements Owner {}

    /** Another one. */
    record There(String host, int port) implements Owner {}

    /** None that is known: the instances are just sharing out the partitions. */
    record Nobody() implements Owner {}
}
