// Definitions as Postgres prints them, put together by a query. pg_get_indexdef() and
// pg_get_constraintdef() look up everything anew for each object, which is most of what they cost;
// a query looks it up for all. What is not plain is left to them. The texts are the same to the
// byte: tests/integration/printed_test.cpp holds them against each other.
#pragma once

#include <string>

namespace shale {

// Of a query over pg_index i, pg_class c (the index) and t (the table), pg_namespace n (the
// table's), pg_am m and usual_classes().
std::string printed_index(int version);
// "(select … as pairs) usual": which operator class an index has for a type if none is said.
std::string usual_classes();

// Of a query over pg_constraint k, and pg_class i (its index): of checks, keys and exclusions.
std::string printed_constraint(int version);

}  // namespace shale
