-- The rights of the site's own account: it works with rows, never with tables, and adds to the trail without changing it.
-- Run by scripts/pasang and scripts/pulihkan after every migration and restore; repeating it changes nothing.
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO gugus_tugas;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO gugus_tugas;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO gugus_tugas;
REVOKE UPDATE, DELETE, TRUNCATE ON anggota_jejakaudit FROM gugus_tugas;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON django_migrations FROM gugus_tugas;
