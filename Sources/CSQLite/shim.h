#pragma once
#include <sqlite3.h>

// sqlite3_db_config is variadic, which Swift cannot call. Defensive mode refuses SQL that could corrupt the
// file on purpose (writable_schema, shadow tables, journal_mode=OFF).
static inline int csqlite_set_defensive(sqlite3 *connection) {
    return sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
}
