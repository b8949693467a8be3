// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Memory beside A, B and C: one piece a product, handed down the recursion and returned level by level. Fresh
// pages for every temporary would cost more than the additions, so each thread keeps a bounded piece from
// call to call.

#pragma once

#include <fastmm/config.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <span>
#include <type_traits>
#include <utility>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace fastmm::inline FASTMM_ABI {

/// Bytes that a thread's kept workspace never exceeds; a product that needs more allocates and frees its own.
inline constexpr std::size_t kept_workspace_limit = std::size_t(2) << 30;

/// An owned piece of memory, aligned for vectors; large ones to 2 MiB, with huge pages asked for where the
/// system has them.
class workspace {
public:
    workspace() = default;
    workspace(workspace&& other) noexcept
        : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}
    workspace& operator=(workspace&& other) noexcept {
        std::swap(data_, other.data_);
        std::swap(size_, other.size_);
        return *this;
    }
    ~workspace() { std::free(data_); }

    /// Makes the size at least `bytes`; what was inside is lost. False where there is no memory, the old
    /// piece then being freed.
    bool reserve(std::size_t bytes) {
        if (bytes <= size_)
            return true;
        std::free(std::exchange(data_, nullptr));
        size_ = 0;
        constexpr std::size_t huge_page = std::size_t(1) << 21;
        const std::size_t alignment = bytes >= huge_page ? huge_page : 4096;
        if (bytes > SIZE_MAX - alignment)
            return false;
        const std::size_t rounded = (bytes + alignment - 1) / alignment * alignment;
        data_ = static_cast<std::byte*>(std::aligned_alloc(alignment, rounded));
        if (data_ == nullptr)
            return false;
        size_ = rounded;
#if defined(__linux__) && defined(MADV_HUGEPAGE)
        if (alignment == huge_page)
            ::madvise(data_, rounded, MADV_HUGEPAGE);
#endif
        return true;
    }

    std::span<std::byte> bytes() const {
        return {data_, size_};
    }

private:
    std::byte* data_ = nullptr;
    std::size_t size_ = 0;
};

namespace detail {

inline constexpr std::size_t lease_alignment = 64;

struct kept_workspace {
    workspace memory;
    bool in_use = false;
};

inline kept_workspace& thread_workspace() {
    thread_local kept_workspace kept;
    return kept;
}

// The memory of one product: the caller's, the thread's, or, where the thread's is in use (a scalar whose
// product calls fastmm) or too small to keep, its own.
class workspace_for_call {
public:
    workspace_for_call() = default;
    workspace_for_call(const workspace_for_call&) = delete;
    workspace_for_call& operator=(const workspace_for_call&) = delete;
    ~workspace_for_call() {
        if (kept_ != nullptr)
            kept_->in_use = false;
    }

    bool acquire(std::size_t bytes, std::span<std::byte> given) {
        if (bytes <= given.size()) {
            bytes_ = given;
            return true;
        }
        kept_workspace& kept = thread_workspace();
        if (bytes <= kept_workspace_limit && !kept.in_use) {
            if (!kept.memory.reserve(bytes))
                return false;
            kept.in_use = true;
            kept_ = &kept;
            bytes_ = kept.memory.bytes();
            return true;
        }
        if (!own_.reserve(bytes))
            return false;
        bytes_ = own_.bytes();
        return true;
    }

    std::span<std::byte> bytes() const { return bytes_; }

private:
    workspace own_;
    kept_workspace* kept_ = nullptr;
    std::span<std::byte> bytes_;
};

// Hands out memory from the front of a piece; leases end in the reverse order of their beginning. Elements that own memory
// come from the back, and stay constructed until the arena ends: the next lease has them with the memory that they own,
// and whatever values they had.
class arena {
public:
    explicit arena(std::span<std::byte> bytes) {
        void* begin = bytes.data();
        std::size_t space = bytes.size();
        if (begin != nullptr && std::align(lease_alignment, 0, begin, space) != nullptr) {
            begin_ = next_ = static_cast<std::byte*>(begin);
            end_ = elements_ = constructed_ = next_ + space / lease_alignment * lease_alignment;
        }
    }
    arena(const arena&) = delete;
    arena& operator=(const arena&) = delete;
    ~arena() { destroy_unused(end_); }

