-- 0001_init.sql
-- Baseline: taken over from the development database with pg_dump --schema-only.
-- The \restrict lines are cut out, the runner sends this file to the driver and not to psql.

--
-- PostgreSQL database dump
--


-- Dumped from database version 15.20
-- Dumped by pg_dump version 15.20

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: kb; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA kb;


--
-- Name: pg_trgm; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;


--
-- Name: EXTENSION pg_trgm; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';


--
-- Name: pgcrypto; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS pgcrypto WITH SCHEMA public;


--
-- Name: EXTENSION pgcrypto; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON EXTENSION pgcrypto IS 'cryptographic functions';


--
-- Name: check_relationship_endpoints(); Type: FUNCTION; Schema: kb; Owner: -
--

CREATE FUNCTION kb.check_relationship_endpoints() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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


--
-- Name: fill_organization_id(); Type: FUNCTION; Schema: kb; Owner: -
--

CREATE FUNCTION kb.fill_organization_id() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.org_id IS NULL AND NEW.project_id IS NOT NULL THEN
        SELECT p.org_id INTO NEW.org_id
          FROM kb.projects p
         WHERE p.id = NEW.project_id;
    END IF;
    RETURN NEW;
END;
$$;


--
-- Name: set_chunk_tsv(); Type: FUNCTION; Schema: kb; Owner: -
--

CREATE FUNCTION kb.set_chunk_tsv() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.tsv := to_tsvector('simple', coalesce(NEW.text, ''));
    RETURN NEW;
END;
$$;


--
-- Name: set_content_hash(); Type: FUNCTION; Schema: kb; Owner: -
--

CREATE FUNCTION kb.set_content_hash() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.content IS NULL THEN
        NEW.content_hash := NULL;
    ELSE
        NEW.content_hash := encode(public.digest(NEW.content, 'sha256'), 'hex');
    END IF;
    RETURN NEW;
END;
$$;


--
-- Name: set_graph_object_fts(); Type: FUNCTION; Schema: kb; Owner: -
--

CREATE FUNCTION kb.set_graph_object_fts() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.fts :=
        setweight(to_tsvector('simple', coalesce(NEW.key, '')), 'A') ||
        setweight(to_tsvector('simple', coalesce(NEW.type, '')), 'B') ||
        setweight(jsonb_to_tsvector('simple', coalesce(NEW.properties, '{}'::jsonb), '["string"]'), 'C');
    RETURN NEW;
END;
$$;


--
-- Name: set_updated_at(); Type: FUNCTION; Schema: kb; Owner: -
--

CREATE FUNCTION kb.set_updated_at() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END;
$$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: audit_log; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.audit_log (
    id bigint NOT NULL,
    org_id uuid,
    project_id uuid,
    subject_id text,
    event_type text NOT NULL,
    outcome text NOT NULL,
    resource_type text,
    resource_id uuid,
    endpoint text,
    http_method text,
    status_code integer,
    ip_address inet,
    user_agent text,
    details jsonb,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT audit_log_outcome_check CHECK ((outcome = ANY (ARRAY['success'::text, 'denied'::text, 'failure'::text])))
);


--
-- Name: TABLE audit_log; Type: COMMENT; Schema: kb; Owner: -
--

COMMENT ON TABLE kb.audit_log IS 'Who did what; append-only';


--
-- Name: audit_log_id_seq; Type: SEQUENCE; Schema: kb; Owner: -
--

ALTER TABLE kb.audit_log ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME kb.audit_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: branch_lineage; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.branch_lineage (
    branch_id uuid NOT NULL,
    ancestor_branch_id uuid NOT NULL,
    depth integer NOT NULL,
    CONSTRAINT branch_lineage_depth_check CHECK ((depth >= 0))
);


--
-- Name: branches; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.branches (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    org_id uuid,
    project_id uuid NOT NULL,
    name text NOT NULL,
    parent_branch_id uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: chat_conversations; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.chat_conversations (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    org_id uuid,
    project_id uuid,
    subject_id text,
    title text NOT NULL,
    is_private boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: chat_messages; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.chat_messages (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    conversation_id uuid NOT NULL,
    role text NOT NULL,
    content text NOT NULL,
    citations jsonb,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT chat_messages_role_check CHECK ((role = ANY (ARRAY['user'::text, 'assistant'::text, 'system'::text])))
);


--
-- Name: COLUMN chat_messages.citations; Type: COMMENT; Schema: kb; Owner: -
--

COMMENT ON COLUMN kb.chat_messages.citations IS 'Chunks that an answer rests on: [{"chunk_id", "document_id", "score"}]';


--
-- Name: chunks; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.chunks (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    document_id uuid NOT NULL,
    chunk_index integer NOT NULL,
    text text NOT NULL,
    tsv tsvector,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT chunks_chunk_index_check CHECK ((chunk_index >= 0))
);


--
-- Name: COLUMN chunks.tsv; Type: COMMENT; Schema: kb; Owner: -
--

COMMENT ON COLUMN kb.chunks.tsv IS 'Kept by a trigger; "simple" because documents come in many languages';


--
-- Name: clickup_sync_state; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.clickup_sync_state (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    integration_id uuid NOT NULL,
    last_sync_cursor text,
    last_full_sync_at timestamp with time zone,
    documents_imported integer DEFAULT 0 NOT NULL,
    sync_errors jsonb DEFAULT '[]'::jsonb NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: discovery_jobs; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.discovery_jobs (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    org_id uuid,
    project_id uuid NOT NULL,
    kb_purpose text NOT NULL,
    status text DEFAULT 'pending'::text NOT NULL,
    config jsonb DEFAULT '{}'::jsonb NOT NULL,
    progress jsonb DEFAULT '{}'::jsonb NOT NULL,
    discovered_types jsonb DEFAULT '[]'::jsonb NOT NULL,
    discovered_relationships jsonb DEFAULT '[]'::jsonb NOT NULL,
    template_pack_id uuid,
    error_message text,
    started_at timestamp with time zone,
    completed_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT discovery_jobs_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'analyzing_documents'::text, 'extracting_types'::text, 'refining_schemas'::text, 'completed'::text, 'failed'::text, 'cancelled'::text])))
);


--
-- Name: discovery_type_candidates; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.discovery_type_candidates (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    job_id uuid NOT NULL,
    batch_number integer DEFAULT 1 NOT NULL,
    type_name text NOT NULL,
    description text,
    confidence real NOT NULL,
    inferred_schema jsonb DEFAULT '{}'::jsonb NOT NULL,
    example_instances jsonb DEFAULT '[]'::jsonb NOT NULL,
    frequency integer DEFAULT 1 NOT NULL,
    source_document_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    status text DEFAULT 'candidate'::text NOT NULL,
    merged_into_id uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT discovery_type_candidates_confidence_check CHECK (((confidence >= (0)::double precision) AND (confidence <= (1)::double precision))),
    CONSTRAINT discovery_type_candidates_merged_check CHECK (((status = 'merged'::text) OR (merged_into_id IS NULL))),
    CONSTRAINT discovery_type_candidates_status_check CHECK ((status = ANY (ARRAY['candidate'::text, 'approved'::text, 'rejected'::text, 'merged'::text])))
);


