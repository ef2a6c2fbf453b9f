"""Writes sales.parquet beside it, with pyarrow 25: a table with columns of somebody's own."""
import datetime as dt

import pyarrow as pa
import pyarrow.parquet as pq

DAY = dt.datetime(2025, 3, 9, 14, 30, 5, tzinfo=dt.timezone.utc)
pq.write_table(
    pa.table({
        "customer": ["mia", "mia", "leo"],
        "product": ["p1", "p2", "p1"],
        "what": ["addtocart", "transaction", "pv"],
        "at": pa.array([DAY, DAY, DAY], pa.timestamp("us", "UTC")),
        "title": ["Folding kayak", "Paddle", "Folding kayak"],
        "categories": pa.array([["Boats", "Outdoors"], ["Boats"], ["Boats", "Outdoors"]], pa.list_(pa.string())),
    }),
    "sales.parquet", compression="zstd", store_schema=False)
