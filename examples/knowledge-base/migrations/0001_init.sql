-- 0001_init.sql
--
-- The complete schema of the knowledge base. There is no "minimal" variant: development,
-- tests and production all start from this file.
--
--   core   users, shared by all products
--   kb     everything else
--
-- Users are referenced by user_id (core.user_profiles.id), organizations by organization_id.
-- Columns for embeddings come in a migration of their own, see 20251026_add_vector_embeddings.sql.

CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE SCHEMA IF NOT EXISTS kb;
CREATE SCHEMA IF NOT EXISTS core;

-- The runner makes this table itself before it reads the first file. It is repeated here
-- so that the schema is complete for those who load it in another way.
-- version is the whole file name without .sql: two files may share a date.
CREATE TABLE IF NOT EXISTS public.schema_migrations (
    version TEXT PRIMARY KEY,
    applied_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

-- When full-reset-db ran, and how long it took.
CREATE TABLE IF NOT EXISTS public.schema_resets (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reset_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    duration_ms INTEGER CHECK (duration_ms >= 0)
);

-- ============================================================================
-- Functions
-- ============================================================================

CREATE OR REPLACE FUNCTION kb.set_updated_at()
RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END;
$$;

-- Callers that only know the project need not look up its organization
CREATE OR REPLACE FUNCTION kb.fill_organization_id()
RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.organization_id IS NULL AND NEW.project_id IS NOT NULL THEN
        SELECT p.organization_id INTO NEW.organization_id
          FROM kb.projects p
         WHERE p.id = NEW.project_id;
    END IF;
    RETURN NEW;
END;
$$;

-- SHA-256 of the content, to recognise a document that is uploaded twice
CREATE OR REPLACE FUNCTION kb.set_content_hash()
RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.content IS NULL THEN
        NEW.content_hash := NULL;
    ELSE
        NEW.content_hash := encode(public.digest(NEW.content, 'sha256'), 'hex');
    END IF;
    RETURN NEW;
END;
$$;

CREATE OR REPLACE FUNCTION kb.set_chunk_tsv()
RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.tsv := to_tsvector('simple', coalesce(NEW.text, ''));
    RETURN NEW;
END;
$$;

-- Key and type weigh more than what is somewhere in the properties
CREATE OR REPLACE FUNCTION kb.set_graph_object_fts()
RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.fts :=
        setweight(to_tsvector('simple', coalesce(NEW.key, '')), 'A') ||
        setweight(to_tsvector('simple', coalesce(NEW.type, '')), 'B') ||
        setweight(jsonb_to_tsvector('simple', coalesce(NEW.properties, '{}'::jsonb), '["string"]'), 'C');
    RETURN NEW;
END;
$$;

-- An edge must not lead out of its project
CREATE OR REPLACE FUNCTION kb.check_relationship_endpoints()
RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    src_project UUID;
    dst_project UUID;
BEGIN
    SELECT project_id INTO src_project FROM kb.graph_objects WHERE id = NEW.src_id;
    SELECT project_id INTO dst_project FROM kb.graph_objects WHERE id = NEW.dst_id;
    IF src_project IS DISTINCT FROM dst_project OR src_project IS DISTINCT FROM NEW.project_id THEN
        RAISE EXCEPTION 'relationship % joins objects of different projects', NEW.type
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END;
$$;

-- ============================================================================
-- Core: users
-- ============================================================================

CREATE TABLE core.user_profiles (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    zitadel_user_id TEXT NOT NULL UNIQUE, -- "sub" of the token
    first_name TEXT,
    last_name TEXT,
    display_name TEXT,
    phone_e164 TEXT CHECK (phone_e164 ~ '^\+[1-9][0-9]{6,14}$'),
    avatar_object_key TEXT,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE TABLE core.user_emails (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id UUID NOT NULL REFERENCES core.user_profiles(id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    verified BOOLEAN NOT NULL DEFAULT false,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE UNIQUE INDEX idx_user_emails_email ON core.user_emails (lower(email));
CREATE INDEX idx_user_emails_user_id ON core.user_emails (user_id);

CREATE TRIGGER user_profiles_updated_at
    BEFORE UPDATE ON core.user_profiles
    FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();

COMMENT ON TABLE core.user_profiles IS 'People who have logged in at least once; authentication itself is Zitadel''s';
COMMENT ON TABLE core.user_emails IS 'Addresses of a user, also to match invitations';

-- ============================================================================
-- Organizations and projects
-- ============================================================================

CREATE TABLE kb.orgs (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    name TEXT NOT NULL UNIQUE,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE TABLE kb.projects (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id UUID NOT NULL REFERENCES kb.orgs(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    kb_purpose TEXT,
    chat_prompt_template TEXT,
    auto_extract_objects BOOLEAN NOT NULL DEFAULT false,
    auto_extract_config JSONB NOT NULL DEFAULT '{}'::jsonb,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE UNIQUE INDEX idx_projects_organization_id_name ON kb.projects (organization_id, lower(name));

CREATE TABLE kb.organization_memberships (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id UUID NOT NULL REFERENCES kb.orgs(id) ON DELETE CASCADE,
    user_id UUID NOT NULL REFERENCES core.user_profiles(id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('org_admin', 'org_member')),
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    UNIQUE (organization_id, user_id)
);

CREATE INDEX idx_organization_memberships_user_id ON kb.organization_memberships (user_id);

CREATE TABLE kb.project_memberships (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id UUID NOT NULL REFERENCES kb.projects(id) ON DELETE CASCADE,
    user_id UUID NOT NULL REFERENCES core.user_profiles(id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('project_admin', 'project_user')),
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    UNIQUE (project_id, user_id)
);

CREATE INDEX idx_project_memberships_user_id ON kb.project_memberships (user_id);

CREATE TABLE kb.invites (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id UUID NOT NULL REFERENCES kb.orgs(id) ON DELETE CASCADE,
    project_id UUID REFERENCES kb.projects(id) ON DELETE CASCADE, -- NULL: the organization only
    email TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('org_admin', 'org_member', 'project_admin', 'project_user')),
    token TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'accepted', 'declined', 'revoked')),
    expires_at TIMESTAMPTZ,
    accepted_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT invites_accepted_check CHECK ((status = 'accepted') = (accepted_at IS NOT NULL))
);

CREATE INDEX idx_invites_organization_id ON kb.invites (organization_id);
CREATE INDEX idx_invites_pending_email ON kb.invites (lower(email)) WHERE status = 'pending';

CREATE TRIGGER orgs_updated_at
    BEFORE UPDATE ON kb.orgs
    FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();

CREATE TRIGGER projects_updated_at
    BEFORE UPDATE ON kb.projects
    FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();

-- ============================================================================
-- Documents
-- ============================================================================

CREATE TABLE kb.documents (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id UUID REFERENCES kb.orgs(id) ON DELETE CASCADE,
    project_id UUID NOT NULL REFERENCES kb.projects(id) ON DELETE CASCADE,
    source_url TEXT,
    filename TEXT,
    mime_type TEXT,
    content TEXT,
    content_hash TEXT,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX idx_documents_organization_id ON kb.documents (organization_id);
CREATE INDEX idx_documents_project_id ON kb.documents (project_id, created_at DESC);
CREATE UNIQUE INDEX idx_documents_content_hash ON kb.documents (project_id, content_hash) WHERE content_hash IS NOT NULL;
CREATE INDEX idx_documents_filename_trgm ON kb.documents USING gin (filename gin_trgm_ops);

CREATE TABLE kb.chunks (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    document_id UUID NOT NULL REFERENCES kb.documents(id) ON DELETE CASCADE,
    chunk_index INTEGER NOT NULL CHECK (chunk_index >= 0),
    text TEXT NOT NULL,
    tsv TSVECTOR,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    UNIQUE (document_id, chunk_index)
);

CREATE INDEX idx_chunks_tsv ON kb.chunks USING gin (tsv);

CREATE TRIGGER documents_fill_organization
    BEFORE INSERT ON kb.documents
    FOR EACH ROW EXECUTE FUNCTION kb.fill_organization_id();

CREATE TRIGGER documents_content_hash
    BEFORE INSERT OR UPDATE OF content ON kb.documents
    FOR EACH ROW EXECUTE FUNCTION kb.set_content_hash();

CREATE TRIGGER documents_updated_at
    BEFORE UPDATE ON kb.documents
    FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();

CREATE TRIGGER chunks_tsv
    BEFORE INSERT OR UPDATE OF text ON kb.chunks
    FOR EACH ROW EXECUTE FUNCTION kb.set_chunk_tsv();

COMMENT ON COLUMN kb.chunks.tsv IS 'Kept by a trigger; "simple" because documents come in many languages';

-- ============================================================================
-- Branches (before the graph, which refers to them)
-- ============================================================================

CREATE TABLE kb.branches (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id UUID REFERENCES kb.orgs(id) ON DELETE CASCADE,
    project_id UUID NOT NULL REFERENCES kb.projects(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    parent_branch_id UUID REFERENCES kb.branches(id) ON DELETE SET NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    UNIQUE (project_id, name)
);

-- Every ancestor of a branch with its distance, the branch itself at depth 0
CREATE TABLE kb.branch_lineage (
    branch_id UUID NOT NULL REFERENCES kb.branches(id) ON DELETE CASCADE,
    ancestor_branch_id UUID NOT NULL REFERENCES kb.branches(id) ON DELETE CASCADE,
    depth INTEGER NOT NULL CHECK (depth >= 0),
    PRIMARY KEY (branch_id, ancestor_branch_id)
);

CREATE INDEX idx_branch_lineage_ancestor ON kb.branch_lineage (ancestor_branch_id, depth);

CREATE TRIGGER branches_fill_organization
    BEFORE INSERT ON kb.branches
    FOR EACH ROW EXECUTE FUNCTION kb.fill_organization_id();

-- ============================================================================
-- Extraction and discovery jobs
-- ============================================================================

CREATE TABLE kb.object_extraction_jobs (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id UUID REFERENCES kb.orgs(id) ON DELETE CASCADE,
    project_id UUID NOT NULL REFERENCES kb.projects(id) ON DELETE CASCADE,
    source_type TEXT NOT NULL CHECK (source_type IN ('document', 'api', 'manual', 'bulk_import')),
    source_id UUID,
    source_metadata JSONB NOT NULL DEFAULT '{}'::jsonb,
    extraction_config JSONB NOT NULL DEFAULT '{}'::jsonb,
    status TEXT NOT NULL DEFAULT 'pending'
        CHECK (status IN ('pending', 'running', 'completed', 'failed', 'cancelled', 'requires_review')),
    total_items INTEGER NOT NULL DEFAULT 0,
    processed_items INTEGER NOT NULL DEFAULT 0,
    successful_items INTEGER NOT NULL DEFAULT 0,
    failed_items INTEGER NOT NULL DEFAULT 0,
    discovered_types TEXT[] NOT NULL DEFAULT '{}',
    retry_count INTEGER NOT NULL DEFAULT 0,
    max_retries INTEGER NOT NULL DEFAULT 3,
    error_message TEXT,
    error_details JSONB,
    started_at TIMESTAMPTZ,
    completed_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT object_extraction_jobs_counts_check
        CHECK (processed_items <= total_items AND successful_items + failed_items <= processed_items),
    CONSTRAINT object_extraction_jobs_retries_check CHECK (retry_count <= max_retries)
);

CREATE INDEX idx_object_extraction_jobs_organization_id ON kb.object_extraction_jobs (organization_id);
CREATE INDEX idx_object_extraction_jobs_project_status ON kb.object_extraction_jobs (project_id, status);
-- the worker's queue
CREATE INDEX idx_object_extraction_jobs_queue ON kb.object_extraction_jobs (created_at) WHERE status = 'pending';
CREATE INDEX idx_object_extraction_jobs_source ON kb.object_extraction_jobs (source_type, source_id);

ALTER TABLE kb.object_extraction_jobs ENABLE ROW LEVEL SECURITY;

CREATE TABLE kb.discovery_jobs (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id UUID REFERENCES kb.orgs(id) ON DELETE CASCADE,
    project_id UUID NOT NULL REFERENCES kb.projects(id) ON DELETE CASCADE,
    kb_purpose TEXT NOT NULL, -- as it was when the job began
    status TEXT NOT NULL DEFAULT 'pending'
        CHECK (status IN ('pending', 'analyzing_documents', 'extracting_types', 'refining_schemas', 'completed', 'failed', 'cancelled')),
    config JSONB NOT NULL DEFAULT '{}'::jsonb,
    progress JSONB NOT NULL DEFAULT '{}'::jsonb,
    discovered_types JSONB NOT NULL DEFAULT '[]'::jsonb,
    discovered_relationships JSONB NOT NULL DEFAULT '[]'::jsonb,
    template_pack_id UUID, -- the pack that was made from it
    error_message TEXT,
    started_at TIMESTAMPTZ,
    completed_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX idx_discovery_jobs_organization_id ON kb.discovery_jobs (organization_id);
CREATE INDEX idx_discovery_jobs_project_status ON kb.discovery_jobs (project_id, status);

CREATE TABLE kb.discovery_type_candidates (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    job_id UUID NOT NULL REFERENCES kb.discovery_jobs(id) ON DELETE CASCADE,
    batch_number INTEGER NOT NULL DEFAULT 1,
    type_name TEXT NOT NULL,
    description TEXT,
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    inferred_schema JSONB NOT NULL DEFAULT '{}'::jsonb,
    example_instances JSONB NOT NULL DEFAULT '[]'::jsonb,
    frequency INTEGER NOT NULL DEFAULT 1,
    source_document_ids UUID[] NOT NULL DEFAULT '{}',
    status TEXT NOT NULL DEFAULT 'candidate' CHECK (status IN ('candidate', 'approved', 'rejected', 'merged')),
    merged_into_id UUID REFERENCES kb.discovery_type_candidates(id) ON DELETE SET NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT discovery_type_candidates_merged_check CHECK ((status = 'merged') OR merged_into_id IS NULL)
);

CREATE INDEX idx_discovery_type_candidates_job ON kb.discovery_type_candidates (job_id, batch_number);
CREATE INDEX idx_discovery_type_candidates_confidence ON kb.discovery_type_candidates (job_id, confidence DESC);

CREATE TRIGGER object_extraction_jobs_fill_organization
    BEFORE INSERT ON kb.object_extraction_jobs
    FOR EACH ROW EXECUTE FUNCTION kb.fill_organization_id();

CREATE TRIGGER object_extraction_jobs_updated_at
    BEFORE UPDATE ON kb.object_extraction_jobs
    FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();

CREATE TRIGGER discovery_jobs_fill_organization
    BEFORE INSERT ON kb.discovery_jobs
    FOR EACH ROW EXECUTE FUNCTION kb.fill_organization_id();

CREATE TRIGGER discovery_jobs_updated_at
    BEFORE UPDATE ON kb.discovery_jobs
    FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();

CREATE TRIGGER discovery_type_candidates_updated_at
    BEFORE UPDATE ON kb.discovery_type_candidates
    FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();

-- ============================================================================
-- Graph
-- ============================================================================

-- Rows are never changed: a new version supersedes the old one under the same canonical_id
CREATE TABLE kb.graph_objects (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id UUID REFERENCES kb.orgs(id) ON DELETE CASCADE,
    project_id UUID NOT NULL REFERENCES kb.projects(id) ON DELETE CASCADE,
    branch_id UUID REFERENCES kb.branches(id) ON DELETE CASCADE, -- NULL: main
    canonical_id UUID NOT NULL DEFAULT gen_random_uuid(),
    supersedes_id UUID REFERENCES kb.graph_objects(id) ON DELETE SET NULL,
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
    type TEXT NOT NULL,
    key TEXT,
    status TEXT,
    properties JSONB NOT NULL DEFAULT '{}'::jsonb,
    labels TEXT[] NOT NULL DEFAULT '{}',
    external_source TEXT,
    external_id TEXT,
    extraction_job_id UUID REFERENCES kb.object_extraction_jobs(id) ON DELETE SET NULL,
    extraction_confidence REAL CHECK (extraction_confidence BETWEEN 0 AND 1),
    needs_review BOOLEAN NOT NULL DEFAULT false,
    fts TSVECTOR,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    deleted_at TIMESTAMPTZ,
    CONSTRAINT graph_objects_external_check CHECK ((external_source IS NULL) = (external_id IS NULL))
);

CREATE UNIQUE INDEX idx_graph_objects_canonical_version ON kb.graph_objects (canonical_id, version);
CREATE INDEX idx_graph_objects_organization_id ON kb.graph_objects (organization_id);
CREATE INDEX idx_graph_objects_project_type ON kb.graph_objects (project_id, type) WHERE deleted_at IS NULL;
CREATE INDEX idx_graph_objects_branch ON kb.graph_objects (branch_id) WHERE branch_id IS NOT NULL;
CREATE INDEX idx_graph_objects_external ON kb.graph_objects (project_id, external_source, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX idx_graph_objects_extraction_job ON kb.graph_objects (extraction_job_id) WHERE extraction_job_id IS NOT NULL;
CREATE INDEX idx_graph_objects_properties ON kb.graph_objects USING gin (properties jsonb_path_ops);
CREATE INDEX idx_graph_objects_labels ON kb.graph_objects USING gin (labels);
CREATE INDEX idx_graph_objects_fts ON kb.graph_objects USING gin (fts);
CREATE INDEX idx_graph_objects_key_trgm ON kb.graph_objects USING gin (key gin_trgm_ops);

CREATE TABLE kb.graph_relationships (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id UUID REFERENCES kb.orgs(id) ON DELETE CASCADE,
    project_id UUID NOT NULL REFERENCES kb.projects(id) ON DELETE CASCADE,
    branch_id UUID REFERENCES kb.branches(id) ON DELETE CASCADE,
    canonical_id UUID NOT NULL DEFAULT gen_random_uuid(),
    supersedes_id UUID REFERENCES kb.graph_relationships(id) ON DELETE SET NULL,
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
    type TEXT NOT NULL,
    src_id UUID NOT NULL REFERENCES kb.graph_objects(id) ON DELETE CASCADE,
    dst_id UUID NOT NULL REFERENCES kb.graph_objects(id) ON DELETE CASCADE,
    properties JSONB NOT NULL DEFAULT '{}'::jsonb,
    weight REAL,
    valid_from TIMESTAMPTZ,
    valid_to TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    deleted_at TIMESTAMPTZ,
    CONSTRAINT graph_relationships_no_loop_check CHECK (src_id <> dst_id),
    CONSTRAINT graph_relationships_validity_check CHECK (valid_from < valid_to)
);

CREATE UNIQUE INDEX idx_graph_relationships_canonical_version ON kb.graph_relationships (canonical_id, version);
CREATE INDEX idx_graph_relationships_organization_id ON kb.graph_relationships (organization_id);
CREATE INDEX idx_graph_relationships_src ON kb.graph_relationships (src_id, type) WHERE deleted_at IS NULL;
CREATE INDEX idx_graph_relationships_dst ON kb.graph_relationships (dst_id, type) WHERE deleted_at IS NULL;

CREATE TRIGGER graph_objects_fill_organization
    BEFORE INSERT ON kb.graph_objects
    FOR EACH ROW EXECUTE FUNCTION kb.fill_organization_id();

CREATE TRIGGER graph_objects_fts
    BEFORE INSERT OR UPDATE OF key, type, properties ON kb.graph_objects
    FOR EACH ROW EXECUTE FUNCTION kb.set_graph_object_fts();

CREATE TRIGGER graph_relationships_fill_organization
    BEFORE INSERT ON kb.graph_relationships
    FOR EACH ROW EXECUTE FUNCTION kb.fill_organization_id();

CREATE TRIGGER graph_relationships_endpoints
    BEFORE INSERT OR UPDATE OF src_id, dst_id ON kb.graph_relationships
    FOR EACH ROW EXECUTE FUNCTION kb.check_relationship_endpoints();

COMMENT ON TABLE kb.graph_objects IS 'Entities of the knowledge graph, one row per version';
COMMENT ON COLUMN kb.graph_objects.canonical_id IS 'The same for all versions of an entity';
COMMENT ON COLUMN kb.graph_objects.branch_id IS 'NULL on the main branch';
COMMENT ON TABLE kb.graph_relationships IS 'Edges of the knowledge graph, versioned like the objects';

-- A merge writes down which versions a new version was made from
CREATE TABLE kb.merge_provenance (
    child_version_id UUID NOT NULL REFERENCES kb.graph_objects(id) ON DELETE CASCADE,
    parent_version_id UUID NOT NULL REFERENCES kb.graph_objects(id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('source', 'target', 'base')),
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (child_version_id, parent_version_id, role)
);

CREATE INDEX idx_merge_provenance_parent ON kb.merge_provenance (parent_version_id);

-- ============================================================================
-- Product versions: a named set of object versions
-- ============================================================================

CREATE TABLE kb.product_versions (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id UUID REFERENCES kb.orgs(id) ON DELETE CASCADE,
    project_id UUID NOT NULL REFERENCES kb.projects(id) ON DELETE CASCADE,
    base_product_version_id UUID REFERENCES kb.product_versions(id) ON DELETE SET NULL,
    name TEXT NOT NULL,
    description TEXT,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE UNIQUE INDEX idx_product_versions_name ON kb.product_versions (project_id, lower(name));

CREATE TABLE kb.product_version_members (
    product_version_id UUID NOT NULL REFERENCES kb.product_versions(id) ON DELETE CASCADE,
    object_canonical_id UUID NOT NULL,
    object_version_id UUID NOT NULL REFERENCES kb.graph_objects(id) ON DELETE RESTRICT,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (product_version_id, object_canonical_id)
);

CREATE INDEX idx_product_version_members_version ON kb.product_version_members (object_version_id);

CREATE TRIGGER product_versions_fill_organization
    BEFORE INSERT ON kb.product_versions
    FOR EACH ROW EXECUTE FUNCTION kb.fill_organization_id();

-- ============================================================================
-- Type registry
-- ============================================================================

CREATE TABLE kb.object_type_schemas (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id UUID REFERENCES kb.orgs(id) ON DELETE CASCADE,
    project_id UUID REFERENCES kb.projects(id) ON DELETE CASCADE, -- NULL: for every project
    type_name TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
    json_schema JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

-- NULLs are not equal to each other, hence two indexes
CREATE UNIQUE INDEX idx_object_type_schemas_project ON kb.object_type_schemas (project_id, type_name, version) WHERE project_id IS NOT NULL;
CREATE UNIQUE INDEX idx_object_type_schemas_global ON kb.object_type_schemas (type_name, version) WHERE project_id IS NULL;

CREATE TABLE kb.relationship_type_schemas (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id UUID REFERENCES kb.orgs(id) ON DELETE CASCADE,
    project_id UUID REFERENCES kb.projects(id) ON DELETE CASCADE,
    type_name TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
    json_schema JSONB NOT NULL,
    multiplicity TEXT NOT NULL DEFAULT 'many_to_many'
        CHECK (multiplicity IN ('one_to_one', 'one_to_many', 'many_to_one', 'many_to_many')),
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE UNIQUE INDEX idx_relationship_type_schemas_project ON kb.relationship_type_schemas (project_id, type_name, version) WHERE project_id IS NOT NULL;
CREATE UNIQUE INDEX idx_relationship_type_schemas_global ON kb.relationship_type_schemas (type_name, version) WHERE project_id IS NULL;

-- ============================================================================
-- Template packs
-- ============================================================================

CREATE TABLE kb.graph_template_packs (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    description TEXT,
    author TEXT,
    source TEXT NOT NULL DEFAULT 'manual' CHECK (source IN ('manual', 'discovered', 'imported', 'system')),
    discovery_job_id UUID REFERENCES kb.discovery_jobs(id) ON DELETE SET NULL,
    object_type_schemas JSONB NOT NULL DEFAULT '{}'::jsonb,
    relationship_type_schemas JSONB NOT NULL DEFAULT '{}'::jsonb,
    ui_configs JSONB NOT NULL DEFAULT '{}'::jsonb,
    extraction_prompts JSONB NOT NULL DEFAULT '{}'::jsonb,
    deprecated_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    UNIQUE (name, version)
);

-- A job makes a pack and a pack remembers its job
ALTER TABLE kb.discovery_jobs
    ADD CONSTRAINT discovery_jobs_template_pack_id_fkey
    FOREIGN KEY (template_pack_id) REFERENCES kb.graph_template_packs(id) ON DELETE SET NULL;

CREATE TABLE kb.project_template_packs (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id UUID REFERENCES kb.orgs(id) ON DELETE CASCADE,
    project_id UUID NOT NULL REFERENCES kb.projects(id) ON DELETE CASCADE,
    template_pack_id UUID NOT NULL REFERENCES kb.graph_template_packs(id) ON DELETE RESTRICT,
    active BOOLEAN NOT NULL DEFAULT true,
    customizations JSONB NOT NULL DEFAULT '{}'::jsonb,
    installed_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    UNIQUE (project_id, template_pack_id)
);

CREATE TABLE kb.project_object_type_registry (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id UUID REFERENCES kb.orgs(id) ON DELETE CASCADE,
    project_id UUID NOT NULL REFERENCES kb.projects(id) ON DELETE CASCADE,
    type_name TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('template', 'custom', 'discovered')),
    template_pack_id UUID REFERENCES kb.graph_template_packs(id) ON DELETE SET NULL,
    json_schema JSONB NOT NULL,
    ui_config JSONB NOT NULL DEFAULT '{}'::jsonb,
    extraction_config JSONB NOT NULL DEFAULT '{}'::jsonb,
    enabled BOOLEAN NOT NULL DEFAULT true,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    UNIQUE (project_id, type_name)
);

CREATE INDEX idx_project_object_type_registry_enabled ON kb.project_object_type_registry (project_id) WHERE enabled;

CREATE TRIGGER graph_template_packs_updated_at
    BEFORE UPDATE ON kb.graph_template_packs
    FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();

CREATE TRIGGER project_template_packs_updated_at
    BEFORE UPDATE ON kb.project_template_packs
    FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();

CREATE TRIGGER project_object_type_registry_updated_at
    BEFORE UPDATE ON kb.project_object_type_registry
    FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();

COMMENT ON TABLE kb.project_object_type_registry IS 'The object types that a project uses, wherever they came from';

-- ============================================================================
-- Chat
-- ============================================================================

CREATE TABLE kb.chat_conversations (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id UUID REFERENCES kb.orgs(id) ON DELETE CASCADE,
    project_id UUID REFERENCES kb.projects(id) ON DELETE CASCADE,
    user_id UUID REFERENCES core.user_profiles(id) ON DELETE SET NULL,
    title TEXT NOT NULL,
    is_private BOOLEAN NOT NULL DEFAULT true,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX idx_chat_conversations_user_id ON kb.chat_conversations (user_id, updated_at DESC);
CREATE INDEX idx_chat_conversations_project ON kb.chat_conversations (project_id, updated_at DESC) WHERE NOT is_private;

CREATE TABLE kb.chat_messages (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    conversation_id UUID NOT NULL REFERENCES kb.chat_conversations(id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('user', 'assistant', 'system')),
    content TEXT NOT NULL,
    citations JSONB,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX idx_chat_messages_conversation ON kb.chat_messages (conversation_id, created_at);

CREATE TABLE kb.mcp_tool_calls (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    conversation_id UUID REFERENCES kb.chat_conversations(id) ON DELETE CASCADE,
    message_id UUID REFERENCES kb.chat_messages(id) ON DELETE SET NULL,
    tool_name TEXT NOT NULL,
    arguments JSONB NOT NULL DEFAULT '{}'::jsonb,
    result JSONB,
    status TEXT NOT NULL CHECK (status IN ('success', 'error')),
    error_message TEXT,
    execution_time_ms INTEGER,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX idx_mcp_tool_calls_conversation ON kb.mcp_tool_calls (conversation_id, created_at);

CREATE TRIGGER chat_conversations_updated_at
    BEFORE UPDATE ON kb.chat_conversations
    FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();

COMMENT ON COLUMN kb.chat_messages.citations IS 'Chunks that an answer rests on: [{"chunk_id", "document_id", "score"}]';

-- ============================================================================
-- Integrations
-- ============================================================================

CREATE TABLE kb.integrations (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id UUID NOT NULL REFERENCES kb.orgs(id) ON DELETE CASCADE,
    project_id UUID NOT NULL REFERENCES kb.projects(id) ON DELETE CASCADE,
    name TEXT NOT NULL, -- "clickup", ...
    display_name TEXT NOT NULL,
    enabled BOOLEAN NOT NULL DEFAULT false,
    settings_encrypted BYTEA,
    webhook_secret TEXT,
    last_sync_at TIMESTAMPTZ,
    last_sync_status TEXT CHECK (last_sync_status IN ('success', 'error', 'running')),
    error_message TEXT,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    UNIQUE (project_id, name)
);

CREATE INDEX idx_integrations_organization_id ON kb.integrations (organization_id);

CREATE TABLE kb.clickup_sync_state (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    integration_id UUID NOT NULL UNIQUE REFERENCES kb.integrations(id) ON DELETE CASCADE,
    last_sync_cursor TEXT,
    last_full_sync_at TIMESTAMPTZ,
    documents_imported INTEGER NOT NULL DEFAULT 0,
    sync_errors JSONB NOT NULL DEFAULT '[]'::jsonb,
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE TRIGGER integrations_updated_at
    BEFORE UPDATE ON kb.integrations
    FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();

CREATE TRIGGER clickup_sync_state_updated_at
    BEFORE UPDATE ON kb.clickup_sync_state
    FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();

-- ============================================================================
-- Embeddings
-- ============================================================================

CREATE TABLE kb.embedding_policies (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id UUID NOT NULL REFERENCES kb.projects(id) ON DELETE CASCADE,
    object_type TEXT NOT NULL,
    enabled BOOLEAN NOT NULL DEFAULT true,
    max_property_size INTEGER CHECK (max_property_size > 0),
    required_labels TEXT[] NOT NULL DEFAULT '{}',
    excluded_labels TEXT[] NOT NULL DEFAULT '{}',
    relevant_paths TEXT[] NOT NULL DEFAULT '{}',
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    UNIQUE (project_id, object_type)
);

CREATE TABLE kb.graph_embedding_jobs (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    object_id UUID NOT NULL REFERENCES kb.graph_objects(id) ON DELETE CASCADE,
    status TEXT NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'processing', 'completed', 'failed')),
    attempt_count INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    priority INTEGER NOT NULL DEFAULT 0,
    scheduled_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    started_at TIMESTAMPTZ,
    completed_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

-- An object waits in the queue once
CREATE UNIQUE INDEX idx_graph_embedding_jobs_active ON kb.graph_embedding_jobs (object_id) WHERE status IN ('pending', 'processing');
CREATE INDEX idx_graph_embedding_jobs_queue ON kb.graph_embedding_jobs (priority DESC, scheduled_at) WHERE status = 'pending';

CREATE TRIGGER embedding_policies_updated_at
    BEFORE UPDATE ON kb.embedding_policies
    FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();

CREATE TRIGGER graph_embedding_jobs_updated_at
    BEFORE UPDATE ON kb.graph_embedding_jobs
    FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();

-- ============================================================================
-- System
-- ============================================================================

CREATE TABLE kb.tags (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id UUID REFERENCES kb.orgs(id) ON DELETE CASCADE,
    project_id UUID NOT NULL REFERENCES kb.projects(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    color TEXT CHECK (color ~ '^#[0-9a-f]{6}$'),
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE UNIQUE INDEX idx_tags_name ON kb.tags (project_id, lower(name));

CREATE TABLE kb.notifications (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id UUID REFERENCES kb.orgs(id) ON DELETE CASCADE,
    project_id UUID REFERENCES kb.projects(id) ON DELETE CASCADE,
    user_id UUID NOT NULL REFERENCES core.user_profiles(id) ON DELETE CASCADE,
    category TEXT NOT NULL,
    importance TEXT NOT NULL DEFAULT 'other' CHECK (importance IN ('important', 'other')),
    title TEXT NOT NULL,
    message TEXT NOT NULL,
    details JSONB,
    read_at TIMESTAMPTZ,
    cleared_at TIMESTAMPTZ,
    snoozed_until TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX idx_notifications_user_unread ON kb.notifications (user_id, created_at DESC) WHERE read_at IS NULL AND cleared_at IS NULL;

-- No foreign keys: an entry outlives what it tells of
CREATE TABLE kb.audit_log (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organization_id UUID,
    project_id UUID,
    user_id UUID,
    event_type TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('success', 'denied', 'failure')),
    resource_type TEXT,
    resource_id UUID,
    endpoint TEXT,
    http_method TEXT,
    status_code INTEGER,
    ip_address INET,
    user_agent TEXT,
    details JSONB,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX idx_audit_log_created ON kb.audit_log USING brin (created_at);
CREATE INDEX idx_audit_log_user_id ON kb.audit_log (user_id, created_at DESC);
CREATE INDEX idx_audit_log_resource ON kb.audit_log (resource_type, resource_id);

CREATE TABLE kb.system_process_logs (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    process_id TEXT NOT NULL,
    process_type TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('debug', 'info', 'warn', 'error', 'fatal')),
    message TEXT NOT NULL,
    metadata JSONB,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX idx_system_process_logs_process ON kb.system_process_logs (process_id, created_at);

CREATE TABLE kb.llm_call_logs (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    process_id TEXT NOT NULL,
    process_type TEXT NOT NULL,
    model_name TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('success', 'error', 'timeout')),
    input_tokens INTEGER,
    output_tokens INTEGER,
    total_tokens INTEGER GENERATED ALWAYS AS (coalesce(input_tokens, 0) + coalesce(output_tokens, 0)) STORED,
    cost_usd NUMERIC(12,6),
    request_payload JSONB,
    response_payload JSONB,
    error_message TEXT,
    duration_ms INTEGER,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    completed_at TIMESTAMPTZ
);

CREATE INDEX idx_llm_call_logs_process ON kb.llm_call_logs (process_id, started_at);
CREATE INDEX idx_llm_call_logs_model ON kb.llm_call_logs (model_name, started_at DESC);

CREATE TABLE kb.settings (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id UUID REFERENCES kb.orgs(id) ON DELETE CASCADE,
    project_id UUID REFERENCES kb.projects(id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    value JSONB NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT settings_scope_check CHECK (num_nonnulls(organization_id, project_id) = 1)
);

CREATE UNIQUE INDEX idx_settings_organization_id_key ON kb.settings (organization_id, key) WHERE project_id IS NULL;
CREATE UNIQUE INDEX idx_settings_project_key ON kb.settings (project_id, key) WHERE project_id IS NOT NULL;

CREATE TRIGGER settings_updated_at
    BEFORE UPDATE ON kb.settings
    FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();

COMMENT ON TABLE kb.settings IS 'Settings of one project, or of an organization for all of its projects';

-- ============================================================================
-- What the application reads most
-- ============================================================================

COMMENT ON COLUMN kb.projects.kb_purpose IS 'What this knowledge base is for, in the owner''s words; steers type discovery';
COMMENT ON COLUMN kb.documents.content_hash IS 'SHA-256 of content, kept by a trigger';
COMMENT ON TABLE kb.object_extraction_jobs IS 'One run of the extraction of objects from a source';
COMMENT ON TABLE kb.audit_log IS 'Who did what; append-only';
