import type { Migration } from './migration.ts'

export const postgresqlMigrations: readonly Migration[] = [
  {
    number: 1,
    sql: `
      create table records (
        record text collate "C" primary key, kind text not null, illustrative integer not null, clock_offset_ms bigint not null,
        head bigint not null, tree bytea not null, last_at text not null, complete integer not null
      );
      create table events (
        record text collate "C" not null, seq bigint not null, at text not null, bytes bytea not null, leaf bytea not null,
        primary key (record, seq)
      );
      create table content (
        record text collate "C" not null, sha256 text collate "C" not null, salt bytea not null, kind text not null, bytes bytea, gone text,
        primary key (record, sha256)
      );
      create index content_at_hand on content (record, kind);
      create table idempotency (
        actor text collate "C" not null, operation text collate "C" not null, key text collate "C" not null, body_hash text not null, record text not null,
        reply text not null, at text not null,
        primary key (actor, operation, key)
      );
      create table directory (
        record text collate "C" primary key, kind text not null, illustrative integer not null, entry text not null, updated_at text not null
      );
      create table directory_people (person text collate "C" not null, record text collate "C" not null, primary key (person, record));
      create index directory_people_of_record on directory_people (record);
      create table drafts (
        record text collate "C" not null, person text collate "C" not null, key text collate "C" not null, revision integer not null, text bytea not null,
        updated_at text not null, primary key (record, person, key)
      );
      create table read_log (
        id bigint generated always as identity primary key, record text collate "C" not null, person text not null, what text not null,
        subject text not null, at text not null
      );
      create index read_log_of_record on read_log (record, id);
    `,
  },
  {
    number: 2,
    sql: `
      create table people (person text collate "C" primary key, name text not null, title text not null, administrator integer not null);
      create table sessions (hash text collate "C" primary key, person text not null, expires_at text not null);
      create table invitations (hash text collate "C" primary key, person text not null, expires_at text not null);
      create table demo_records (record text collate "C" primary key, moment text not null, generation integer not null);
    `,
  },
  {
    number: 3,
    sql: `
      create table installation (only_one integer primary key check (only_one = 1), id text not null, created text not null, keys text not null);
    `,
  },
  {
    number: 4,
    // A snapshot is mostly digests, which compress badly. The index is asked in the order of digests; the other engine's is already.
    sql: `
      create table snapshots (
        record text collate "C" not null, seq bigint not null, sources text collate "C" not null, last_at text not null, leaf bytea not null,
        characters bigint not null, parts bigint not null, sha256 text not null, primary key (record, seq, sources)
      );
      create table snapshot_parts (
        record text collate "C" not null, seq bigint not null, sources text collate "C" not null, part bigint not null, text text not null,
        primary key (record, seq, sources, part)
      );
      alter table snapshot_parts alter column text set storage external;
      drop index content_at_hand;
      create index content_at_hand on content (record, kind, sha256);
    `,
  },
  {
    number: 5,
    // Which code wrote a row: an empty name is that of code that did not say.
    sql: "alter table directory add column sources text not null default ''",
  },
]