--
-- Name: documents; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.documents (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    org_id uuid,
    project_id uuid NOT NULL,
    source_url text,
    filename text,
    mime_type text,
    content text,
    content_hash text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: COLUMN documents.content_hash; Type: COMMENT; Schema: kb; Owner: -
--

COMMENT ON COLUMN kb.documents.content_hash IS 'SHA-256 of content, kept by a trigger';


--
-- Name: embedding_policies; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.embedding_policies (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    project_id uuid NOT NULL,
    object_type text NOT NULL,
    enabled boolean DEFAULT true NOT NULL,
    max_property_size integer,
    required_labels text[] DEFAULT '{}'::text[] NOT NULL,
    excluded_labels text[] DEFAULT '{}'::text[] NOT NULL,
    relevant_paths text[] DEFAULT '{}'::text[] NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT embedding_policies_max_property_size_check CHECK ((max_property_size > 0))
);


--
-- Name: graph_embedding_jobs; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.graph_embedding_jobs (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    object_id uuid NOT NULL,
    status text DEFAULT 'pending'::text NOT NULL,
    attempt_count integer DEFAULT 0 NOT NULL,
    last_error text,
    priority integer DEFAULT 0 NOT NULL,
    scheduled_at timestamp with time zone DEFAULT now() NOT NULL,
    started_at timestamp with time zone,
    completed_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT graph_embedding_jobs_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'processing'::text, 'completed'::text, 'failed'::text])))
);


--
-- Name: graph_objects; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.graph_objects (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    org_id uuid,
    project_id uuid NOT NULL,
    branch_id uuid,
    canonical_id uuid DEFAULT gen_random_uuid() NOT NULL,
    supersedes_id uuid,
    version integer DEFAULT 1 NOT NULL,
    type text NOT NULL,
    key text,
    status text,
    properties jsonb DEFAULT '{}'::jsonb NOT NULL,
    labels text[] DEFAULT '{}'::text[] NOT NULL,
    external_source text,
    external_id text,
    extraction_job_id uuid,
    extraction_confidence real,
    needs_review boolean DEFAULT false NOT NULL,
    fts tsvector,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT graph_objects_external_check CHECK (((external_source IS NULL) = (external_id IS NULL))),
    CONSTRAINT graph_objects_extraction_confidence_check CHECK (((extraction_confidence >= (0)::double precision) AND (extraction_confidence <= (1)::double precision))),
    CONSTRAINT graph_objects_version_check CHECK ((version > 0))
);


--
-- Name: TABLE graph_objects; Type: COMMENT; Schema: kb; Owner: -
--

COMMENT ON TABLE kb.graph_objects IS 'Entities of the knowledge graph, one row per version';


--
-- Name: COLUMN graph_objects.branch_id; Type: COMMENT; Schema: kb; Owner: -
--

COMMENT ON COLUMN kb.graph_objects.branch_id IS 'NULL on the main branch';


--
-- Name: COLUMN graph_objects.canonical_id; Type: COMMENT; Schema: kb; Owner: -
--

COMMENT ON COLUMN kb.graph_objects.canonical_id IS 'The same for all versions of an entity';


--
-- Name: graph_relationships; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.graph_relationships (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    org_id uuid,
    project_id uuid NOT NULL,
    branch_id uuid,
    canonical_id uuid DEFAULT gen_random_uuid() NOT NULL,
    supersedes_id uuid,
    version integer DEFAULT 1 NOT NULL,
    type text NOT NULL,
    src_id uuid NOT NULL,
    dst_id uuid NOT NULL,
    properties jsonb DEFAULT '{}'::jsonb NOT NULL,
    weight real,
    valid_from timestamp with time zone,
    valid_to timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT graph_relationships_no_loop_check CHECK ((src_id <> dst_id)),
    CONSTRAINT graph_relationships_validity_check CHECK ((valid_from < valid_to)),
    CONSTRAINT graph_relationships_version_check CHECK ((version > 0))
);


--
-- Name: TABLE graph_relationships; Type: COMMENT; Schema: kb; Owner: -
--

COMMENT ON TABLE kb.graph_relationships IS 'Edges of the knowledge graph, versioned like the objects';


--
-- Name: graph_template_packs; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.graph_template_packs (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    version text NOT NULL,
    description text,
    author text,
    source text DEFAULT 'manual'::text NOT NULL,
    discovery_job_id uuid,
    object_type_schemas jsonb DEFAULT '{}'::jsonb NOT NULL,
    relationship_type_schemas jsonb DEFAULT '{}'::jsonb NOT NULL,
    ui_configs jsonb DEFAULT '{}'::jsonb NOT NULL,
    extraction_prompts jsonb DEFAULT '{}'::jsonb NOT NULL,
    deprecated_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT graph_template_packs_source_check CHECK ((source = ANY (ARRAY['manual'::text, 'discovered'::text, 'imported'::text, 'system'::text])))
);


--
-- Name: integrations; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.integrations (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    org_id uuid NOT NULL,
    project_id uuid NOT NULL,
    name text NOT NULL,
    display_name text NOT NULL,
    enabled boolean DEFAULT false NOT NULL,
    settings_encrypted bytea,
    webhook_secret text,
    last_sync_at timestamp with time zone,
    last_sync_status text,
    error_message text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT integrations_last_sync_status_check CHECK ((last_sync_status = ANY (ARRAY['success'::text, 'error'::text, 'running'::text])))
);


--
-- Name: invites; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.invites (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    org_id uuid NOT NULL,
    project_id uuid,
    email text NOT NULL,
    role text NOT NULL,
    token text NOT NULL,
    status text DEFAULT 'pending'::text NOT NULL,
    expires_at timestamp with time zone,
    accepted_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT invites_accepted_check CHECK (((status = 'accepted'::text) = (accepted_at IS NOT NULL))),
    CONSTRAINT invites_role_check CHECK ((role = ANY (ARRAY['org_admin'::text, 'org_member'::text, 'project_admin'::text, 'project_user'::text]))),
    CONSTRAINT invites_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'accepted'::text, 'declined'::text, 'revoked'::text])))
);


--
-- Name: llm_call_logs; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.llm_call_logs (
    id bigint NOT NULL,
    process_id text NOT NULL,
    process_type text NOT NULL,
    model_name text NOT NULL,
    status text NOT NULL,
    input_tokens integer,
    output_tokens integer,
    total_tokens integer GENERATED ALWAYS AS ((COALESCE(input_tokens, 0) + COALESCE(output_tokens, 0))) STORED,
    cost_usd numeric(12,6),
    request_payload jsonb,
    response_payload jsonb,
    error_message text,
    duration_ms integer,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    completed_at timestamp with time zone,
    CONSTRAINT llm_call_logs_status_check CHECK ((status = ANY (ARRAY['success'::text, 'error'::text, 'timeout'::text])))
);


--
-- Name: llm_call_logs_id_seq; Type: SEQUENCE; Schema: kb; Owner: -
--

ALTER TABLE kb.llm_call_logs ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME kb.llm_call_logs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: mcp_tool_calls; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.mcp_tool_calls (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    conversation_id uuid,
    message_id uuid,
    tool_name text NOT NULL,
    arguments jsonb DEFAULT '{}'::jsonb NOT NULL,
    result jsonb,
    status text NOT NULL,
    error_message text,
    execution_time_ms integer,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT mcp_tool_calls_status_check CHECK ((status = ANY (ARRAY['success'::text, 'error'::text])))
);


--
-- Name: merge_provenance; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.merge_provenance (
    child_version_id uuid NOT NULL,
    parent_version_id uuid NOT NULL,
    role text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT merge_provenance_role_check CHECK ((role = ANY (ARRAY['source'::text, 'target'::text, 'base'::text])))
);


--
-- Name: notifications; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.notifications (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    org_id uuid,
    project_id uuid,
    subject_id text NOT NULL,
    category text NOT NULL,
    importance text DEFAULT 'other'::text NOT NULL,
    title text NOT NULL,
    message text NOT NULL,
    details jsonb,
    read_at timestamp with time zone,
    cleared_at timestamp with time zone,
    snoozed_until timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT notifications_importance_check CHECK ((importance = ANY (ARRAY['important'::text, 'other'::text])))
);


