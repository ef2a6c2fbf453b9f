-- The last state of each user that was written out. position: how far the log had been read; an older one never replaces a newer.
create table user_snapshot (
    tenant      text        not null,
    user_id     text        not null,
    position    bigint      not null,
    version     text        not null,
    event_count bigint      not null,
    state       bytea       not null,
    written_at  timestamptz not null default now(),
    primary key (tenant, user_id)
);
