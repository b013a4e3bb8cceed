-- Duplicate Indexes: indexes that another index of the same table makes needless, the largest first.
-- Either it is made alike, or its columns are the first columns of the other one.
with
	candidate as (
		select
			schema.schema_name,
			index.*,
			access.amname as method,
			class.relispartition as is_attached,
			exists (
				select from pg_catalog.pg_constraint as needed where needed.conindid = index.indexrelid
			) as is_constraint,
			-- What two indexes must have in common.
			format(
				'%s %s %s',
				class.relam,
				pg_get_expr(index.indexprs, index.indrelid),
				pg_get_expr(index.indpred, index.indrelid)
			) as kind,
			index.indkey::int2[] as columns,
			index.indclass::oid[] as classes,
			index.indcollation::oid[] as collations,
			index.indoption::int2[] as options
		from
			own_schemas as schema
			join pg_catalog.pg_class as class
				on class.relnamespace = schema.oid and class.relkind in ('i', 'I')
			join pg_catalog.pg_am as access on access.oid = class.relam
			join pg_catalog.pg_index as index on index.indexrelid = class.oid and index.indisvalid
		where
			not exists (
				select from extension_objects
				where classid = 'pg_catalog.pg_class'::regclass and objid = index.indexrelid
			)
	),
	pair as (
		select distinct on (needless.indexrelid)
			needless.*,
			other.indexrelid as other_oid,
			other.columns = needless.columns as is_alike
		from
			candidate as needless
			join candidate as other
				on other.indrelid = needless.indrelid
				and other.indexrelid <> needless.indexrelid
				and other.kind = needless.kind
		where
			not needless.is_constraint
			-- It goes with the index of its partitioned table.
			and not needless.is_attached
			and not needless.indisreplident
			and (
				(
					other.columns = needless.columns
					and other.indnkeyatts = needless.indnkeyatts
					and other.classes = needless.classes
					and other.collations = needless.collations
					and other.options = needless.options
					and (
						not needless.indisunique
						or (
							other.indisunique
							and other.indimmediate
							and other.indnullsnotdistinct = needless.indnullsnotdistinct
						)
					)
					and (other.is_constraint, other.indisunique, needless.indexrelid)
						> (needless.is_constraint, needless.indisunique, other.indexrelid)
				)
				or (
					needless.method = 'btree'
					and not needless.indisunique
					and needless.indexprs is null
					and needless.indnatts = needless.indnkeyatts
					and other.indnkeyatts > needless.indnkeyatts
					and other.columns[0:needless.indnkeyatts - 1] = needless.columns[0:needless.indnkeyatts - 1]
					and other.classes[0:needless.indnkeyatts - 1] = needless.classes[0:needless.indnkeyatts - 1]
					and other.collations[0:needless.indnkeyatts - 1]
						= needless.collations[0:needless.indnkeyatts - 1]
					and other.options[0:needless.indnkeyatts - 1] = needless.options[0:needless.indnkeyatts - 1]
				)
			)
		order by needless.indexrelid, is_alike desc, other.is_constraint desc, other.indexrelid
	)
select
	pair.schema_name,
	owner.relname as table_name,
	class.relname as index_name,
	other.relname as covered_by_index,
	case when pair.is_alike then 'same columns' else 'first columns' end as reason,
	size.size_bytes,
	pg_get_indexdef(pair.indexrelid) as definition,
	pg_get_indexdef(pair.other_oid) as definition_of_other
from
	pair
	join pg_catalog.pg_class as class on class.oid = pair.indexrelid
	join pg_catalog.pg_class as other on other.oid = pair.other_oid
	join pg_catalog.pg_class as owner on owner.oid = pair.indrelid
	cross join lateral (select pg_relation_size(pair.indexrelid)) as size (size_bytes)
where size.size_bytes >= :minimum_size_bytes
order by size.size_bytes desc, pair.schema_name, class.relname
limit :row_limit
