// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The blocks of the three matrices of a level, in the order of its table, and the factors of its products.

#pragma once

#include <fastmm/execution/partition.hpp>
#include <fastmm/execution/sweep.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

template <table F>
inline constexpr sweep_view u_sweep = sweep_code_of<F, factor::u>.view();
template <table F>
inline constexpr sweep_view v_sweep = sweep_code_of<F, factor::v>.view();
template <table F>
inline constexpr sweep_view w_sweep = sweep_code_of<F, factor::w>.view();

// Pointers that a thread needs for the values of any of the three programs.
template <table F>
inline constexpr std::size_t most_values =
    static_cast<std::size_t>(std::max({u_sweep<F>.values(), v_sweep<F>.values(), w_sweep<F>.values()}));

// The blocks of a matrix, row by row.
template <int Rows, int Cols, class T>
std::array<T*, std::size_t(Rows) * Cols> blocks_of(const matrix_view<T>& matrix) {
    const std::ptrdiff_t rows = matrix.rows / Rows, cols = matrix.cols / Cols;
    std::array<T*, std::size_t(Rows) * Cols> blocks;
    for (int i = 0; i < Rows; ++i)
        for (int j = 0; j < Cols; ++j)
            blocks[static_cast<std::size_t>(i * Cols + j)] = &matrix(i * rows, j * cols);
    return blocks;
}

template <class T>
block_family<T> family(T* const* blocks, std::ptrdiff_t rows, std::ptrdiff_t cols,
                       const matrix_view<T>& matrix) {
    return {blocks, rows, cols, matrix.row_stride, matrix.col_stride};
}

// What product r is multiplied by: alpha and what its two sums were divided by.
template <class T, table F>
std::array<T, std::size_t(rank_of<F>)> product_factors(const T& alpha) {
    std::array<T, std::size_t(rank_of<F>)> factors;
    for (std::size_t r = 0; r < factors.size(); ++r)
        factors[r] = multiply(
            scalar_from<T>(product(u_sweep<F>.outputs[r].factor, v_sweep<F>.outputs[r].factor)), alpha);
    return factors;
}

// The block of C in which a product may stand until C is formed, or -1: as many products as C has blocks, but none that
// is a block of C by itself.
template <table F>
constexpr auto make_product_places() {
    std::array<std::int16_t, std::size_t(rank_of<F>)> places{};
    places.fill(0);
    for (const linear_output& output : w_sweep<F>.outputs)
        if (output.value < rank_of<F>)
            places[std::size_t(output.value)] = -1;
    std::int16_t next = 0;
    for (std::int16_t& place : places)
        place = place < 0 || next >= shape_of<F>.m * shape_of<F>.n ? std::int16_t(-1) : next++;
    return places;
}
template <table F>
inline constexpr auto product_places = make_product_places<F>();

// Products that stand in temporaries: all, or those without a place in C.
template <table F>
constexpr int temporary_products(bool overwrite) {
    const auto& places = product_places<F>;
    return overwrite ? static_cast<int>(std::count(places.begin(), places.end(), std::int16_t(-1)))
                     : rank_of<F>;
}

// The products of a level: where they stand, and how C is formed from them.
template <class T, table F>
class product_store {
public:
    // `memory` holds temporary_products(overwrite) blocks, `elements` each, with the strides of `shape_of_temporary`.
    product_store(const partition& p, const matrix_view<T>& C, bool overwrite, T* memory,
                  std::ptrdiff_t elements, const matrix_view<T>& shape_of_temporary)
        : p_(p), C_(C), c_blocks_(blocks_of<shape_of<F>.m, shape_of<F>.n>(C)), overwrite_(overwrite),
          temporary_(shape_of_temporary) {
        std::ptrdiff_t used = 0;
        for (std::size_t r = 0; r < temporaries_.size(); ++r)
            temporaries_[r] = overwrite && product_places<F>[r] >= 0 ? memory : memory + elements * used++;
    }

    // Where product r goes.
    matrix_view<T> product(int r) const {
        const auto at = static_cast<std::size_t>(r);
        if (overwrite_ && product_places<F>[at] >= 0)
            return {c_blocks_[static_cast<std::size_t>(product_places<F>[at])], p_.m, p_.n, C_.row_stride,
                    C_.col_stride};
        return {const_cast<T*>(temporaries_[at]), p_.m, p_.n, temporary_.row_stride, temporary_.col_stride};
    }

    // A team member's part of forming C.
    void form(T* scratch, const team_member& member) const {
        std::array<const T*, most_values<F>> values;
        sweep_products<T>(w_sweep<F>,
                          {temporaries_.data(), p_.m, p_.n, temporary_.row_stride, temporary_.col_stride},
                          family(c_blocks_.data(), p_.m, p_.n, C_), overwrite_,
                          overwrite_ ? product_places<F>.data() : nullptr, values.data(), scratch, member);
    }

private:
    const partition& p_;
    matrix_view<T> C_;
    std::array<T*, std::size_t(shape_of<F>.m) * shape_of<F>.n> c_blocks_;
    bool overwrite_;
    matrix_view<T> temporary_;
    std::array<const T*, std::size_t(rank_of<F>)> temporaries_;
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
