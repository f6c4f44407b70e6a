-- Row level security was on for extraction jobs without policies that let the application in:
-- with a role that is not the owner every job was invisible and no job could be created.
--
-- One policy per command. A session that sets neither variable is one of the background
-- workers, which serve all projects.

ALTER TABLE kb.object_extraction_jobs ENABLE ROW LEVEL SECURITY;

-- from the first attempt, where it exists
DROP POLICY IF EXISTS object_extraction_jobs_tenant ON kb.object_extraction_jobs;

DROP POLICY IF EXISTS object_extraction_jobs_select_policy ON kb.object_extraction_jobs;
CREATE POLICY object_extraction_jobs_select_policy ON kb.object_extraction_jobs
    FOR SELECT
    USING (
        (coalesce(current_setting('app.current_organization_id', true), '') = ''
            AND coalesce(current_setting('app.current_project_id', true), '') = '')
        OR organization_id::text = current_setting('app.current_organization_id', true)
        OR project_id::text = current_setting('app.current_project_id', true)
    );

DROP POLICY IF EXISTS object_extraction_jobs_insert_policy ON kb.object_extraction_jobs;
CREATE POLICY object_extraction_jobs_insert_policy ON kb.object_extraction_jobs
    FOR INSERT
    WITH CHECK (
        coalesce(current_setting('app.current_project_id', true), '') = ''
        OR project_id::text = current_setting('app.current_project_id', true)
    );

DROP POLICY IF EXISTS object_extraction_jobs_update_policy ON kb.object_extraction_jobs;
CREATE POLICY object_extraction_jobs_update_policy ON kb.object_extraction_jobs
    FOR UPDATE
    USING (
        coalesce(current_setting('app.current_project_id', true), '') = ''
        OR project_id::text = current_setting('app.current_project_id', true)
    )
    WITH CHECK (
        coalesce(current_setting('app.current_project_id', true), '') = ''
        OR project_id::text = current_setting('app.current_project_id', true)
    );

DROP POLICY IF EXISTS object_extraction_jobs_delete_policy ON kb.object_extraction_jobs;
CREATE POLICY object_extraction_jobs_delete_policy ON kb.object_extraction_jobs
    FOR DELETE
    USING (
        coalesce(current_setting('app.current_project_id', true), '') = ''
        OR project_id::text = current_setting('app.current_project_id', true)
    );
