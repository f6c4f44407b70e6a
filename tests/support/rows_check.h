// A plan keeps the rows that are there, or says which hazard loses them.
#pragma once

#include <map>
#include <string>

#include "catalog/catalog.h"
#include "diff/plan.h"
#include "pg/connection.h"

namespace shale {

// Puts a row or two into every table that takes one.
Status fill_tables(Connection& connection);

// What is in the tables: the number of rows of each by "table KEY", a fingerprint of the values of
// each column by "column KEY". Only tables with rows.
using TableContents = std::map<std::string, std::string>;
Result<TableContents> contents_of(Connection& connection, const Catalog& catalog);

// What is gone without a word, one line each; "": nothing. A statement with a hazard that speaks of
// losing rows or values answers for the tables that it names.
std::string lost_in_silence(const TableContents& before, const TableContents& after,
                            const SchemaPlan& plan);

}  // namespace shale
