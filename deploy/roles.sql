-- The roles of Health Vault. Run by a superuser, or by a role with CREATEROLE; running it again changes nothing.
-- The embedded database runs this file at every start. On a server of your own, see README.md, "A PostgreSQL of your own".
do $$
declare
    role record;
begin
    for role in
        select * from (values
            ('hv_owner', 'login'),      -- owns the schema, migrates; bypasses nothing
            ('hv_app', 'login'),        -- the web process; owns nothing
            ('hv_worker', 'login'),     -- jobs and the command line; owns nothing
            ('hv_backup', 'login'),     -- dumps
            ('hv_definer', 'nologin')   -- owns the security definer functions; has policies of its own
        ) as wanted(name, may_log_in)
        where not exists (select from pg_roles where rolname = wanted.name)
    loop
        execute format('create role %I %s nosuperuser nocreatedb nocreaterole', role.name, role.may_log_in);
    end loop;

    -- The owner hands its definer functions to hv_definer.
    if not pg_has_role('hv_owner', 'hv_definer', 'set') then
        grant hv_definer to hv_owner with inherit false, set true;
    end if;

    -- Whoever runs this makes the database that hv_owner owns.
    if not pg_has_role('hv_owner', 'set') then
        execute format('grant hv_owner to %I with inherit false, set true', current_user);
    end if;

    -- A dump must see every row. Where the server does not allow this, use the server's own backups.
    if not (select rolbypassrls from pg_roles where rolname = 'hv_backup') then
        begin
            alter role hv_backup replication bypassrls;
        exception when insufficient_privilege then
            raise notice 'hv_backup may not bypass row level security on this server; use its own backups';
        end;
    end if;
end
$$;