    std::byte* take(std::size_t bytes) {
        if (bytes > static_cast<std::size_t>(elements_ - next_))
            return nullptr;
        std::byte* const taken = std::exchange(next_, next_ + bytes);
        if (next_ > constructed_)
            destroy_unused(elements_);
        note_most();
        return taken;
    }

    void give_back(std::byte* from) { next_ = from; }

    // The element that the next ones are copies of, so that they have its precision; it must live while elements are
    // taken. Null: they are T().
    void set_model(const void* element) { model_ = element; }

    // Elements that own memory, their values unknown; null where there is no room. Requires: always the same T.
    template <class T>
    T* take_elements(std::ptrdiff_t count) {
        const std::size_t bytes = static_cast<std::size_t>(count) * sizeof(T);
        if (bytes > static_cast<std::size_t>(elements_ - next_))
            return nullptr;
        std::byte* const first = elements_ - bytes;
        destroy_ = [](std::byte* from, std::byte* to) {
            std::destroy(reinterpret_cast<T*>(from), reinterpret_cast<T*>(to));
        };
        // One by one, so that those there are end with the arena if the next one throws.
        for (; constructed_ > first; constructed_ -= sizeof(T)) {
            void* const place = constructed_ - sizeof(T);
            if (model_ != nullptr)
                ::new (place) T(*static_cast<const T*>(model_));
            else
                ::new (place) T();
        }
        elements_ = first;
        note_most();
        return reinterpret_cast<T*>(first);
    }

    template <class T>
    void give_back_elements(std::ptrdiff_t count) {
        elements_ += static_cast<std::size_t>(count) * sizeof(T);
    }

    // The most bytes that were out at a time.
    std::size_t most_taken() const { return most_; }

private:
    void note_most() {
        most_ = std::max(most_, static_cast<std::size_t>((next_ - begin_) + (end_ - elements_)));
    }

    // Ends the elements that lie before `last`.
    void destroy_unused(std::byte* last) {
        if (constructed_ != last)
            destroy_(constructed_, last);
        constructed_ = last;
    }

    std::byte* begin_ = nullptr;
    std::byte* next_ = nullptr;        // The front's end.
    std::byte* elements_ = nullptr;    // Where elements in use begin.
    std::byte* constructed_ = nullptr; // Where elements begin, those that nobody uses at present included.
    std::byte* end_ = nullptr;
    std::size_t most_ = 0;
    const void* model_ = nullptr;
    void (*destroy_)(std::byte* from, std::byte* to) = nullptr;
};

template <class T>
constexpr std::size_t lease_bytes(std::ptrdiff_t elements) {
    const std::size_t bytes = static_cast<std::size_t>(elements) * sizeof(T);
    return (bytes + lease_alignment - 1) / lease_alignment * lease_alignment;
}

// Elements from one of several such leases, side by side, to the next.
template <class T>
constexpr std::ptrdiff_t lease_stride(std::ptrdiff_t elements) {
    return static_cast<std::ptrdiff_t>(lease_bytes<T>(elements) / sizeof(T));
}

// Elements of an arena for the duration of a scope. Those that own memory are constructed, with values that nobody knows;
// others are left as they are.
template <class T>
class lease {
public:
    lease(arena& from, std::ptrdiff_t elements) : arena_(from), elements_(elements) {
        static_assert(alignof(T) <= lease_alignment,
                      "Use a scalar type that is aligned to at most 64 bytes.");
        if (elements == 0)
            return;
        if constexpr (std::is_trivially_copyable_v<T>)
            data_ = reinterpret_cast<T*>(arena_.take(lease_bytes<T>(elements)));
        else
            data_ = arena_.take_elements<T>(elements);
    }
    lease(const lease&) = delete;
    lease& operator=(const lease&) = delete;
    ~lease() {
        if (data_ == nullptr)
            return;
        if constexpr (std::is_trivially_copyable_v<T>)
            arena_.give_back(reinterpret_cast<std::byte*>(data_));
        else
            arena_.give_back_elements<T>(elements_);
    }

    T* data() const { return data_; }

private:
    arena& arena_;
    T* data_ = nullptr;
    std::ptrdiff_t elements_;
};

} // namespace detail

/// Frees the workspace that fastmm keeps for the calling thread.
inline void release_workspace() {
    detail::kept_workspace& kept = detail::thread_workspace();
    if (!kept.in_use)
        kept.memory = workspace();
}

} // namespace fastmm::inline FASTMM_ABI
