package io.lethe.interest.service;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/** One bounded block cache and memtable budget for all stores of the process; a quarter is for memtables. */
public final class StoreMemory implements RocksDBConfigSetter {
    /** The setting that says how many bytes there are. */
    static final String BYTES = "lethe.store.memory";

    /** How much is compressed together, and read for one row that is not in memory. */
    private static final int BLOCK_BYTES = 16 << 10;

    private static final Object LOCK = new Object();
    private static @Nullable Cache cache;
    private static @Nullable WriteBufferManager writes;

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        long bytes = Long.parseLong(String.valueOf(configs.get(BYTES)));
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        synchronized (LOCK) {
            if (cache == null || writes == null) {
                cache = new LRUCache(bytes);
                writes = new WriteBufferManager(bytes / 4, cache);
            }
            table.setBlockCache(cache);
            options.setWriteBufferManager(writes);
        }
        table.setCacheIndexAndFilterBlocks(true);
        table.setPinTopLevelIndexAndFilter(true);
        table.setFilterPolicy(new BloomFilter(10));
        table.setBlockSize(BLOCK_BYTES);
        options.setTableFormatConfig(table);
        options.setCompressionType(CompressionType.LZ4_COMPRESSION);
        options.setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION);
        options.setWriteBufferSize(8L << 20);
        options.setMaxWriteBufferNumber(3);
    }

    @Override
    public void close(String storeName, Options options) {
        // The memory is shared: it lives as long as the process.
    }
}
