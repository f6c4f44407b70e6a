CREATE TYPE someday;
