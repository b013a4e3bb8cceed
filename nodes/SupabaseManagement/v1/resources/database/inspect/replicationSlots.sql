-- Replication Slots: those that keep the most write-ahead log on the disk first.
select
	slot.slot_name,
	slot.slot_type,
	slot.plugin,
	slot.database as database_name,
	slot.active as is_active,
	slot.wal_status,
	kept.bytes as retained_bytes,
	slot.safe_wal_size as remaining_bytes,
	pg_wal_lsn_diff(position.lsn, slot.confirmed_flush_lsn)::bigint as lag_bytes
from
	pg_catalog.pg_replication_slots as slot
	cross join (
		select
			case
				when pg_is_in_recovery() then pg_last_wal_receive_lsn()
				else pg_current_wal_lsn()
			end
	) as position (lsn)
	cross join lateral (
		select coalesce(pg_wal_lsn_diff(position.lsn, slot.restart_lsn), 0)::bigint
	) as kept (bytes)
where kept.bytes >= :minimum_size_bytes
order by kept.bytes desc, slot.slot_name
limit :row_limit
