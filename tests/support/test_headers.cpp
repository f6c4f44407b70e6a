// Nothing: the target of the headers that all tests share, compiled once (tests/CMakeLists.txt).
