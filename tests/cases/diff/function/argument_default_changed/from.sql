CREATE FUNCTION since(day date DEFAULT current_date) RETURNS integer
    LANGUAGE sql STABLE AS $$SELECT current_date - day$$;
