// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Memory between two pages that cannot be touched: an access that is one byte off ends the program. Linux only.

#pragma once

#include "guarded_matrix.hpp"

#if defined(__linux__)
#define FASTMM_TEST_HAS_GUARD_PAGES 1

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>

namespace fastmm_test {

// Where memory lies between the guards: its first byte right behind the front one, or its last byte right before the
// back one.
enum class guard_side { front, back };

inline const char* to_string(guard_side side) {
    return side == guard_side::front ? "front" : "back";
}

class guard_pages {
public:
    explicit guard_pages(std::size_t most_bytes) {
        const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
        size_ = (most_bytes + page - 1) / page * page;
        whole_ = size_ + 2 * page;
        void* const all = ::mmap(nullptr, whole_, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (all == MAP_FAILED || (size_ > 0 && ::mprotect(static_cast<std::byte*>(all) + page, size_,
                                                          PROT_READ | PROT_WRITE) != 0)) {
            std::perror("guard pages");
            std::abort();
        }
        data_ = static_cast<std::byte*>(all) + page;
    }
    guard_pages(const guard_pages&) = delete;
    guard_pages& operator=(const guard_pages&) = delete;
    ~guard_pages() { ::munmap(data_ - (whole_ - size_) / 2, whole_); }

    // Memory that the guard of this side touches.
    std::byte* place(std::size_t bytes, guard_side side) const {
        if (bytes > size_)
            std::abort();
        return side == guard_side::front ? data_ : data_ + (size_ - bytes);
    }

private:
    std::byte* data_ = nullptr;
    std::size_t size_ = 0, whole_ = 0;
};

// `size` elements of a type without constructors.
template <class T>
T* place_elements(const guard_pages& pages, std::ptrdiff_t size, guard_side side) {
    return reinterpret_cast<T*>(pages.place(static_cast<std::size_t>(size) * sizeof(T), side));
}

// A matrix without a byte to spare between it and the guard; sentinels lie between its elements.
template <class T>
class page_matrix {
public:
    page_matrix(const guard_pages& pages, guard_side side, std::ptrdiff_t rows, std::ptrdiff_t cols,
                layout l) {
        const placement place(rows, cols, l);
        size_ = place.reach;
        memory_ = place_elements<T>(pages, size_, side);
        std::fill_n(memory_, size_, sentinel<T>());
        view_ = {memory_ + place.first, rows, cols, place.row_stride, place.col_stride};
    }
    page_matrix(const page_matrix&) = delete;
    page_matrix& operator=(const page_matrix&) = delete;

    const fastmm::matrix_view<T>& view() const { return view_; }
    fastmm::matrix_view<const T> read() const { return view_; }

    template <class Make>
    void fill(Make make) {
        fill_view(view_, make);
    }

    bool is_intact() const { return only_elements_differ(memory_, size_, view_); }

private:
    T* memory_;
    std::ptrdiff_t size_;
    fastmm::matrix_view<T> view_;
};

} // namespace fastmm_test

#else
#define FASTMM_TEST_HAS_GUARD_PAGES 0
#endif
