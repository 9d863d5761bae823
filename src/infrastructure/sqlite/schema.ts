/** "Prim" in ASCII: tells our file from somebody else's. */
export const applicationId = 0x5072696d

/**
 * The steps from an empty file to today's. `user_version` counts those that were taken. A step that was released is
 * never changed; a new one is added.
 */
export const migrations: readonly string[] = [
  `
  -- Messages that were accepted and not handled yet.
  CREATE TABLE inbox (
    seq INTEGER PRIMARY KEY,
    conversation_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    message TEXT NOT NULL
  ) STRICT;
  CREATE INDEX inbox_of_conversation ON inbox (conversation_id, seq);

  -- Replies that were committed and not settled yet.
  CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY,
    conversation_id TEXT NOT NULL,
    reply_id TEXT NOT NULL,
    reply TEXT NOT NULL
  ) STRICT;
  CREATE INDEX outbox_of_conversation ON outbox (conversation_id, seq);

  -- One row for each conversation that has work. Held (token > 0): due when the lease runs out.
  CREATE TABLE work (
    conversation_id TEXT PRIMARY KEY,
    due_ms INTEGER NOT NULL,
    token INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    handled_id TEXT,
    handled TEXT
  ) STRICT;
  CREATE INDEX work_by_due ON work (due_ms);

  CREATE TABLE sessions (
    conversation_id TEXT PRIMARY KEY,
    expires_ms INTEGER NOT NULL,
    session TEXT NOT NULL
  ) STRICT;
  CREATE INDEX sessions_by_expiry ON sessions (expires_ms);

  -- What was delivered lately, oldest first.
  CREATE TABLE seen (
    seq INTEGER PRIMARY KEY,
    channel TEXT NOT NULL,
    message_id TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    UNIQUE (channel, message_id)
  ) STRICT;

  CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    data TEXT NOT NULL,
    UNIQUE (stream, id)
  ) STRICT;
  CREATE INDEX events_of_stream ON events (stream, seq);
  CREATE INDEX events_by_time ON events (stream, at_ms);

  -- What nobody could do anything with, for the operator to look at.
  CREATE TABLE aside (
    seq INTEGER PRIMARY KEY,
    conversation_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    content TEXT NOT NULL,
    reason TEXT NOT NULL,
    at_ms INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX aside_of_conversation ON aside (conversation_id);

  CREATE TABLE once (
    key TEXT PRIMARY KEY,
    until_ms INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE budget (
    key TEXT PRIMARY KEY,
    places TEXT NOT NULL,
    not_before_ms INTEGER NOT NULL,
    seen_ms INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE counter (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
  ) STRICT;
  INSERT INTO counter (name, value) VALUES ('token', 0);
  `,
  `
  -- How far each stream has come. Erased (erased_ms is set): it has no events, and the position goes a day later.
  CREATE TABLE streams (
    stream TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    erased_ms INTEGER
  ) STRICT;
  CREATE INDEX streams_erased ON streams (erased_ms) WHERE erased_ms IS NOT NULL;
  INSERT INTO streams (stream, position) SELECT stream, count(*) FROM events GROUP BY stream;

  DROP TABLE once;
  `,
  `
  -- What the first events of long streams came to. It goes when an event of its stream goes.
  CREATE TABLE snapshots (
    stream TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    position INTEGER NOT NULL,
    content TEXT NOT NULL
  ) STRICT;
  `,
]
