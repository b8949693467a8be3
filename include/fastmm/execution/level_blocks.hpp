// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The blocks of the three matrices of a level, in the order of its table, the factors of its products, and what its
// threads need for the sweeps, all of it leased: a level is as long as its table says.

#pragma once

#include <fastmm/execution/level_code.hpp>
#include <fastmm/execution/partition.hpp>
#include <fastmm/execution/sweep.hpp>

#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Pointers to blocks of one size.
template <class T>
class block_list {
public:
    static std::size_t bytes(int count) { return lease_bytes<T*>(count); }

    // The blocks of a matrix, row by row. Requires: memory for bytes(rows * cols).
    block_list(arena& memory, const matrix_view<T>& matrix, int rows, int cols)
        : pointers_(memory, std::ptrdiff_t(rows) * cols), rows_(matrix.rows / rows),
          cols_(matrix.cols / cols), row_stride_(matrix.row_stride), col_stride_(matrix.col_stride) {
        T** next = pointers_.data();
        for (int i = 0; i < rows; ++i)
            for (int j = 0; j < cols; ++j)
                *next++ = &matrix(i * rows_, j * cols_);
    }

    // `count` temporaries with the shape and the strides of the first, `elements` apart. Requires: memory for
    // bytes(count).
    block_list(arena& memory, const matrix_view<T>& first, int count, std::ptrdiff_t elements)
        : pointers_(memory, count), rows_(first.rows), cols_(first.cols), row_stride_(first.row_stride),
          col_stride_(first.col_stride) {
        for (int i = 0; i < count; ++i)
            pointers_.data()[i] = first.data + i * elements;
    }

    block_family<T> family() const { return {pointers_.data(), rows_, cols_, row_stride_, col_stride_}; }
    matrix_view<T> block(int index) const {
        return {pointers_.data()[index], rows_, cols_, row_stride_, col_stride_};
    }

private:
    lease<T*> pointers_;
    std::ptrdiff_t rows_, cols_, row_stride_, col_stride_;
};

// The operand that form r stands for: a block of the matrix itself, or a kept sum.
template <class T>
matrix_view<const T> operand_of(const sweep_view& code, int r, const block_list<const T>& blocks,
                                const block_list<T>& sums) {
    const int value = code.outputs[static_cast<std::size_t>(r)].value;
    if (value < code.inputs)
        return blocks.block(value);
    return sums.block(code.home_of(r));
}

// What the products are multiplied by: alpha and what their two sums were divided by. Requires: room for code.rank.
template <class T>
void write_product_factors(const level_code& code, const T& alpha, T* factors) {
    for (std::size_t r = 0; r < static_cast<std::size_t>(code.rank); ++r)
        factors[r] =
            multiply(scalar_from<T>(product(code.u.outputs[r].factor, code.v.outputs[r].factor)), alpha);
}

// For every thread of a team, pointers to the values of a sweep and elements to form them in.
template <class T>
class team_scratch {
public:
    static std::size_t bytes(int threads, int values, std::ptrdiff_t elements) {
        return static_cast<std::size_t>(threads) * (lease_bytes<const T*>(values) + lease_bytes<T>(elements));
    }

    // Requires: memory for bytes().
    team_scratch(arena& memory, int threads, int values, std::ptrdiff_t elements)
        : own_values_(lease_stride<const T*>(values)), own_elements_(lease_stride<T>(elements)),
          values_(memory, threads * own_values_), elements_(memory, threads * own_elements_) {}

    const T** values(const team_member& member) const { return values_.data() + member.index * own_values_; }
    T* elements(const team_member& member) const { return elements_.data() + member.index * own_elements_; }

private:
    std::ptrdiff_t own_values_, own_elements_;
    lease<const T*> values_;
    lease<T> elements_;
};

// The products of a level: where they stand, and how C is formed from them.
template <class T>
class product_store {
public:
    static std::size_t bytes(const level_code& code, const partition& p, bool overwrite) {
        return block_list<T>::bytes(blocks_of_c(code)) + lease_bytes<const T*>(code.rank) +
               lease_bytes<T>(code.temporary_products(overwrite) * temporary_elements<T>(p.m, p.n));
    }

    // Requires: memory for bytes().
    product_store(arena& memory, const level_code& code, const partition& p, const matrix_view<T>& C,
                  bool overwrite)
        : code_(code), c_blocks_(memory, C, code.dimensions.m, code.dimensions.n), overwrite_(overwrite),
          temporaries_(memory, code.rank),
          elements_(memory, code.temporary_products(overwrite) * temporary_elements<T>(p.m, p.n)),
          temporary_(temporary<T>(elements_.data(), p.m, p.n, C)) {
        std::ptrdiff_t used = 0;
        for (int r = 0; r < code.rank; ++r)
            temporaries_.data()[r] = place(r) >= 0
                                         ? elements_.data()
                                         : elements_.data() + temporary_elements<T>(p.m, p.n) * used++;
    }

    // Where product r goes.
    matrix_view<T> product(int r) const {
        if (const int at = place(r); at >= 0)
            return c_blocks_.block(at);
        return {const_cast<T*>(temporaries_.data()[r]), temporary_.rows, temporary_.cols,
                temporary_.row_stride, temporary_.col_stride};
    }

    // A team member's part of forming C.
    void form(const team_scratch<T>& scratch, const team_member& member) const {
        sweep_products<T>(code_.w,
                          {temporaries_.data(), temporary_.rows, temporary_.cols, temporary_.row_stride,
                           temporary_.col_stride},
                          c_blocks_.family(), overwrite_, overwrite_ ? code_.places.data() : nullptr,
                          scratch.values(member), scratch.elements(member), member);
    }

private:
    static int blocks_of_c(const level_code& code) { return code.dimensions.m * code.dimensions.n; }

    // The block of C in which product r stands, or -1.
    int place(int r) const { return overwrite_ ? code_.places[static_cast<std::size_t>(r)] : -1; }

    const level_code& code_;
    block_list<T> c_blocks_;
    bool overwrite_;
    lease<const T*> temporaries_;
    lease<T> elements_;
    matrix_view<T> temporary_;
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
