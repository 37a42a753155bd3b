#include "core/archive/sqlite_database.h"

#include <limits>
#include <sqlite3.h>

namespace nucleoscope {
namespace {

/// How long another program may hold the file before it counts as an error.
constexpr int busyMs = 3000;

int flagsOf(SqliteDatabase::Open open) {
    switch (open) {
    case SqliteDatabase::Open::Create:
        break;
    case SqliteDatabase::Open::Existing:
        return SQLITE_OPEN_READWRITE;
    case SqliteDatabase::Open::ReadOnly:
        return SQLITE_OPEN_READONLY;
    }
    return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
}

} // namespace

bool SqliteError::isDamage() const {
    return code_ == SQLITE_NOTADB || code_ == SQLITE_CORRUPT || code_ == SQLITE_ERROR;
}

void SqliteDatabase::Close::operator()(sqlite3* database) const {
    sqlite3_close(database);
}

SqliteDatabase::SqliteDatabase(const std::filesystem::path& file, Open open) : file_(file) {
    sqlite3* database = nullptr;
    const int result = sqlite3_open_v2(file.c_str(), &database, flagsOf(open), nullptr);
    database_.reset(database);
    if (result != SQLITE_OK) {
        fail();
    }
    sqlite3_busy_timeout(database, busyMs);
}

void SqliteDatabase::fail() const {
    throw SqliteError(file_, sqlite3_errmsg(database_.get()), sqlite3_errcode(database_.get()));
}

void SqliteDatabase::execute(const char* sql) const {
    if (sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        fail();
    }
}

SqliteStatement SqliteDatabase::prepare(std::string_view sql) const {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database_.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr) !=
        SQLITE_OK) {
        fail();
    }
    return {*this, statement};
}

std::int64_t SqliteDatabase::integer(std::string_view query) const {
    SqliteStatement statement = prepare(query);
    return statement.step() ? statement.integer(0) : 0;
}

bool SqliteDatabase::hasTable(std::string_view name) const {
    SqliteStatement statement = prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?");
    statement.bind(1, name);
    return statement.step();
}

bool SqliteDatabase::isReadOnly() const {
    return sqlite3_db_readonly(database_.get(), "main") == 1;
}

void SqliteDatabase::copyFrom(const SqliteDatabase& source) const {
    sqlite3_backup* backup = sqlite3_backup_init(database_.get(), "main", source.database_.get(), "main");
    if (backup == nullptr) {
        fail();
    }
    sqlite3_backup_step(backup, -1);
    if (sqlite3_backup_finish(backup) != SQLITE_OK) {
        fail();
    }
}

void SqliteStatement::Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

SqliteStatement::SqliteStatement(const SqliteDatabase& database, sqlite3_stmt* statement)
    : database_(&database), statement_(statement) {}

void SqliteStatement::check(int result) const {
    if (result != SQLITE_OK) {
        database_->fail();
    }
}

void SqliteStatement::bind(int parameter, std::int64_t value) {
    check(sqlite3_bind_int64(statement_.get(), parameter, value));
}

void SqliteStatement::bind(int parameter, double value) {
    check(sqlite3_bind_double(statement_.get(), parameter, value));
}

void SqliteStatement::bind(int parameter, std::string_view text) {
    check(sqlite3_bind_text(statement_.get(), parameter, text.data(), static_cast<int>(text.size()),
                            SQLITE_TRANSIENT));
}

void SqliteStatement::bindBytes(int parameter, std::string_view bytes) {
    check(sqlite3_bind_blob(statement_.get(), parameter, bytes.data(), static_cast<int>(bytes.size()),
                            SQLITE_TRANSIENT));
}

bool SqliteStatement::step() {
    const int result = sqlite3_step(statement_.get());
    if (result != SQLITE_ROW && result != SQLITE_DONE) {
        database_->fail();
    }
    return result == SQLITE_ROW;
}

void SqliteStatement::run() {
    while (step()) {
    }
    check(sqlite3_reset(statement_.get()));
}

std::int64_t SqliteStatement::integer(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

double SqliteStatement::number(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL
               ? std::numeric_limits<double>::quiet_NaN()
               : sqlite3_column_double(statement_.get(), column);
}

std::string_view SqliteStatement::text(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return bytes == nullptr ? std::string_view() : std::string_view(bytes, static_cast<std::size_t>(size));
}

SqliteTransaction::SqliteTransaction(const SqliteDatabase& database) : database_(database) {
    database_.execute("BEGIN IMMEDIATE");
}

SqliteTransaction::~SqliteTransaction() {
    if (!open_) {
        return;
    }
    try {
        database_.execute("ROLLBACK");
    } catch (const Error&) { // SQLite has rolled back by itself
    }
}

void SqliteTransaction::commit() {
    database_.execute("COMMIT");
    open_ = false;
}

} // namespace nucleoscope
