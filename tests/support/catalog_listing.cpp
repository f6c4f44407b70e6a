#include "support/witness.h"

namespace shale {

// One line for each object, sorted; names by the server's own functions. Like pg_dump's sorted
// lines, it says nothing of the order of columns.
const char* const catalog_listing = R"(
with theirs as (select oid from pg_namespace where nspname !~ '^pg_'
                and nspname not in ('information_schema', 'shale')),
members as (select classid, objid from pg_depend where deptype = 'e'),
classes as (select * from pg_class c where relnamespace in (select oid from theirs)
            and not exists (select from members m where m.classid = 1259 and m.objid = c.oid)),
routines as (select * from pg_proc p where pronamespace in (select oid from theirs)
             and not exists (select from members m where m.classid = 1255 and m.objid = p.oid)),
types as (select * from pg_type t where typnamespace in (select oid from theirs)
          and not exists (select from members m where m.classid = 1247 and m.objid = t.oid)),
lines (line) as (
  select concat_ws(' ', 'schema', nspname, pg_get_userbyid(nspowner), (select array_agg(a::text order by a::text) from unnest(nspacl) a))
    from pg_namespace where oid in (select oid from theirs)
  union all select concat_ws(' ', 'relation', oid::regclass, relkind, relpersistence, pg_get_userbyid(relowner),
    relrowsecurity, relforcerowsecurity, relreplident, (select amname from pg_am where oid = relam),
    (select spcname from pg_tablespace t where t.oid = reltablespace),
    (select array_agg(a::text order by a::text) from unnest(relacl) a), (select array_agg(o order by o) from unnest(reloptions) o),
    nullif(reloftype, 0)::regtype, case when relkind in ('v', 'm') then pg_get_viewdef(oid) end,
    case when relkind = 'p' then pg_get_partkeydef(oid) end, pg_get_expr(relpartbound, oid))
    from classes where relkind in ('r', 'p', 'v', 'm', 'S', 'f', 'c')
  union all select concat_ws(' ', 'column', attrelid::regclass, attname, format_type(atttypid, atttypmod), nullif(attcollation, 0)::regcollation,
    attnotnull, 'identity', attidentity, 'generated', attgenerated, attstorage,
    'compression', attcompression, 'statistics', coalesce(attstattarget, -1), attislocal, attinhcount, (select array_agg(o order by o) from unnest(attoptions) o),
    (select array_agg(o order by o) from unnest(attfdwoptions) o), (select array_agg(a::text order by a::text) from unnest(attacl) a), pg_get_expr(adbin, adrelid))
    from pg_attribute join classes c on c.oid = attrelid
    left join pg_attrdef on adrelid = attrelid and adnum = attnum
    where attnum > 0 and not attisdropped and relkind in ('r', 'p', 'v', 'm', 'f', 'c')
  union all select concat_ws(' ', 'inherits', inhrelid::regclass, inhparent::regclass, inhseqno)
    from pg_inherits where inhrelid in (select oid from classes)
  union all select concat_ws(' ', 'constraint', nullif(conrelid, 0)::regclass, nullif(contypid, 0)::regtype, conname, contype, pg_get_constraintdef(oid),
    convalidated, conislocal, coninhcount, connoinherit)
    from pg_constraint where connamespace in (select oid from theirs)
  union all select concat_ws(' ', 'index', pg_get_indexdef(indexrelid), indisclustered, indisreplident, indisvalid,
    (select array_agg(attnum || '=' || attstattarget order by attnum) from pg_attribute where attrelid = indexrelid and attstattarget >= 0),
    (select spcname from pg_tablespace t where t.oid = reltablespace))
    from pg_index join classes c on c.oid = indexrelid
  union all select concat_ws(' ', 'sequence', s.seqrelid::regclass, s.seqtypid::regtype, seqstart, seqincrement, seqmax, seqmin, seqcache, seqcycle,
    (select concat(d.refobjid::regclass, '.', d.refobjsubid > 0, d.deptype) from pg_depend d where d.classid = 1259 and d.objid = s.seqrelid and d.deptype in ('a', 'i') and d.refobjsubid > 0))
    from pg_sequence s join classes c on c.oid = s.seqrelid
  union all select concat_ws(' ', 'routine', prokind, oid::regprocedure, pg_get_userbyid(proowner), case when prokind in ('f', 'p') then pg_get_functiondef(oid) end,
    pg_get_function_result(oid), (select array_agg(a::text order by a::text) from unnest(proacl) a))
    from routines
  union all select concat_ws(' ', 'aggregate', aggfnoid::regprocedure, aggtransfn, aggfinalfn, aggcombinefn, aggserialfn, aggdeserialfn, aggmtransfn, aggminvtransfn,
    aggmfinalfn, aggfinalextra, aggmfinalextra, aggsortop::regoperator, aggtranstype::regtype, aggtransspace, aggmtranstype::regtype, agginitval, aggminitval)
    from pg_aggregate where aggfnoid in (select oid from routines)
  union all select concat_ws(' ', 'trigger', pg_get_triggerdef(t.oid), tgenabled) from pg_trigger t where not tgisinternal and tgrelid in (select oid from classes)
  union all select concat_ws(' ', 'rule', pg_get_ruledef(r.oid), ev_enabled) from pg_rewrite r where ev_class in (select oid from classes) and rulename <> '_RETURN'
  union all select concat_ws(' ', 'event trigger', evtname, evtevent, evtfoid::regprocedure, evtenabled, evttags, pg_get_userbyid(evtowner)) from pg_event_trigger
  union all select concat_ws(' ', 'policy', polrelid::regclass, polname, polcmd, polpermissive,
    (select array_agg(case when r = 0 then 'public' else r::regrole::text end order by 1) from unnest(polroles) r), pg_get_expr(polqual, polrelid),
    pg_get_expr(polwithcheck, polrelid)) from pg_policy where polrelid in (select oid from classes)
  union all select concat_ws(' ', 'type', t.oid::regtype, typtype, typcategory, typispreferred, typdelim, typlen, typalign, typstorage, pg_get_userbyid(typowner), typnotnull, typdefault,
    nullif(typbasetype, 0)::regtype, typtypmod, nullif(typcollation, 0)::regcollation, (select array_agg(a::text order by a::text) from unnest(typacl) a),
    (select string_agg(enumlabel, ',' order by enumsortorder) from pg_enum where enumtypid = t.oid),
    (select concat_ws(' ', rngsubtype::regtype, rngmultitypid::regtype, nullif(rngcollation, 0)::regcollation, rngcanonical, rngsubdiff) from pg_range where rngtypid = t.oid))
    from types t where not exists (select from pg_class c where c.reltype = t.oid and c.relkind <> 'c') and typelem = 0
  union all select pg_get_statisticsobjdef(oid) from pg_statistic_ext where stxnamespace in (select oid from theirs)
  union all select concat_ws(' ', 'statistics', stxname, stxstattarget, pg_get_userbyid(stxowner)) from pg_statistic_ext where stxnamespace in (select oid from theirs)
  union all select concat_ws(' ', 'operator', oid::regoperator, oprcode, oprcom::regoperator, oprnegate::regoperator, oprrest, oprjoin, oprcanmerge, oprcanhash)
    from pg_operator o where oprnamespace in (select oid from theirs) and not exists (select from members m where m.objid = o.oid)
  union all select concat_ws(' ', 'operator class', opcname, opcnamespace::regnamespace, opcintype::regtype, opcdefault, opckeytype::regtype)
    from pg_opclass o where opcnamespace in (select oid from theirs) and not exists (select from members m where m.objid = o.oid)
  union all select concat_ws(' ', 'cast', castsource::regtype, casttarget::regtype, castfunc::regprocedure, castcontext, castmethod) from pg_cast c where oid >= 16384 and not exists (select from members m where m.objid = c.oid)
  union all select concat_ws(' ', 'collation', collname, collnamespace::regnamespace, collprovider, collisdeterministic, collcollate) from pg_collation where collnamespace in (select oid from theirs)
  union all select concat_ws(' ', 'conversion', conname, connamespace::regnamespace, condefault, conproc) from pg_conversion where connamespace in (select oid from theirs)
  union all select concat_ws(' ', 'language', lanname, lanpltrusted, lanacl::text) from pg_language where oid >= 16384
  union all select concat_ws(' ', 'wrapper', fdwname, fdwhandler::regproc, fdwvalidator::regproc, (select array_agg(o order by o) from unnest(fdwoptions) o), fdwacl::text) from pg_foreign_data_wrapper
  union all select concat_ws(' ', 'server', srvname, srvtype, srvversion, (select array_agg(o order by o) from unnest(srvoptions) o), srvacl::text) from pg_foreign_server
  union all select concat_ws(' ', 'mapping', srvname, usename, (select array_agg(o order by o) from unnest(umoptions) o)) from pg_user_mappings
  union all select concat_ws(' ', 'foreign table', ftrelid::regclass, (select array_agg(o order by o) from unnest(ftoptions) o)) from pg_foreign_table
  union all select concat_ws(' ', 'publication', pubname, puballtables, pubinsert, pubupdate, pubdelete, pubtruncate, pubviaroot, pg_get_userbyid(pubowner)) from pg_publication
  union all select concat_ws(' ', 'published', pubname, prrelid::regclass) from pg_publication_rel r join pg_publication p on p.oid = r.prpubid
  union all select concat_ws(' ', 'configuration', c.oid::regconfig, m.maptokentype, m.mapseqno, m.mapdict::regdictionary) from pg_ts_config c left join pg_ts_config_map m on m.mapcfg = c.oid
    where cfgnamespace in (select oid from theirs)
  union all select concat_ws(' ', 'dictionary', oid::regdictionary, dictinitoption) from pg_ts_dict where dictnamespace in (select oid from theirs)
  union all select concat_ws(' ', 'default privileges', pg_get_userbyid(defaclrole), nullif(defaclnamespace, 0)::regnamespace, defaclobjtype,
    (select array_agg(a::text order by a::text) from unnest(defaclacl) a)) from pg_default_acl
  union all select concat_ws(' ', 'comment', pg_describe_object(classoid, objoid, objsubid), description) from pg_description where objoid >= 16384 or objoid = 2200
  union all select concat_ws(' ', 'label', pg_describe_object(classoid, objoid, objsubid), provider, label) from pg_seclabel where objoid >= 16384
  union all select 'extension ' || extname || ' ' || extversion from pg_extension)
select line from lines order by line)";

}  // namespace shale
