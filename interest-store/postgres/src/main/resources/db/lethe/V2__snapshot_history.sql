-- Of each user and week the newest state, by position, whose newest event falls into that week. newest: that event's time, in milliseconds
-- since 1970; epoch: its week, counted from 1970-01-01.
create table user_snapshot_history (
    tenant      text        not null,
    user_id     text        not null,
    epoch       bigint      not null,
    newest      bigint      not null,
    position    bigint      not null,
    version     text        not null,
    state       bytea       not null,
    written_at  timestamptz not null default now(),
    primary key (tenant, user_id, epoch)
);
