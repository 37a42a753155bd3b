#pragma once

#include <exception>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace nucleoscope {

/// Base of every error that a user sees as one sentence.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A file that cannot be used: what() reads "FILE: problem; remedy".
class FileError : public Error {
public:
    /// @param problem what is wrong, with the dataset or field and what was expected.
    /// @param remedy what to do about it; may be empty.
    FileError(std::filesystem::path file, const std::string& problem, const std::string& remedy = {})
        : Error(file.string() + ": " + problem + (remedy.empty() ? "" : "; " + remedy)),
          file_(std::move(file)), problem_(problem) {}

    const std::filesystem::path& file() const { return file_; }
    const std::string& problem() const { return problem_; }

private:
    std::filesystem::path file_;
    std::string problem_;
};

/// A job that stopped because its stop token said so.
class Cancelled : public std::exception {
public:
    const char* what() const noexcept override { return "cancelled"; }
};

} // namespace nucleoscope
