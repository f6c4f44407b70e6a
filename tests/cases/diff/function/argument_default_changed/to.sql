CREATE FUNCTION since(day date DEFAULT '2000-01-01') RETURNS integer
    LANGUAGE sql STABLE AS $$SELECT current_date - day$$;