--
-- Name: object_extraction_jobs; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.object_extraction_jobs (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    org_id uuid,
    project_id uuid NOT NULL,
    source_type text NOT NULL,
    source_id uuid,
    source_metadata jsonb DEFAULT '{}'::jsonb NOT NULL,
    extraction_config jsonb DEFAULT '{}'::jsonb NOT NULL,
    status text DEFAULT 'pending'::text NOT NULL,
    total_items integer DEFAULT 0 NOT NULL,
    processed_items integer DEFAULT 0 NOT NULL,
    successful_items integer DEFAULT 0 NOT NULL,
    failed_items integer DEFAULT 0 NOT NULL,
    discovered_types text[] DEFAULT '{}'::text[] NOT NULL,
    retry_count integer DEFAULT 0 NOT NULL,
    max_retries integer DEFAULT 3 NOT NULL,
    error_message text,
    error_details jsonb,
    started_at timestamp with time zone,
    completed_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT object_extraction_jobs_counts_check CHECK (((processed_items <= total_items) AND ((successful_items + failed_items) <= processed_items))),
    CONSTRAINT object_extraction_jobs_retries_check CHECK ((retry_count <= max_retries)),
    CONSTRAINT object_extraction_jobs_source_type_check CHECK ((source_type = ANY (ARRAY['document'::text, 'api'::text, 'manual'::text, 'bulk_import'::text]))),
    CONSTRAINT object_extraction_jobs_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'running'::text, 'completed'::text, 'failed'::text, 'cancelled'::text, 'requires_review'::text])))
);


--
-- Name: TABLE object_extraction_jobs; Type: COMMENT; Schema: kb; Owner: -
--

COMMENT ON TABLE kb.object_extraction_jobs IS 'One run of the extraction of objects from a source';


--
-- Name: object_type_schemas; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.object_type_schemas (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    org_id uuid,
    project_id uuid,
    type_name text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    json_schema jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT object_type_schemas_version_check CHECK ((version > 0))
);


--
-- Name: organization_memberships; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.organization_memberships (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    org_id uuid NOT NULL,
    subject_id text NOT NULL,
    role text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT organization_memberships_role_check CHECK ((role = ANY (ARRAY['org_admin'::text, 'org_member'::text])))
);


