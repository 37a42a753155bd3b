#pragma once

#include <filesystem>
#include <string>

namespace nucleoscope {

/// The right to write the labels of a folder: one program has it at a time, so that two windows with the same
/// project do not write over each other. It ends with the program, however that ends: the lock is the
/// system's, the file .lock only says who has it.
class LabelLock {
public:
    LabelLock() = default; ///< of nothing
    /// Never throws: problem() says why the right could not be had.
    explicit LabelLock(const std::filesystem::path& folder);
    ~LabelLock() { release(); }
    LabelLock(LabelLock&& other) noexcept { swap(other); }
    LabelLock& operator=(LabelLock&& other) noexcept {
        LabelLock(std::move(other)).swap(*this);
        return *this;
    }

    bool isHeld() const { return descriptor_ >= 0; }
    /// A sentence that names the folder and says who has it or why it cannot be written; empty when held.
    const std::string& problem() const { return problem_; }
    void release();

private:
    void swap(LabelLock& other) noexcept {
        std::swap(descriptor_, other.descriptor_);
        std::swap(problem_, other.problem_);
    }

    int descriptor_ = -1;
    std::string problem_;
};

} // namespace nucleoscope
