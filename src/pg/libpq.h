// libpq, loaded when a server is first asked for: it and the twenty libraries behind it take as
// long to load as all else that shale does at its start, and a static review, a help text or a new
// file need none of them.
#pragma once

#include <libpq-fe.h>

#include "base/result.h"

namespace shale {

// The functions of libpq that shale calls, under their own names.
struct Libpq {
#define SHALE_LIBPQ_FUNCTIONS(each)                                                             \
  each(PQbackendPID) each(PQcancel) each(PQclear) each(PQcmdTuples) each(PQconnectdbParams)     \
      each(PQconninfoFree) each(PQconninfoParse) each(PQconsumeInput) each(PQenterPipelineMode) \
          each(PQerrorMessage) each(PQexitPipelineMode) each(PQfinish) each(PQflush)            \
              each(PQfreeCancel) each(PQfreemem) each(PQgetCancel) each(PQgetCopyData)          \
                  each(PQgetResult) each(PQgetisnull) each(PQgetlength) each(PQgetvalue)        \
                      each(PQisBusy) each(PQnfields) each(PQntuples) each(PQparameterStatus)    \
                          each(PQpipelineSync) each(PQputCopyData) each(PQputCopyEnd)           \
                              each(PQresultErrorField) each(PQresultStatus) each(PQsendPrepare) \
                                  each(PQsendQuery) each(PQsendQueryParams)                     \
                                      each(PQsendQueryPrepared) each(PQserverVersion)           \
                                          each(PQsetNoticeReceiver) each(PQsetSingleRowMode)    \
                                              each(PQsocket) each(PQstatus)                     \
                                                  each(PQtransactionStatus)
#define SHALE_LIBPQ_MEMBER(name) decltype(&::name) name = nullptr;
  SHALE_LIBPQ_FUNCTIONS(SHALE_LIBPQ_MEMBER)
#undef SHALE_LIBPQ_MEMBER
};

// Loads libpq, once in the life of the process. An Error says what the machine lacks.
Status load_libpq();

// What load_libpq found; it must have said ok() before.
const Libpq& libpq();

}  // namespace shale
