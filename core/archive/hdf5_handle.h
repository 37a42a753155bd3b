#pragma once

#include <hdf5.h>

#include <mutex>
#include <utility>

namespace nucleoscope {

/// An HDF5 identifier that closes itself. Invalid (negative) when the call that made it failed.
class Hdf5Handle {
public:
    using Close = herr_t (*)(hid_t);

    Hdf5Handle() = default;
    Hdf5Handle(hid_t id, Close close) : id_(id), close_(close) {}
    Hdf5Handle(Hdf5Handle&& other) noexcept
        : id_(std::exchange(other.id_, H5I_INVALID_HID)), close_(other.close_) {}
    Hdf5Handle& operator=(Hdf5Handle&& other) noexcept {
        std::swap(id_, other.id_);
        std::swap(close_, other.close_);
        return *this;
    }
    ~Hdf5Handle() {
        if (valid()) {
            close_(id_);
        }
    }

    bool valid() const { return id_ >= 0; }
    hid_t get() const { return id_; }

private:
    hid_t id_ = H5I_INVALID_HID;
    Close close_ = nullptr;
};

/// What every use of HDF5 holds: Debian's library is not thread-safe by itself, so there is one lock for the
/// process, and its error stack must not print to the user's terminal.
class Hdf5Session {
public:
    Hdf5Session() : lock_(mutex()) { H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr); }

private:
    static std::mutex& mutex() {
        static std::mutex instance;
        return instance;
    }

    std::lock_guard<std::mutex> lock_;
};

} // namespace nucleoscope
