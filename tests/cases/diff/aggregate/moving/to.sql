CREATE AGGREGATE moving_total(float8) (
    SFUNC = float8pl,
    STYPE = float8,
    MSFUNC = float8pl,
    MINVFUNC = float8mi,
    MSTYPE = float8,
    MSSPACE = 16,
    MINITCOND = '0',
    INITCOND = '0'
);
