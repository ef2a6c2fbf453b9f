package io.lethe.benchmark.interest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.CompactRangeOptions.BottommostLevelCompaction;
import org.rocksdb.ConfigOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.LiveFileMetaData;
import org.rocksdb.OptionsUtil;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * What the stores of a stopped stream take on disk once RocksDB has compacted them, under the options that each was
 * written with.
 */
final class StoreSizes {
    private StoreSizes() {}

    /** The sum over all tasks of the sizes of a store's table files, index and filter included, in bytes. */
    static long compacted(Path stores, String store) throws IOException, RocksDBException {
        RocksDB.loadLibrary();
        long size = 0;
        try (Stream<Path> all = Files.walk(stores, 4)) {
            for (Path folder :
                    all.filter(path -> path.endsWith(Path.of("rocksdb", store))).toList()) {
                size += compactedAt(folder);
            }
        }
        return size;
    }

    private static long compactedAt(Path folder) throws RocksDBException {
        List<ColumnFamilyDescriptor> families = new ArrayList<>();
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try (DBOptions options = new DBOptions();
                ConfigOptions config = new ConfigOptions()) {
            OptionsUtil.loadLatestOptions(config, folder.toString(), options, families);
            try (RocksDB database = RocksDB.open(options, folder.toString(), families, handles);
                    CompactRangeOptions whole = new CompactRangeOptions()
                            .setBottommostLevelCompaction(BottommostLevelCompaction.kForceOptimized)) {
                for (ColumnFamilyHandle family : handles) {
                    database.compactRange(family, null, null, whole);
                }
                long size = database.getLiveFilesMetaData().stream()
                        .mapToLong(LiveFileMetaData::size)
                        .sum();
                handles.forEach(ColumnFamilyHandle::close);
                return size;
            }
        }
    }
}
