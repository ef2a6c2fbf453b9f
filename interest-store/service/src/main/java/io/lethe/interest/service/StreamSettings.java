package io.lethe.interest.service;

import io.lethe.event.log.Failures;
import io.lethe.event.log.LogConnection;
import io.lethe.interest.service.topology.TopologySettings;
import java.nio.file.Path;

/**
 * What an instance of the stream has to know.
 *
 * @param log           how to reach the broker
 * @param partitions    how many partitions a new topic gets
 * @param replication   how many copies a new topic gets
 * @param stateDir      where the stores lie
 * @param host          the name under which other instances reach this one
 * @param port          the port under which they do
 * @param threads       how many threads the stream has
 * @param storeMemory   how many bytes the stores may use beside the Java heap
 * @param topology      what the topology is told
 * @param failures      how often a thread may fail before the stream gives up
 */
public record StreamSettings(
        LogConnection log,
        int partitions,
        short replication,
        Path stateDir,
        String host,
        int port,
        int threads,
        long storeMemory,
        TopologySettings topology,
        Failures.Limits failures) {
    /** With the usual limits of failures. */
    public StreamSettings(
            LogConnection log,
            int partitions,
            short replication,
            Path stateDir,
            String host,
            int port,
            int threads,
            long storeMemory,
            TopologySettings topology) {
        this(log, partitions, replication, stateDir, host, port, threads, storeMemory, topology, Failures.Limits.USUAL);
    }
}