--
-- Name: orgs; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.orgs (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: product_version_members; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.product_version_members (
    product_version_id uuid NOT NULL,
    object_canonical_id uuid NOT NULL,
    object_version_id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: product_versions; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.product_versions (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    org_id uuid,
    project_id uuid NOT NULL,
    base_product_version_id uuid,
    name text NOT NULL,
    description text,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: project_memberships; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.project_memberships (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    project_id uuid NOT NULL,
    subject_id text NOT NULL,
    role text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT project_memberships_role_check CHECK ((role = ANY (ARRAY['project_admin'::text, 'project_user'::text])))
);


--
-- Name: project_object_type_registry; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.project_object_type_registry (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    org_id uuid,
    project_id uuid NOT NULL,
    type_name text NOT NULL,
    source text NOT NULL,
    template_pack_id uuid,
    json_schema jsonb NOT NULL,
    ui_config jsonb DEFAULT '{}'::jsonb NOT NULL,
    extraction_config jsonb DEFAULT '{}'::jsonb NOT NULL,
    enabled boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT project_object_type_registry_source_check CHECK ((source = ANY (ARRAY['template'::text, 'custom'::text, 'discovered'::text])))
);


--
-- Name: TABLE project_object_type_registry; Type: COMMENT; Schema: kb; Owner: -
--

COMMENT ON TABLE kb.project_object_type_registry IS 'The object types that a project uses, wherever they came from';


--
-- Name: project_template_packs; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.project_template_packs (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    org_id uuid,
    project_id uuid NOT NULL,
    template_pack_id uuid NOT NULL,
    active boolean DEFAULT true NOT NULL,
    customizations jsonb DEFAULT '{}'::jsonb NOT NULL,
    installed_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: projects; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.projects (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    org_id uuid NOT NULL,
    name text NOT NULL,
    chat_prompt_template text,
    auto_extract_objects boolean DEFAULT false NOT NULL,
    auto_extract_config jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: relationship_type_schemas; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.relationship_type_schemas (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    org_id uuid,
    project_id uuid,
    type_name text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    json_schema jsonb NOT NULL,
    multiplicity text DEFAULT 'many_to_many'::text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT relationship_type_schemas_multiplicity_check CHECK ((multiplicity = ANY (ARRAY['one_to_one'::text, 'one_to_many'::text, 'many_to_one'::text, 'many_to_many'::text]))),
    CONSTRAINT relationship_type_schemas_version_check CHECK ((version > 0))
);


--
-- Name: settings; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.settings (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    org_id uuid,
    project_id uuid,
    key text NOT NULL,
    value jsonb NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT settings_scope_check CHECK ((num_nonnulls(org_id, project_id) = 1))
);


--
-- Name: TABLE settings; Type: COMMENT; Schema: kb; Owner: -
--

COMMENT ON TABLE kb.settings IS 'Settings of one project, or of an organization for all of its projects';


--
-- Name: system_process_logs; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.system_process_logs (
    id bigint NOT NULL,
    process_id text NOT NULL,
    process_type text NOT NULL,
    level text NOT NULL,
    message text NOT NULL,
    metadata jsonb,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT system_process_logs_level_check CHECK ((level = ANY (ARRAY['debug'::text, 'info'::text, 'warn'::text, 'error'::text, 'fatal'::text])))
);


--
-- Name: system_process_logs_id_seq; Type: SEQUENCE; Schema: kb; Owner: -
--

ALTER TABLE kb.system_process_logs ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME kb.system_process_logs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: tags; Type: TABLE; Schema: kb; Owner: -
--

CREATE TABLE kb.tags (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    org_id uuid,
    project_id uuid NOT NULL,
    name text NOT NULL,
    color text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT tags_color_check CHECK ((color ~ '^#[0-9a-f]{6}$'::text))
);


--
-- Name: audit_log audit_log_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.audit_log
    ADD CONSTRAINT audit_log_pkey PRIMARY KEY (id);


--
-- Name: branch_lineage branch_lineage_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.branch_lineage
    ADD CONSTRAINT branch_lineage_pkey PRIMARY KEY (branch_id, ancestor_branch_id);


--
-- Name: branches branches_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.branches
    ADD CONSTRAINT branches_pkey PRIMARY KEY (id);


--
-- Name: branches branches_project_id_name_key; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.branches
    ADD CONSTRAINT branches_project_id_name_key UNIQUE (project_id, name);


--
-- Name: chat_conversations chat_conversations_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.chat_conversations
    ADD CONSTRAINT chat_conversations_pkey PRIMARY KEY (id);


--
-- Name: chat_messages chat_messages_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.chat_messages
    ADD CONSTRAINT chat_messages_pkey PRIMARY KEY (id);


--
-- Name: chunks chunks_document_id_chunk_index_key; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.chunks
    ADD CONSTRAINT chunks_document_id_chunk_index_key UNIQUE (document_id, chunk_index);


--
-- Name: chunks chunks_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.chunks
    ADD CONSTRAINT chunks_pkey PRIMARY KEY (id);


--
-- Name: clickup_sync_state clickup_sync_state_integration_id_key; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.clickup_sync_state
    ADD CONSTRAINT clickup_sync_state_integration_id_key UNIQUE (integration_id);


--
-- Name: clickup_sync_state clickup_sync_state_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.clickup_sync_state
    ADD CONSTRAINT clickup_sync_state_pkey PRIMARY KEY (id);


--
-- Name: discovery_jobs discovery_jobs_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.discovery_jobs
    ADD CONSTRAINT discovery_jobs_pkey PRIMARY KEY (id);


--
-- Name: discovery_type_candidates discovery_type_candidates_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.discovery_type_candidates
    ADD CONSTRAINT discovery_type_candidates_pkey PRIMARY KEY (id);


--
-- Name: documents documents_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.documents
    ADD CONSTRAINT documents_pkey PRIMARY KEY (id);


--
-- Name: embedding_policies embedding_policies_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.embedding_policies
    ADD CONSTRAINT embedding_policies_pkey PRIMARY KEY (id);


--
-- Name: embedding_policies embedding_policies_project_id_object_type_key; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.embedding_policies
    ADD CONSTRAINT embedding_policies_project_id_object_type_key UNIQUE (project_id, object_type);


--
-- Name: graph_embedding_jobs graph_embedding_jobs_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.graph_embedding_jobs
    ADD CONSTRAINT graph_embedding_jobs_pkey PRIMARY KEY (id);


--
-- Name: graph_objects graph_objects_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.graph_objects
    ADD CONSTRAINT graph_objects_pkey PRIMARY KEY (id);


--
-- Name: graph_relationships graph_relationships_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.graph_relationships
    ADD CONSTRAINT graph_relationships_pkey PRIMARY KEY (id);


--
-- Name: graph_template_packs graph_template_packs_name_version_key; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.graph_template_packs
    ADD CONSTRAINT graph_template_packs_name_version_key UNIQUE (name, version);


--
-- Name: graph_template_packs graph_template_packs_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.graph_template_packs
    ADD CONSTRAINT graph_template_packs_pkey PRIMARY KEY (id);


--
-- Name: integrations integrations_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.integrations
    ADD CONSTRAINT integrations_pkey PRIMARY KEY (id);


--
-- Name: integrations integrations_project_id_name_key; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.integrations
    ADD CONSTRAINT integrations_project_id_name_key UNIQUE (project_id, name);


--
-- Name: invites invites_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.invites
    ADD CONSTRAINT invites_pkey PRIMARY KEY (id);


--
-- Name: invites invites_token_key; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.invites
    ADD CONSTRAINT invites_token_key UNIQUE (token);


--
-- Name: llm_call_logs llm_call_logs_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.llm_call_logs
    ADD CONSTRAINT llm_call_logs_pkey PRIMARY KEY (id);


--
-- Name: mcp_tool_calls mcp_tool_calls_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.mcp_tool_calls
    ADD CONSTRAINT mcp_tool_calls_pkey PRIMARY KEY (id);


--
-- Name: merge_provenance merge_provenance_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.merge_provenance
    ADD CONSTRAINT merge_provenance_pkey PRIMARY KEY (child_version_id, parent_version_id, role);


--
-- Name: notifications notifications_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.notifications
    ADD CONSTRAINT notifications_pkey PRIMARY KEY (id);


--
-- Name: object_extraction_jobs object_extraction_jobs_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.object_extraction_jobs
    ADD CONSTRAINT object_extraction_jobs_pkey PRIMARY KEY (id);


--
-- Name: object_type_schemas object_type_schemas_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.object_type_schemas
    ADD CONSTRAINT object_type_schemas_pkey PRIMARY KEY (id);


--
-- Name: organization_memberships organization_memberships_org_id_subject_id_key; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.organization_memberships
    ADD CONSTRAINT organization_memberships_org_id_subject_id_key UNIQUE (org_id, subject_id);


--
-- Name: organization_memberships organization_memberships_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.organization_memberships
    ADD CONSTRAINT organization_memberships_pkey PRIMARY KEY (id);


--
-- Name: orgs orgs_name_key; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.orgs
    ADD CONSTRAINT orgs_name_key UNIQUE (name);


--
-- Name: orgs orgs_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.orgs
    ADD CONSTRAINT orgs_pkey PRIMARY KEY (id);


--
-- Name: product_version_members product_version_members_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.product_version_members
    ADD CONSTRAINT product_version_members_pkey PRIMARY KEY (product_version_id, object_canonical_id);


--
-- Name: product_versions product_versions_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.product_versions
    ADD CONSTRAINT product_versions_pkey PRIMARY KEY (id);


--
-- Name: project_memberships project_memberships_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.project_memberships
    ADD CONSTRAINT project_memberships_pkey PRIMARY KEY (id);


--
-- Name: project_memberships project_memberships_project_id_subject_id_key; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.project_memberships
    ADD CONSTRAINT project_memberships_project_id_subject_id_key UNIQUE (project_id, subject_id);


--
-- Name: project_object_type_registry project_object_type_registry_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.project_object_type_registry
    ADD CONSTRAINT project_object_type_registry_pkey PRIMARY KEY (id);


--
-- Name: project_object_type_registry project_object_type_registry_project_id_type_name_key; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.project_object_type_registry
    ADD CONSTRAINT project_object_type_registry_project_id_type_name_key UNIQUE (project_id, type_name);


--
-- Name: project_template_packs project_template_packs_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.project_template_packs
    ADD CONSTRAINT project_template_packs_pkey PRIMARY KEY (id);


--
-- Name: project_template_packs project_template_packs_project_id_template_pack_id_key; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.project_template_packs
    ADD CONSTRAINT project_template_packs_project_id_template_pack_id_key UNIQUE (project_id, template_pack_id);


--
-- Name: projects projects_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.projects
    ADD CONSTRAINT projects_pkey PRIMARY KEY (id);


--
-- Name: relationship_type_schemas relationship_type_schemas_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.relationship_type_schemas
    ADD CONSTRAINT relationship_type_schemas_pkey PRIMARY KEY (id);


--
-- Name: settings settings_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.settings
    ADD CONSTRAINT settings_pkey PRIMARY KEY (id);


--
-- Name: system_process_logs system_process_logs_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.system_process_logs
    ADD CONSTRAINT system_process_logs_pkey PRIMARY KEY (id);


--
-- Name: tags tags_pkey; Type: CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.tags
    ADD CONSTRAINT tags_pkey PRIMARY KEY (id);


--
-- Name: idx_audit_log_created; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_audit_log_created ON kb.audit_log USING brin (created_at);


--
-- Name: idx_audit_log_resource; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_audit_log_resource ON kb.audit_log USING btree (resource_type, resource_id);


--
-- Name: idx_audit_log_subject_id; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_audit_log_subject_id ON kb.audit_log USING btree (subject_id, created_at DESC);


--
-- Name: idx_branch_lineage_ancestor; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_branch_lineage_ancestor ON kb.branch_lineage USING btree (ancestor_branch_id, depth);


--
-- Name: idx_chat_conversations_project; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_chat_conversations_project ON kb.chat_conversations USING btree (project_id, updated_at DESC) WHERE (NOT is_private);


--
-- Name: idx_chat_conversations_subject_id; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_chat_conversations_subject_id ON kb.chat_conversations USING btree (subject_id, updated_at DESC);


--
-- Name: idx_chat_messages_conversation; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_chat_messages_conversation ON kb.chat_messages USING btree (conversation_id, created_at);


--
-- Name: idx_chunks_tsv; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_chunks_tsv ON kb.chunks USING gin (tsv);


--
-- Name: idx_discovery_jobs_org_id; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_discovery_jobs_org_id ON kb.discovery_jobs USING btree (org_id);


--
-- Name: idx_discovery_jobs_project_status; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_discovery_jobs_project_status ON kb.discovery_jobs USING btree (project_id, status);


--
-- Name: idx_discovery_type_candidates_confidence; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_discovery_type_candidates_confidence ON kb.discovery_type_candidates USING btree (job_id, confidence DESC);


--
-- Name: idx_discovery_type_candidates_job; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_discovery_type_candidates_job ON kb.discovery_type_candidates USING btree (job_id, batch_number);


--
-- Name: idx_documents_content_hash; Type: INDEX; Schema: kb; Owner: -
--

CREATE UNIQUE INDEX idx_documents_content_hash ON kb.documents USING btree (project_id, content_hash) WHERE (content_hash IS NOT NULL);


--
-- Name: idx_documents_filename_trgm; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_documents_filename_trgm ON kb.documents USING gin (filename public.gin_trgm_ops);


--
-- Name: idx_documents_org_id; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_documents_org_id ON kb.documents USING btree (org_id);


--
-- Name: idx_documents_project_id; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_documents_project_id ON kb.documents USING btree (project_id, created_at DESC);


--
-- Name: idx_graph_embedding_jobs_active; Type: INDEX; Schema: kb; Owner: -
--

CREATE UNIQUE INDEX idx_graph_embedding_jobs_active ON kb.graph_embedding_jobs USING btree (object_id) WHERE (status = ANY (ARRAY['pending'::text, 'processing'::text]));


--
-- Name: idx_graph_embedding_jobs_queue; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_graph_embedding_jobs_queue ON kb.graph_embedding_jobs USING btree (priority DESC, scheduled_at) WHERE (status = 'pending'::text);


--
-- Name: idx_graph_objects_branch; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_graph_objects_branch ON kb.graph_objects USING btree (branch_id) WHERE (branch_id IS NOT NULL);


--
-- Name: idx_graph_objects_canonical_version; Type: INDEX; Schema: kb; Owner: -
--

CREATE UNIQUE INDEX idx_graph_objects_canonical_version ON kb.graph_objects USING btree (canonical_id, version);


--
-- Name: idx_graph_objects_external; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_graph_objects_external ON kb.graph_objects USING btree (project_id, external_source, external_id) WHERE (external_id IS NOT NULL);


--
-- Name: idx_graph_objects_extraction_job; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_graph_objects_extraction_job ON kb.graph_objects USING btree (extraction_job_id) WHERE (extraction_job_id IS NOT NULL);


--
-- Name: idx_graph_objects_fts; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_graph_objects_fts ON kb.graph_objects USING gin (fts);


--
-- Name: idx_graph_objects_key_trgm; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_graph_objects_key_trgm ON kb.graph_objects USING gin (key public.gin_trgm_ops);


--
-- Name: idx_graph_objects_labels; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_graph_objects_labels ON kb.graph_objects USING gin (labels);


--
-- Name: idx_graph_objects_org_id; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_graph_objects_org_id ON kb.graph_objects USING btree (org_id);


--
-- Name: idx_graph_objects_project_type; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_graph_objects_project_type ON kb.graph_objects USING btree (project_id, type) WHERE (deleted_at IS NULL);


--
-- Name: idx_graph_objects_properties; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_graph_objects_properties ON kb.graph_objects USING gin (properties jsonb_path_ops);


--
-- Name: idx_graph_relationships_canonical_version; Type: INDEX; Schema: kb; Owner: -
--

CREATE UNIQUE INDEX idx_graph_relationships_canonical_version ON kb.graph_relationships USING btree (canonical_id, version);


--
-- Name: idx_graph_relationships_dst; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_graph_relationships_dst ON kb.graph_relationships USING btree (dst_id, type) WHERE (deleted_at IS NULL);


--
-- Name: idx_graph_relationships_org_id; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_graph_relationships_org_id ON kb.graph_relationships USING btree (org_id);


--
-- Name: idx_graph_relationships_src; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_graph_relationships_src ON kb.graph_relationships USING btree (src_id, type) WHERE (deleted_at IS NULL);


--
-- Name: idx_integrations_org_id; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_integrations_org_id ON kb.integrations USING btree (org_id);


--
-- Name: idx_invites_org_id; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_invites_org_id ON kb.invites USING btree (org_id);


--
-- Name: idx_invites_pending_email; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_invites_pending_email ON kb.invites USING btree (lower(email)) WHERE (status = 'pending'::text);


--
-- Name: idx_llm_call_logs_model; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_llm_call_logs_model ON kb.llm_call_logs USING btree (model_name, started_at DESC);


--
-- Name: idx_llm_call_logs_process; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_llm_call_logs_process ON kb.llm_call_logs USING btree (process_id, started_at);


--
-- Name: idx_mcp_tool_calls_conversation; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_mcp_tool_calls_conversation ON kb.mcp_tool_calls USING btree (conversation_id, created_at);


--
-- Name: idx_merge_provenance_parent; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_merge_provenance_parent ON kb.merge_provenance USING btree (parent_version_id);


--
-- Name: idx_notifications_user_unread; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_notifications_user_unread ON kb.notifications USING btree (subject_id, created_at DESC) WHERE ((read_at IS NULL) AND (cleared_at IS NULL));


--
-- Name: idx_object_extraction_jobs_org_id; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_object_extraction_jobs_org_id ON kb.object_extraction_jobs USING btree (org_id);


--
-- Name: idx_object_extraction_jobs_project_status; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_object_extraction_jobs_project_status ON kb.object_extraction_jobs USING btree (project_id, status);


--
-- Name: idx_object_extraction_jobs_queue; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_object_extraction_jobs_queue ON kb.object_extraction_jobs USING btree (created_at) WHERE (status = 'pending'::text);


--
-- Name: idx_object_extraction_jobs_source; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_object_extraction_jobs_source ON kb.object_extraction_jobs USING btree (source_type, source_id);


--
-- Name: idx_object_type_schemas_global; Type: INDEX; Schema: kb; Owner: -
--

CREATE UNIQUE INDEX idx_object_type_schemas_global ON kb.object_type_schemas USING btree (type_name, version) WHERE (project_id IS NULL);


--
-- Name: idx_object_type_schemas_project; Type: INDEX; Schema: kb; Owner: -
--

CREATE UNIQUE INDEX idx_object_type_schemas_project ON kb.object_type_schemas USING btree (project_id, type_name, version) WHERE (project_id IS NOT NULL);


--
-- Name: idx_organization_memberships_subject_id; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_organization_memberships_subject_id ON kb.organization_memberships USING btree (subject_id);


--
-- Name: idx_product_version_members_version; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_product_version_members_version ON kb.product_version_members USING btree (object_version_id);


--
-- Name: idx_product_versions_name; Type: INDEX; Schema: kb; Owner: -
--

CREATE UNIQUE INDEX idx_product_versions_name ON kb.product_versions USING btree (project_id, lower(name));


--
-- Name: idx_project_memberships_subject_id; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_project_memberships_subject_id ON kb.project_memberships USING btree (subject_id);


--
-- Name: idx_project_object_type_registry_enabled; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_project_object_type_registry_enabled ON kb.project_object_type_registry USING btree (project_id) WHERE enabled;


--
-- Name: idx_projects_org_id_name; Type: INDEX; Schema: kb; Owner: -
--

CREATE UNIQUE INDEX idx_projects_org_id_name ON kb.projects USING btree (org_id, lower(name));


--
-- Name: idx_relationship_type_schemas_global; Type: INDEX; Schema: kb; Owner: -
--

CREATE UNIQUE INDEX idx_relationship_type_schemas_global ON kb.relationship_type_schemas USING btree (type_name, version) WHERE (project_id IS NULL);


--
-- Name: idx_relationship_type_schemas_project; Type: INDEX; Schema: kb; Owner: -
--

CREATE UNIQUE INDEX idx_relationship_type_schemas_project ON kb.relationship_type_schemas USING btree (project_id, type_name, version) WHERE (project_id IS NOT NULL);


--
-- Name: idx_settings_org_id_key; Type: INDEX; Schema: kb; Owner: -
--

CREATE UNIQUE INDEX idx_settings_org_id_key ON kb.settings USING btree (org_id, key) WHERE (project_id IS NULL);


--
-- Name: idx_settings_project_key; Type: INDEX; Schema: kb; Owner: -
--

CREATE UNIQUE INDEX idx_settings_project_key ON kb.settings USING btree (project_id, key) WHERE (project_id IS NOT NULL);


--
-- Name: idx_system_process_logs_process; Type: INDEX; Schema: kb; Owner: -
--

CREATE INDEX idx_system_process_logs_process ON kb.system_process_logs USING btree (process_id, created_at);


--
-- Name: idx_tags_name; Type: INDEX; Schema: kb; Owner: -
--

CREATE UNIQUE INDEX idx_tags_name ON kb.tags USING btree (project_id, lower(name));


--
-- Name: branches branches_fill_organization; Type: TRIGGER; Schema: kb; Owner: -
--

CREATE TRIGGER branches_fill_organization BEFORE INSERT ON kb.branches FOR EACH ROW EXECUTE FUNCTION kb.fill_organization_id();


--
-- Name: chat_conversations chat_conversations_updated_at; Type: TRIGGER; Schema: kb; Owner: -
--

CREATE TRIGGER chat_conversations_updated_at BEFORE UPDATE ON kb.chat_conversations FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();


--
-- Name: chunks chunks_tsv; Type: TRIGGER; Schema: kb; Owner: -
--

CREATE TRIGGER chunks_tsv BEFORE INSERT OR UPDATE OF text ON kb.chunks FOR EACH ROW EXECUTE FUNCTION kb.set_chunk_tsv();


--
-- Name: clickup_sync_state clickup_sync_state_updated_at; Type: TRIGGER; Schema: kb; Owner: -
--

CREATE TRIGGER clickup_sync_state_updated_at BEFORE UPDATE ON kb.clickup_sync_state FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();


--
-- Name: discovery_jobs discovery_jobs_fill_organization; Type: TRIGGER; Schema: kb; Owner: -
--

CREATE TRIGGER discovery_jobs_fill_organization BEFORE INSERT ON kb.discovery_jobs FOR EACH ROW EXECUTE FUNCTION kb.fill_organization_id();


--
-- Name: discovery_jobs discovery_jobs_updated_at; Type: TRIGGER; Schema: kb; Owner: -
--

CREATE TRIGGER discovery_jobs_updated_at BEFORE UPDATE ON kb.discovery_jobs FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();


--
-- Name: discovery_type_candidates discovery_type_candidates_updated_at; Type: TRIGGER; Schema: kb; Owner: -
--

CREATE TRIGGER discovery_type_candidates_updated_at BEFORE UPDATE ON kb.discovery_type_candidates FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();


--
-- Name: documents documents_content_hash; Type: TRIGGER; Schema: kb; Owner: -
--

CREATE TRIGGER documents_content_hash BEFORE INSERT OR UPDATE OF content ON kb.documents FOR EACH ROW EXECUTE FUNCTION kb.set_content_hash();


--
-- Name: documents documents_fill_organization; Type: TRIGGER; Schema: kb; Owner: -
--

CREATE TRIGGER documents_fill_organization BEFORE INSERT ON kb.documents FOR EACH ROW EXECUTE FUNCTION kb.fill_organization_id();


--
-- Name: documents documents_updated_at; Type: TRIGGER; Schema: kb; Owner: -
--

CREATE TRIGGER documents_updated_at BEFORE UPDATE ON kb.documents FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();


--
-- Name: embedding_policies embedding_policies_updated_at; Type: TRIGGER; Schema: kb; Owner: -
--

CREATE TRIGGER embedding_policies_updated_at BEFORE UPDATE ON kb.embedding_policies FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();


--
-- Name: graph_embedding_jobs graph_embedding_jobs_updated_at; Type: TRIGGER; Schema: kb; Owner: -
--

CREATE TRIGGER graph_embedding_jobs_updated_at BEFORE UPDATE ON kb.graph_embedding_jobs FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();


--
-- Name: graph_objects graph_objects_fill_organization; Type: TRIGGER; Schema: kb; Owner: -
--

CREATE TRIGGER graph_objects_fill_organization BEFORE INSERT ON kb.graph_objects FOR EACH ROW EXECUTE FUNCTION kb.fill_organization_id();


--
-- Name: graph_objects graph_objects_fts; Type: TRIGGER; Schema: kb; Owner: -
--

CREATE TRIGGER graph_objects_fts BEFORE INSERT OR UPDATE OF key, type, properties ON kb.graph_objects FOR EACH ROW EXECUTE FUNCTION kb.set_graph_object_fts();


--
-- Name: graph_relationships graph_relationships_endpoints; Type: TRIGGER; Schema: kb; Owner: -
--

CREATE TRIGGER graph_relationships_endpoints BEFORE INSERT OR UPDATE OF src_id, dst_id ON kb.graph_relationships FOR EACH ROW EXECUTE FUNCTION kb.check_relationship_endpoints();


--
-- Name: graph_relationships graph_relationships_fill_organization; Type: TRIGGER; Schema: kb; Owner: -
--

CREATE TRIGGER graph_relationships_fill_organization BEFORE INSERT ON kb.graph_relationships FOR EACH ROW EXECUTE FUNCTION kb.fill_organization_id();


--
-- Name: graph_template_packs graph_template_packs_updated_at; Type: TRIGGER; Schema: kb; Owner: -
--

CREATE TRIGGER graph_template_packs_updated_at BEFORE UPDATE ON kb.graph_template_packs FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();


--
-- Name: integrations integrations_updated_at; Type: TRIGGER; Schema: kb; Owner: -
--

CREATE TRIGGER integrations_updated_at BEFORE UPDATE ON kb.integrations FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();


--
-- Name: object_extraction_jobs object_extraction_jobs_fill_organization; Type: TRIGGER; Schema: kb; Owner: -
--

CREATE TRIGGER object_extraction_jobs_fill_organization BEFORE INSERT ON kb.object_extraction_jobs FOR EACH ROW EXECUTE FUNCTION kb.fill_organization_id();


--
-- Name: object_extraction_jobs object_extraction_jobs_updated_at; Type: TRIGGER; Schema: kb; Owner: -
--

CREATE TRIGGER object_extraction_jobs_updated_at BEFORE UPDATE ON kb.object_extraction_jobs FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();


--
-- Name: orgs orgs_updated_at; Type: TRIGGER; Schema: kb; Owner: -
--

CREATE TRIGGER orgs_updated_at BEFORE UPDATE ON kb.orgs FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();


--
-- Name: product_versions product_versions_fill_organization; Type: TRIGGER; Schema: kb; Owner: -
--

CREATE TRIGGER product_versions_fill_organization BEFORE INSERT ON kb.product_versions FOR EACH ROW EXECUTE FUNCTION kb.fill_organization_id();


--
-- Name: project_object_type_registry project_object_type_registry_updated_at; Type: TRIGGER; Schema: kb; Owner: -
--

CREATE TRIGGER project_object_type_registry_updated_at BEFORE UPDATE ON kb.project_object_type_registry FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();


--
-- Name: project_template_packs project_template_packs_updated_at; Type: TRIGGER; Schema: kb; Owner: -
--

CREATE TRIGGER project_template_packs_updated_at BEFORE UPDATE ON kb.project_template_packs FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();


--
-- Name: projects projects_updated_at; Type: TRIGGER; Schema: kb; Owner: -
--

CREATE TRIGGER projects_updated_at BEFORE UPDATE ON kb.projects FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();


--
-- Name: settings settings_updated_at; Type: TRIGGER; Schema: kb; Owner: -
--

CREATE TRIGGER settings_updated_at BEFORE UPDATE ON kb.settings FOR EACH ROW EXECUTE FUNCTION kb.set_updated_at();


--
-- Name: branch_lineage branch_lineage_ancestor_branch_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.branch_lineage
    ADD CONSTRAINT branch_lineage_ancestor_branch_id_fkey FOREIGN KEY (ancestor_branch_id) REFERENCES kb.branches(id) ON DELETE CASCADE;


--
-- Name: branch_lineage branch_lineage_branch_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.branch_lineage
    ADD CONSTRAINT branch_lineage_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES kb.branches(id) ON DELETE CASCADE;


--
-- Name: branches branches_org_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.branches
    ADD CONSTRAINT branches_org_id_fkey FOREIGN KEY (org_id) REFERENCES kb.orgs(id) ON DELETE CASCADE;


--
-- Name: branches branches_parent_branch_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.branches
    ADD CONSTRAINT branches_parent_branch_id_fkey FOREIGN KEY (parent_branch_id) REFERENCES kb.branches(id) ON DELETE SET NULL;


--
-- Name: branches branches_project_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.branches
    ADD CONSTRAINT branches_project_id_fkey FOREIGN KEY (project_id) REFERENCES kb.projects(id) ON DELETE CASCADE;


--
-- Name: chat_conversations chat_conversations_org_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.chat_conversations
    ADD CONSTRAINT chat_conversations_org_id_fkey FOREIGN KEY (org_id) REFERENCES kb.orgs(id) ON DELETE CASCADE;


--
-- Name: chat_conversations chat_conversations_project_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.chat_conversations
    ADD CONSTRAINT chat_conversations_project_id_fkey FOREIGN KEY (project_id) REFERENCES kb.projects(id) ON DELETE CASCADE;


--
-- Name: chat_messages chat_messages_conversation_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.chat_messages
    ADD CONSTRAINT chat_messages_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES kb.chat_conversations(id) ON DELETE CASCADE;


--
-- Name: chunks chunks_document_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.chunks
    ADD CONSTRAINT chunks_document_id_fkey FOREIGN KEY (document_id) REFERENCES kb.documents(id) ON DELETE CASCADE;


--
-- Name: clickup_sync_state clickup_sync_state_integration_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.clickup_sync_state
    ADD CONSTRAINT clickup_sync_state_integration_id_fkey FOREIGN KEY (integration_id) REFERENCES kb.integrations(id) ON DELETE CASCADE;


--
-- Name: discovery_jobs discovery_jobs_org_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.discovery_jobs
    ADD CONSTRAINT discovery_jobs_org_id_fkey FOREIGN KEY (org_id) REFERENCES kb.orgs(id) ON DELETE CASCADE;


--
-- Name: discovery_jobs discovery_jobs_project_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.discovery_jobs
    ADD CONSTRAINT discovery_jobs_project_id_fkey FOREIGN KEY (project_id) REFERENCES kb.projects(id) ON DELETE CASCADE;


--
-- Name: discovery_jobs discovery_jobs_template_pack_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.discovery_jobs
    ADD CONSTRAINT discovery_jobs_template_pack_id_fkey FOREIGN KEY (template_pack_id) REFERENCES kb.graph_template_packs(id) ON DELETE SET NULL;


--
-- Name: discovery_type_candidates discovery_type_candidates_job_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.discovery_type_candidates
    ADD CONSTRAINT discovery_type_candidates_job_id_fkey FOREIGN KEY (job_id) REFERENCES kb.discovery_jobs(id) ON DELETE CASCADE;


--
-- Name: discovery_type_candidates discovery_type_candidates_merged_into_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.discovery_type_candidates
    ADD CONSTRAINT discovery_type_candidates_merged_into_id_fkey FOREIGN KEY (merged_into_id) REFERENCES kb.discovery_type_candidates(id) ON DELETE SET NULL;


--
-- Name: documents documents_org_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.documents
    ADD CONSTRAINT documents_org_id_fkey FOREIGN KEY (org_id) REFERENCES kb.orgs(id) ON DELETE CASCADE;


--
-- Name: documents documents_project_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.documents
    ADD CONSTRAINT documents_project_id_fkey FOREIGN KEY (project_id) REFERENCES kb.projects(id) ON DELETE CASCADE;


--
-- Name: embedding_policies embedding_policies_project_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.embedding_policies
    ADD CONSTRAINT embedding_policies_project_id_fkey FOREIGN KEY (project_id) REFERENCES kb.projects(id) ON DELETE CASCADE;


--
-- Name: graph_embedding_jobs graph_embedding_jobs_object_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.graph_embedding_jobs
    ADD CONSTRAINT graph_embedding_jobs_object_id_fkey FOREIGN KEY (object_id) REFERENCES kb.graph_objects(id) ON DELETE CASCADE;


--
-- Name: graph_objects graph_objects_branch_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.graph_objects
    ADD CONSTRAINT graph_objects_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES kb.branches(id) ON DELETE CASCADE;


--
-- Name: graph_objects graph_objects_extraction_job_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.graph_objects
    ADD CONSTRAINT graph_objects_extraction_job_id_fkey FOREIGN KEY (extraction_job_id) REFERENCES kb.object_extraction_jobs(id) ON DELETE SET NULL;


--
-- Name: graph_objects graph_objects_org_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.graph_objects
    ADD CONSTRAINT graph_objects_org_id_fkey FOREIGN KEY (org_id) REFERENCES kb.orgs(id) ON DELETE CASCADE;


--
-- Name: graph_objects graph_objects_project_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.graph_objects
    ADD CONSTRAINT graph_objects_project_id_fkey FOREIGN KEY (project_id) REFERENCES kb.projects(id) ON DELETE CASCADE;


--
-- Name: graph_objects graph_objects_supersedes_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.graph_objects
    ADD CONSTRAINT graph_objects_supersedes_id_fkey FOREIGN KEY (supersedes_id) REFERENCES kb.graph_objects(id) ON DELETE SET NULL;


--
-- Name: graph_relationships graph_relationships_branch_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.graph_relationships
    ADD CONSTRAINT graph_relationships_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES kb.branches(id) ON DELETE CASCADE;


--
-- Name: graph_relationships graph_relationships_dst_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.graph_relationships
    ADD CONSTRAINT graph_relationships_dst_id_fkey FOREIGN KEY (dst_id) REFERENCES kb.graph_objects(id) ON DELETE CASCADE;


--
-- Name: graph_relationships graph_relationships_org_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.graph_relationships
    ADD CONSTRAINT graph_relationships_org_id_fkey FOREIGN KEY (org_id) REFERENCES kb.orgs(id) ON DELETE CASCADE;


--
-- Name: graph_relationships graph_relationships_project_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.graph_relationships
    ADD CONSTRAINT graph_relationships_project_id_fkey FOREIGN KEY (project_id) REFERENCES kb.projects(id) ON DELETE CASCADE;


--
-- Name: graph_relationships graph_relationships_src_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.graph_relationships
    ADD CONSTRAINT graph_relationships_src_id_fkey FOREIGN KEY (src_id) REFERENCES kb.graph_objects(id) ON DELETE CASCADE;


--
-- Name: graph_relationships graph_relationships_supersedes_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.graph_relationships
    ADD CONSTRAINT graph_relationships_supersedes_id_fkey FOREIGN KEY (supersedes_id) REFERENCES kb.graph_relationships(id) ON DELETE SET NULL;


--
-- Name: graph_template_packs graph_template_packs_discovery_job_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.graph_template_packs
    ADD CONSTRAINT graph_template_packs_discovery_job_id_fkey FOREIGN KEY (discovery_job_id) REFERENCES kb.discovery_jobs(id) ON DELETE SET NULL;


--
-- Name: integrations integrations_org_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.integrations
    ADD CONSTRAINT integrations_org_id_fkey FOREIGN KEY (org_id) REFERENCES kb.orgs(id) ON DELETE CASCADE;


--
-- Name: integrations integrations_project_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.integrations
    ADD CONSTRAINT integrations_project_id_fkey FOREIGN KEY (project_id) REFERENCES kb.projects(id) ON DELETE CASCADE;


--
-- Name: invites invites_org_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.invites
    ADD CONSTRAINT invites_org_id_fkey FOREIGN KEY (org_id) REFERENCES kb.orgs(id) ON DELETE CASCADE;


--
-- Name: invites invites_project_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.invites
    ADD CONSTRAINT invites_project_id_fkey FOREIGN KEY (project_id) REFERENCES kb.projects(id) ON DELETE CASCADE;


--
-- Name: mcp_tool_calls mcp_tool_calls_conversation_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.mcp_tool_calls
    ADD CONSTRAINT mcp_tool_calls_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES kb.chat_conversations(id) ON DELETE CASCADE;


--
-- Name: mcp_tool_calls mcp_tool_calls_message_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.mcp_tool_calls
    ADD CONSTRAINT mcp_tool_calls_message_id_fkey FOREIGN KEY (message_id) REFERENCES kb.chat_messages(id) ON DELETE SET NULL;


--
-- Name: merge_provenance merge_provenance_child_version_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.merge_provenance
    ADD CONSTRAINT merge_provenance_child_version_id_fkey FOREIGN KEY (child_version_id) REFERENCES kb.graph_objects(id) ON DELETE CASCADE;


--
-- Name: merge_provenance merge_provenance_parent_version_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.merge_provenance
    ADD CONSTRAINT merge_provenance_parent_version_id_fkey FOREIGN KEY (parent_version_id) REFERENCES kb.graph_objects(id) ON DELETE CASCADE;


--
-- Name: notifications notifications_org_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.notifications
    ADD CONSTRAINT notifications_org_id_fkey FOREIGN KEY (org_id) REFERENCES kb.orgs(id) ON DELETE CASCADE;


--
-- Name: notifications notifications_project_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.notifications
    ADD CONSTRAINT notifications_project_id_fkey FOREIGN KEY (project_id) REFERENCES kb.projects(id) ON DELETE CASCADE;


--
-- Name: object_extraction_jobs object_extraction_jobs_org_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.object_extraction_jobs
    ADD CONSTRAINT object_extraction_jobs_org_id_fkey FOREIGN KEY (org_id) REFERENCES kb.orgs(id) ON DELETE CASCADE;


--
-- Name: object_extraction_jobs object_extraction_jobs_project_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.object_extraction_jobs
    ADD CONSTRAINT object_extraction_jobs_project_id_fkey FOREIGN KEY (project_id) REFERENCES kb.projects(id) ON DELETE CASCADE;


--
-- Name: object_type_schemas object_type_schemas_org_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.object_type_schemas
    ADD CONSTRAINT object_type_schemas_org_id_fkey FOREIGN KEY (org_id) REFERENCES kb.orgs(id) ON DELETE CASCADE;


--
-- Name: object_type_schemas object_type_schemas_project_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.object_type_schemas
    ADD CONSTRAINT object_type_schemas_project_id_fkey FOREIGN KEY (project_id) REFERENCES kb.projects(id) ON DELETE CASCADE;


--
-- Name: organization_memberships organization_memberships_org_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.organization_memberships
    ADD CONSTRAINT organization_memberships_org_id_fkey FOREIGN KEY (org_id) REFERENCES kb.orgs(id) ON DELETE CASCADE;


--
-- Name: product_version_members product_version_members_object_version_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.product_version_members
    ADD CONSTRAINT product_version_members_object_version_id_fkey FOREIGN KEY (object_version_id) REFERENCES kb.graph_objects(id) ON DELETE RESTRICT;


--
-- Name: product_version_members product_version_members_product_version_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.product_version_members
    ADD CONSTRAINT product_version_members_product_version_id_fkey FOREIGN KEY (product_version_id) REFERENCES kb.product_versions(id) ON DELETE CASCADE;


--
-- Name: product_versions product_versions_base_product_version_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.product_versions
    ADD CONSTRAINT product_versions_base_product_version_id_fkey FOREIGN KEY (base_product_version_id) REFERENCES kb.product_versions(id) ON DELETE SET NULL;


--
-- Name: product_versions product_versions_org_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.product_versions
    ADD CONSTRAINT product_versions_org_id_fkey FOREIGN KEY (org_id) REFERENCES kb.orgs(id) ON DELETE CASCADE;


--
-- Name: product_versions product_versions_project_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.product_versions
    ADD CONSTRAINT product_versions_project_id_fkey FOREIGN KEY (project_id) REFERENCES kb.projects(id) ON DELETE CASCADE;


--
-- Name: project_memberships project_memberships_project_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.project_memberships
    ADD CONSTRAINT project_memberships_project_id_fkey FOREIGN KEY (project_id) REFERENCES kb.projects(id) ON DELETE CASCADE;


--
-- Name: project_object_type_registry project_object_type_registry_org_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.project_object_type_registry
    ADD CONSTRAINT project_object_type_registry_org_id_fkey FOREIGN KEY (org_id) REFERENCES kb.orgs(id) ON DELETE CASCADE;


--
-- Name: project_object_type_registry project_object_type_registry_project_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.project_object_type_registry
    ADD CONSTRAINT project_object_type_registry_project_id_fkey FOREIGN KEY (project_id) REFERENCES kb.projects(id) ON DELETE CASCADE;


--
-- Name: project_object_type_registry project_object_type_registry_template_pack_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.project_object_type_registry
    ADD CONSTRAINT project_object_type_registry_template_pack_id_fkey FOREIGN KEY (template_pack_id) REFERENCES kb.graph_template_packs(id) ON DELETE SET NULL;


--
-- Name: project_template_packs project_template_packs_org_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.project_template_packs
    ADD CONSTRAINT project_template_packs_org_id_fkey FOREIGN KEY (org_id) REFERENCES kb.orgs(id) ON DELETE CASCADE;


--
-- Name: project_template_packs project_template_packs_project_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.project_template_packs
    ADD CONSTRAINT project_template_packs_project_id_fkey FOREIGN KEY (project_id) REFERENCES kb.projects(id) ON DELETE CASCADE;


--
-- Name: project_template_packs project_template_packs_template_pack_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.project_template_packs
    ADD CONSTRAINT project_template_packs_template_pack_id_fkey FOREIGN KEY (template_pack_id) REFERENCES kb.graph_template_packs(id) ON DELETE RESTRICT;


--
-- Name: projects projects_org_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.projects
    ADD CONSTRAINT projects_org_id_fkey FOREIGN KEY (org_id) REFERENCES kb.orgs(id) ON DELETE CASCADE;


--
-- Name: relationship_type_schemas relationship_type_schemas_org_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.relationship_type_schemas
    ADD CONSTRAINT relationship_type_schemas_org_id_fkey FOREIGN KEY (org_id) REFERENCES kb.orgs(id) ON DELETE CASCADE;


--
-- Name: relationship_type_schemas relationship_type_schemas_project_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.relationship_type_schemas
    ADD CONSTRAINT relationship_type_schemas_project_id_fkey FOREIGN KEY (project_id) REFERENCES kb.projects(id) ON DELETE CASCADE;


--
-- Name: settings settings_org_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.settings
    ADD CONSTRAINT settings_org_id_fkey FOREIGN KEY (org_id) REFERENCES kb.orgs(id) ON DELETE CASCADE;


--
-- Name: settings settings_project_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.settings
    ADD CONSTRAINT settings_project_id_fkey FOREIGN KEY (project_id) REFERENCES kb.projects(id) ON DELETE CASCADE;


--
-- Name: tags tags_org_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.tags
    ADD CONSTRAINT tags_org_id_fkey FOREIGN KEY (org_id) REFERENCES kb.orgs(id) ON DELETE CASCADE;


--
-- Name: tags tags_project_id_fkey; Type: FK CONSTRAINT; Schema: kb; Owner: -
--

ALTER TABLE ONLY kb.tags
    ADD CONSTRAINT tags_project_id_fkey FOREIGN KEY (project_id) REFERENCES kb.projects(id) ON DELETE CASCADE;


--
-- Name: object_extraction_jobs; Type: ROW SECURITY; Schema: kb; Owner: -
--

ALTER TABLE kb.object_extraction_jobs ENABLE ROW LEVEL SECURITY;

--
-- Name: object_extraction_jobs object_extraction_jobs_tenant; Type: POLICY; Schema: kb; Owner: -
--

CREATE POLICY object_extraction_jobs_tenant ON kb.object_extraction_jobs FOR SELECT USING (((org_id)::text = current_setting('app.current_org_id'::text, true)));


--
-- Not from the dump: the runner's own table, for databases that are built without it
--

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


--
-- PostgreSQL database dump complete
--
