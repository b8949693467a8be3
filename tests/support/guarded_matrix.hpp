// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Matrices for tests: any layout, with sentinels before, behind and between their elements.

#pragma once

#include <fastmm/view.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

namespace fastmm_test {

// A small generator whose whole state is a number that a message can name (SplitMix64, S. Vigna).
class random_source {
public:
    explicit random_source(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }

    // A number from low to high, both included.
    std::ptrdiff_t between(std::ptrdiff_t low, std::ptrdiff_t high) {
        return low + static_cast<std::ptrdiff_t>(next() % static_cast<std::uint64_t>(high - low + 1));
    }

private:
    std::uint64_t state_;
};

enum class layout { column_major, row_major, padded_columns, padded_rows, strided, reversed };
inline constexpr int layouts = 6;

inline const char* to_string(layout l) {
    constexpr const char* names[] = {"column_major", "row_major",       "padded_columns",
                                     "padded_rows",  "general strides", "negative strides"};
    return names[static_cast<int>(l)];
}

template <class T>
T sentinel() {
    return T(77);
}

// How a layout puts rows x cols elements into memory: they reach over `reach` elements, and element (0, 0) is number
// `first` of these.
struct placement {
    std::ptrdiff_t row_stride, col_stride, reach, first;

    placement(std::ptrdiff_t rows, std::ptrdiff_t cols, layout l) : row_stride(1), col_stride(rows) {
        switch (l) {
        case layout::column_major:
            break;
        case layout::row_major:
            row_stride = cols;
            col_stride = 1;
            break;
        case layout::padded_columns:
            col_stride = rows + 3;
            break;
        case layout::padded_rows:
            row_stride = cols + 5;
            col_stride = 1;
            break;
        case layout::strided:
            row_stride = 2;
            col_stride = 2 * rows + 1;
            break;
        case layout::reversed:
            row_stride = -1;
            col_stride = -(rows + 2);
            break;
        }
        reach = rows == 0 || cols == 0
                    ? 0
                    : (rows - 1) * std::abs(row_stride) + (cols - 1) * std::abs(col_stride) + 1;
        first = l == layout::reversed && reach > 0 ? reach - 1 : 0;
    }
};

// Whether nothing of a piece of memory but the matrix's own elements differs from the sentinel.
template <class T>
bool only_elements_differ(const T* memory, std::ptrdiff_t size, const fastmm::matrix_view<T>& view) {
    std::vector<bool> own(static_cast<std::size_t>(size), false);
    for (std::ptrdiff_t j = 0; j < view.cols; ++j)
        for (std::ptrdiff_t i = 0; i < view.rows; ++i)
            own[static_cast<std::size_t>(&view(i, j) - memory)] = true;
    for (std::ptrdiff_t i = 0; i < size; ++i)
        if (!own[static_cast<std::size_t>(i)] && !(memory[i] == sentinel<T>()))
            return false;
    return true;
}

template <class T>
void fill_view(const fastmm::matrix_view<T>& view, auto make) {
    for (std::ptrdiff_t j = 0; j < view.cols; ++j)
        for (std::ptrdiff_t i = 0; i < view.rows; ++i)
            view(i, j) = make();
}

template <class T>
class guarded_matrix {
public:
    guarded_matrix(std::ptrdiff_t rows, std::ptrdiff_t cols, layout l) {
        constexpr std::ptrdiff_t margin = 11;
        const placement place(rows, cols, l);
        memory_.assign(static_cast<std::size_t>(place.reach + 2 * margin), sentinel<T>());
        view_ = {memory_.data() + margin + place.first, rows, cols, place.row_stride, place.col_stride};
    }
    guarded_matrix(const guarded_matrix&) = delete;
    guarded_matrix& operator=(const guarded_matrix&) = delete;

    const fastmm::matrix_view<T>& view() const { return view_; }
    fastmm::matrix_view<const T> read() const { return view_; }

    template <class Make>
    void fill(Make make) {
        fill_view(view_, make);
    }

    // Whether nothing but the matrix's own elements has changed.
    bool is_intact() const {
        return only_elements_differ(memory_.data(), static_cast<std::ptrdiff_t>(memory_.size()), view_);
    }

private:
    std::vector<T> memory_;
    fastmm::matrix_view<T> view_;
};

// What was written beside the elements of a product's matrices; empty where nothing was.
template <class A, class B, class C>
std::string written_round(const A& a, const B& b, const C& c) {
    std::string result;
    if (!c.is_intact())
        result += " memory round C was written";
    if (!a.is_intact() || !b.is_intact())
        result += " memory round A or B was written";
    return result;
}

} // namespace fastmm_test
