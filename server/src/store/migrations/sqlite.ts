import type { Migration } from './migration.ts'

export const sqliteMigrations: readonly Migration[] = [
  {
    number: 1,
    sql: `
      create table records (
        record text primary key, kind text not null, illustrative integer not null, clock_offset_ms integer not null,
        head integer not null, tree blob not null, last_at text not null, complete integer not null
      ) strict, without rowid;
      create table events (
        record text not null, seq integer not null, at text not null, bytes blob not null, leaf blob not null,
        primary key (record, seq)
      ) strict, without rowid;
      create table content (
        record text not null, sha256 text not null, salt blob not null, kind text not null, bytes blob, gone text,
        primary key (record, sha256)
      ) strict, without rowid;
      create index content_at_hand on content (record, kind);
      create table idempotency (
        actor text not null, operation text not null, key text not null, body_hash text not null, record text not null,
        reply text not null, at text not null,
        primary key (actor, operation, key)
      ) strict, without rowid;
      create table directory (
        record text primary key, kind text not null, illustrative integer not null, entry text not null, updated_at text not null
      ) strict, without rowid;
      create table directory_people (person text not null, record text not null, primary key (person, record)) strict, without rowid;
      create index directory_people_of_record on directory_people (record);
      create table drafts (
        record text not null, person text not null, key text not null, revision integer not null, text blob not null, updated_at text not null,
        primary key (record, person, key)
      ) strict, without rowid;
      create table read_log (
        id integer primary key, record text not null, person text not null, what text not null, subject text not null, at text not null
      ) strict;
      create index read_log_of_record on read_log (record, id);
    `,
  },
  {
    number: 2,
    sql: `
      create table people (person text primary key, name text not null, title text not null, administrator integer not null) strict, without rowid;
      create table sessions (hash text primary key, person text not null, expires_at text not null) strict, without rowid;
      create table invitations (hash text primary key, person text not null, expires_at text not null) strict, without rowid;
      create table demo_records (record text primary key, moment text not null, generation integer not null) strict, without rowid;
    `,
  },
  {
    number: 3,
    // What PostgreSQL keeps in a table stands in the property file of a data directory.
    sql: 'select 1',
  },
  {
    number: 4,
    sql: `
      create table snapshots (
        record text not null, seq integer not null, sources text not null, last_at text not null, leaf blob not null, characters integer not null,
        parts integer not null, sha256 text not null, primary key (record, seq, sources)
      ) strict, without rowid;
      create table snapshot_parts (
        record text not null, seq integer not null, sources text not null, part integer not null, text text not null,
        primary key (record, seq, sources, part)
      ) strict;
    `,
  },
  {
    number: 5,
    // Which code wrote a row: an empty name is that of code that did not say.
    sql: "alter table directory add column sources text not null default ''",
  },
]
