package io.lethe.interest.service.topology;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The boards of the tasks that run in this process, by the partition of the users. */
public final class TaskBoards {
    private final Map<Integer, TaskBoard> boards = new ConcurrentHashMap<>();

    /** The board of the task for this partition, if it runs here. */
    public Optional<TaskBoard> of(int partition) {
        return Optional.ofNullable(boards.get(partition));
    }

    /** All boards, in no order. */
    public Collection<TaskBoard> all() {
        return List.copyOf(boards.values());
    }

    TaskBoard open(int partition) {
        TaskBoard board = new TaskBoard(partition);
        boards.put(partition, board);
        return board;
    }

    void close(TaskBoard board) {
        boards.remove(board.partition(), board);
    }
}
