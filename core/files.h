#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace nucleoscope {

/// Writes a file whole or not at all: `content` goes to a temporary file beside `file`, is synced to disk and
/// renamed.
/// @throws FileError when the folder cannot be written or the disk is full; an existing `file` stays as it
/// was.
void writeFileAtomically(const std::filesystem::path& file, std::string_view content);

/// The same for libraries that write to a path themselves: `write` gets the temporary path (same extension as
/// `file`, so that drivers that look at it work); when it returns, the file is synced and renamed; when it
/// throws, it is removed.
void writeFileAtomically(const std::filesystem::path& file,
                         const std::function<void(const std::filesystem::path& temporary)>& write);

/// Returns when what was written to `file` is on the disk. @throws FileError
void syncFile(const std::filesystem::path& file);

/// The whole content of a file of at most `maxBytes`.
/// @throws FileError when it cannot be read or is larger.
std::string readFile(const std::filesystem::path& file, std::size_t maxBytes = 64u << 20);

} // namespace nucleoscope
