CREATE TABLE a_documents (
    id integer PRIMARY KEY,
    team integer NOT NULL
);
CREATE TABLE z_members (
    team integer NOT NULL,
    name name NOT NULL
);
CREATE FUNCTION m_is_member(team integer) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    AS $$SELECT EXISTS (SELECT FROM public.z_members m WHERE m.team = $1 AND m.name = session_user)$$;
ALTER TABLE a_documents ENABLE ROW LEVEL SECURITY;
CREATE POLICY team_documents ON a_documents USING (m_is_member(team));
CREATE POLICY team_members ON z_members USING (EXISTS (SELECT FROM a_documents d WHERE d.team = z_members.team));
