"""Writes the Parquet files beside it, with pyarrow 25. ParquetTest reads them and says what stands in them."""
import datetime as dt
import decimal

import pyarrow as pa
import pyarrow.parquet as pq

UTC = dt.timezone.utc
MOMENT = dt.datetime(2025, 3, 9, 14, 30, 5, tzinfo=UTC)
WALL = dt.datetime(2025, 3, 9, 14, 30, 5)


def kinds():
    return pa.table({
        "id": pa.array([1, 2, 3], pa.int64()),
        "small": pa.array([-7, None, 7], pa.int8()),
        "unsigned": pa.array([2**63 + 1, 0, None], pa.uint64()),
        "half": pa.array([4.5, 4.0, None], pa.float64()),
        "single": pa.array([0.1, None, 3.0], pa.float32()),
        "sold": pa.array([True, False, None]),
        "name": pa.array(["Théière", None, "灯"]),
        "price": pa.array([decimal.Decimal("9.50"), None, decimal.Decimal("-1.25")], pa.decimal128(9, 2)),
        "day": pa.array([dt.date(2025, 3, 9), None, dt.date(1969, 12, 31)], pa.date32()),
        "ms": pa.array([MOMENT, None, MOMENT], pa.timestamp("ms", "UTC")),
        "us": pa.array([WALL, None, WALL], pa.timestamp("us")),
        "ns": pa.array([MOMENT, None, MOMENT], pa.timestamp("ns", "UTC")),
        "tags": pa.array([["a", "b"], [], None], pa.list_(pa.string())),
        "place": pa.array([{"city": "Ulm", "zip": 89073}, None, {"city": None, "zip": 1}],
                          pa.struct([("city", pa.string()), ("zip", pa.int32())])),
        "lines": pa.array([[{"sku": "x", "n": 1}, {"sku": "y", "n": 2}], None, []],
                          pa.list_(pa.struct([("sku", pa.string()), ("n", pa.int32())]))),
        "deep": pa.array([[[1]], None, []], pa.list_(pa.list_(pa.int32()))),
    })


def many():
    n = 3000
    return pa.table({
        "n": pa.array([i * i if i % 7 else None for i in range(n)], pa.int64()),
        "word": pa.array([f"word {i % 13}" if i % 5 else None for i in range(n)]),
        "own": pa.array([f"prefix-{i:05d}" for i in range(n)]),
        "share": pa.array([i / 8 for i in range(n)], pa.float64()),
        "odd": pa.array([i % 2 == 1 for i in range(n)]),
        "list": pa.array([list(range(i % 4)) for i in range(n)], pa.list_(pa.int32())),
    })


for name, options in {
    "kinds": dict(compression="snappy"),
    "kinds-2": dict(compression="zstd", data_page_version="2.0", use_dictionary=False),
    "kinds-96": dict(compression="none", use_deprecated_int96_timestamps=True),
}.items():
    pq.write_table(kinds(), name + ".parquet", store_schema=False, **options)
for name, options in {
    "many": dict(compression="snappy", row_group_size=1100, data_page_size=900),
    "many-2": dict(compression="gzip", data_page_version="2.0", row_group_size=1100, data_page_size=900,
                   use_dictionary=False, column_encoding={"n": "DELTA_BINARY_PACKED", "own": "DELTA_BYTE_ARRAY",
                                                          "word": "DELTA_LENGTH_BYTE_ARRAY", "share": "BYTE_STREAM_SPLIT",
                                                          "odd": "RLE"}),
    "many-3": dict(compression="zstd", use_dictionary=["word", "n"], write_statistics=False),
}.items():
    pq.write_table(many(), name + ".parquet", store_schema=False, **options)
pq.write_table(pa.table({"n": pa.array([1])}), "brotli.parquet", compression="brotli", store_schema=False)
