#pragma once

#include "core/error.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace nucleoscope {

class SqliteStatement;

/// What SQLite says about a file.
class SqliteError : public FileError {
public:
    SqliteError(const std::filesystem::path& file, const std::string& problem, int code)
        : FileError(file, problem), code_(code) {}

    /// It is no database, or not one of the expected tables: another try gives the same.
    bool isDamage() const;

private:
    int code_;
};

/// A connection to an SQLite file. Every member throws SqliteError when SQLite says no. One thread at a time.
class SqliteDatabase {
public:
    enum class Open {
        Create,   ///< made when it is not there
        Existing, ///< must be there; only read where it may not be written
        ReadOnly
    };

    explicit SqliteDatabase(const std::filesystem::path& file, Open open = Open::Create);

    void execute(const char* sql) const;
    SqliteStatement prepare(std::string_view sql) const;
    /// The value of a query with one integer.
    std::int64_t integer(std::string_view query) const;
    bool hasTable(std::string_view name) const;
    bool isReadOnly() const;
    /// Makes this database a copy of `source` as one moment has it, whoever else writes that.
    void copyFrom(const SqliteDatabase& source) const;

    const std::filesystem::path& file() const { return file_; }
    [[noreturn]] void fail() const; ///< throws with SQLite's own words

private:
    struct Close {
        void operator()(sqlite3* database) const;
    };

    std::filesystem::path file_;
    std::unique_ptr<sqlite3, Close> database_;
};

/// A prepared statement. Parameters count from 1, columns from 0.
class SqliteStatement {
public:
    SqliteStatement(const SqliteDatabase& database, sqlite3_stmt* statement);

    void bind(int parameter, std::int64_t value);
    void bind(int parameter, double value); ///< NaN becomes NULL
    void bind(int parameter, std::string_view text);
    void bindBytes(int parameter, std::string_view bytes);
    /// True when there is a row to read.
    bool step();
    /// Steps to the end and makes the statement ready for other parameters.
    void run();

    std::int64_t integer(int column) const;
    double number(int column) const;         ///< NaN for NULL
    std::string_view text(int column) const; ///< bytes as well; valid until the next step

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };

    void check(int result) const;

    const SqliteDatabase* database_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// A transaction that is rolled back unless it is committed.
class SqliteTransaction {
public:
    explicit SqliteTransaction(const SqliteDatabase& database);
    ~SqliteTransaction();
    SqliteTransaction(const SqliteTransaction&) = delete;
    SqliteTransaction& operator=(const SqliteTransaction&) = delete;

    void commit();

private:
    const SqliteDatabase& database_;
    bool open_ = true;
};

} // namespace nucleoscope
