#pragma once
#include <sqlite3.h>

// sqlite3_db_config is variadic, which Swift cannot call. Defensive mode refuses SQL that could corrupt the
// file on purpose (writable_schema, shadow tables, journal_mode=OFF).
static inline int csqlite_set_defensive(sqlite3 *connection) {
    return sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
}

// SQLite counts every allocation under a lock unless it is told, before its first use, that nobody asks. Variadic, too.
static inline int csqlite_count_no_memory(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

// Where the header of the write-ahead log's index is mapped, nil without such a log. The layout is that of the
// "WAL-Index File Format" (https://www.sqlite.org/walformat.html, 2.1); the address stays good while the connection
// is open. It goes through SQLite's own file object: a second descriptor of the file would, when it is closed, drop
// the locks that SQLite holds.
static inline const volatile unsigned int *csqlite_log_index(sqlite3 *connection) {
    sqlite3_file *file = 0;
    volatile void *header = 0;
    if (sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK) return 0;
    if (!file || !file->pMethods || file->pMethods->iVersion < 2 || !file->pMethods->xShmMap) return 0;
    if (file->pMethods->xShmMap(file, 0, 32768, 0, &header) != SQLITE_OK) return 0;
    return (const volatile unsigned int *)header;
}

// The parts of the header that a commit changes: the count of transactions (word 2), the last frame (word 4) and the
// salts (words 8 and 9).
static inline void csqlite_log_state(const volatile unsigned int *header, unsigned int state[4]) {
    __atomic_thread_fence(__ATOMIC_ACQUIRE);
    state[0] = header[2];
    state[1] = header[4];
    state[2] = header[8];
    state[3] = header[9];
}
