// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// One product under one schedule, with the contracts of the front door: shapes, overlap, alpha and beta,
// infinities, workspace.

#pragma once

#include <fastmm/error.hpp>
#include <fastmm/execution/finite.hpp>
#include <fastmm/execution/option_checks.hpp>
#include <fastmm/execution/options.hpp>
#include <fastmm/execution/recursion.hpp>
#include <fastmm/execution/scaled_product.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

template <class T>
execution_settings settings_for(const options& wanted) {
    execution_settings settings =
        machine_settings<T>(threads_of(wanted, blocked_scalar<T> ? default_threads() : 1), wanted.parallel);
    settings.scaling = wanted.scaling;
    return settings;
}

template <class T>
std::size_t workspace_bytes_with(level_sequence<T> levels, std::ptrdiff_t m, std::ptrdiff_t k,
                                 std::ptrdiff_t n, const execution_settings& settings,
                                 bool overwrite = false) {
    if (m == 0 || k == 0 || n == 0)
        return 0;
    std::size_t bytes = level_bytes<T>(levels, m, k, n, settings, overwrite);
    if constexpr (rounded_scalar<T>) {
        if (is_scaled<T>(levels, m, k, n, settings))
            bytes = scaled_product<T>::workspace_bytes(levels, m, k, n, settings, overwrite);
        // Where the operands are not finite, the product is classical.
        bytes = std::max(bytes, level_bytes<T>({}, m, k, n, settings, overwrite));
    }
    return bytes == 0 ? 0 : bytes + lease_alignment; // The caller's memory may begin anywhere.
}

} // namespace detail

/// The bytes that gemm<S> needs beside A, B and C for an m x k by k x n product of scalars T with these threads (see
/// options). `overwrite`: where beta is 0, which may need less. They depend on the caches of the machine. Exact: so many
/// are in use at a time in the storage order that needs more, where no part of the product does without packing; 64 of
/// them let the rest begin anywhere.
template <schedule S, scalar T>
std::size_t workspace_bytes(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, const options& wanted,
                            bool overwrite = false) {
    using stored = detail::stored_as<T>;
    return detail::workspace_bytes_with<stored>(detail::sequence_of<stored, S>(), m, k, n,
                                                detail::settings_for<stored>(wanted), overwrite);
}

/// The same with that many threads of OpenMP's.
template <schedule S, scalar T>
std::size_t workspace_bytes(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, int threads = 0) {
    options wanted;
    wanted.threads = threads;
    return workspace_bytes<S, T>(m, k, n, wanted);
}

namespace detail {

inline std::string shape_text(std::ptrdiff_t rows, std::ptrdiff_t cols) {
    return std::to_string(rows) + " x " + std::to_string(cols);
}

template <class T, class In = T>
bool shapes_fit(const matrix_view<const In>& A, const matrix_view<const In>& B, const matrix_view<T>& C) {
    return A.rows >= 0 && A.cols >= 0 && B.cols >= 0 && A.cols == B.rows && A.rows == C.rows &&
           B.cols == C.cols;
}

// Reports shapes that do not fit; `where` says of which product.
template <class T, class In = T>
[[noreturn]] void fail_shapes(const matrix_view<const In>& A, const matrix_view<const In>& B,
                              const matrix_view<T>& C, const std::string& where = {}) {
    const bool negative = A.rows < 0 || A.cols < 0 || B.rows < 0 || B.cols < 0 || C.rows < 0 || C.cols < 0;
    fail(where + (negative ? "a dimension is negative" : "shapes do not fit") + ": A is " +
         shape_text(A.rows, A.cols) + ", B is " + shape_text(B.rows, B.cols) + ", C is " +
         shape_text(C.rows, C.cols));
}

// Runs levels that fit the workspace. Requires: beta 0 or 1 unless there are none.
template <class T>
void run_guarded(level_sequence<T> levels, const T& alpha, const matrix_view<const T>& A,
                 const matrix_view<const T>& B, const T& beta, const matrix_view<T>& C, arena& memory,
                 const execution_settings& settings) {
    if constexpr (rounded_scalar<T>) {
        if (levels.empty())
            return run_levels<T>(levels, alpha, A, B, beta, C, memory, settings, nullptr);
        // Where C is overwritten, the passes over A and B tell afterwards whether all was finite; where C would be
        // lost, or the operands are to be scaled, a pass of its own tells it before.
        magnitude_record<T> record;
        const bool overwrite = beta == T(0), scaled = is_scaled<T>(levels, C.rows, A.cols, C.cols, settings),
                   afterwards = overwrite && !scaled;
        if (!afterwards)
            record.note_operands(A, B, settings);
        const auto finite = [&] {
            return stays_finite<T>(growth_of<T>(levels), alpha, A.cols, record.a(), record.b(), !overwrite);
        };
        if (finite()) { // as far as it is known
            if (scaled) // Scaled operands are no larger, and what is scaled back is no larger than the product.
                scaled_product<T>::run(levels, alpha, A, B, overwrite, C, memory, settings, record.a(),
                                       record.b());
            else
                run_levels<T>(levels, alpha, A, B, beta, C, memory, settings, afterwards ? &record : nullptr);
        }
        if (!finite())
            run_levels<T>({}, alpha, A, B, beta, C, memory, settings, nullptr);
    } else {
        if constexpr (is_rounded_in_software<T>()) {
            if (!levels.empty() && !(all_finite<T>(A) && all_finite<T>(B)))
                levels = {};
            memory.set_model(&A(0, 0)); // Its precision is that of the temporaries.
        }
        // Every product of a fast level would be multiplied by alpha; the elements of C are fewer.
        const bool afterwards = !levels.empty() && beta == T(0) && !(alpha == T(1));
        run_levels<T>(levels, afterwards ? T(1) : alpha, A, B, beta, C, memory, settings, nullptr);
        if (afterwards)
            scale<T>(alpha, C);
    }
}

// Runs a schedule, or as much of its lower end as there is memory for.
template <class T>
void run_within_memory(level_sequence<T> levels, const T& alpha, const matrix_view<const T>& A,
                       const matrix_view<const T>& B, const T& beta, const matrix_view<T>& C,
                       const options& wanted, const execution_settings& settings) {
    for (;; levels = levels.subspan(1)) {
        const std::size_t bytes =
            workspace_bytes_with<T>(levels, C.rows, A.cols, C.cols, settings, beta == T(0));
        workspace_for_call memory;
        if (bytes <= wanted.max_workspace && memory.acquire(bytes, wanted.workspace)) {
            arena leases(memory.bytes());
            return run_guarded<T>(levels, alpha, A, B, beta, C, leases, settings);
        }
        if (levels.empty())
            return naive<T>(alpha, A, B, beta, C);
    }
}

template <class T>
void run_with_beta(level_sequence<T> levels, const T& alpha, const matrix_view<const T>& A,
                   const matrix_view<const T>& B, const T& beta, const matrix_view<T>& C,
                   const options& wanted, const execution_settings& settings) {
    if (levels.empty())
        return run_within_memory<T>(levels, alpha, A, B, beta, C, wanted, settings);
    // A fast level takes beta 0 or 1, and beta * C once more than the classical product would round it.
    if (beta != T(0) && beta != T(1))
        scale<T>(beta, C);
    run_within_memory<T>(levels, alpha, A, B, beta == T(0) ? T(0) : T(1), C, wanted, settings);
}

// A matrix of its own for the result, where C overlaps A or B.
template <class T>
class owned_matrix {
public:
    owned_matrix(std::ptrdiff_t rows, std::ptrdiff_t cols)
        : elements_(new T[static_cast<std::size_t>(rows * cols)]()), rows_(rows), cols_(cols) {}
    matrix_view<T> view() const { return {elements_.get(), rows_, cols_, 1, rows_}; }

private:
    std::unique_ptr<T[]> elements_;
    std::ptrdiff_t rows_;
    std::ptrdiff_t cols_;
};

// Nothing where there is no memory.
template <class T>
std::optional<owned_matrix<T>> owned_if_possible(std::ptrdiff_t rows, std::ptrdiff_t cols) {
    std::optional<owned_matrix<T>> result;
#if FASTMM_HAS_EXCEPTIONS
    try {
        result.emplace(rows, cols);
    } catch (const std::bad_alloc&) {
    }
#else
    result.emplace(rows, cols);
#endif
    return result;
}

// multiply() under levels that are proved.
template <class T>
void multiply_by(level_sequence<T> levels, const T& alpha, const matrix_view<const T>& A,
                 const matrix_view<const T>& B, const T& beta, const matrix_view<T>& C,
                 const options& wanted) {
    if (!shapes_fit<T>(A, B, C))
        fail_shapes<T>(A, B, C);
    if (C.empty())
        return;
    if (A.cols == 0 || alpha == T(0))
        return scale<T>(beta, C);
    const bool overlapping = overlap(C, A) || overlap(C, B);
    const bool threads_are_named = wanted.threads > 0 || (wanted.threads == 0 && !wanted.parallel);
    if (levels.empty() && !overlapping && threads_are_named && wanted.workspace.data() == nullptr &&
        gemm_without_packing<T>(alpha, A, B, beta, C))
        return; // A small product is over before all that follows.
    const execution_settings settings = settings_for<T>(wanted);
    check_given_workspace(wanted, overlapping, "the product", [&] {
        return workspace_bytes_with<T>(levels, C.rows, A.cols, C.cols, settings, beta == T(0));
    });
    std::optional<owned_matrix<T>> product;
    if (overlapping)
        product.emplace(C.rows, C.cols);
    else if (!blocked_scalar<T> && !levels.empty() && !(alpha == T(1)) && !(beta == T(0)) &&
             wanted.workspace.data() == nullptr && wanted.max_workspace == SIZE_MAX)
        product = owned_if_possible<T>(C.rows, C.cols); // Dear products by alpha are made once.
    if (!product)
        return run_with_beta<T>(levels, alpha, A, B, beta, C, wanted, settings);
    run_with_beta<T>(levels, alpha, A, B, T(0), product->view(), wanted, settings);
    const matrix_view<T> result = product->view();
    for (std::ptrdiff_t j = 0; j < C.cols; ++j)
        for (std::ptrdiff_t i = 0; i < C.rows; ++i)
            C(i, j) = beta == T(0) ? result(i, j) : add(multiply(beta, C(i, j)), result(i, j));
}

// The same elements as numbers of the type that they are multiplied as.
template <class T>
auto stored_view(const matrix_view<T>& view) {
    return viewed_as<stored_as<std::remove_const_t<T>>>(view);
}

// multiply_by() for any scalar.
template <class T>
void multiply_stored(level_sequence<stored_as<T>> levels, const T& alpha, const matrix_view<const T>& A,
                     const matrix_view<const T>& B, const T& beta, const matrix_view<T>& C,
                     const options& wanted) {
    using stored = stored_as<T>;
    multiply_by<stored>(levels, static_cast<const stored&>(alpha), stored_view(A), stored_view(B),
                        static_cast<const stored&>(beta), stored_view(C), wanted);
}

} // namespace detail

/// C = alpha * A * B + beta * C under the schedule S, whose tables are all proved over the ring of T.
///
/// Shapes: A is m x k, B is k x n, C is m x n; zero sizes are valid. Strides are free; a stride of C must not
/// be zero where C has more than one element along it. beta == 0: C is not read. alpha == 0: A and B are not
/// read. Overlap: found, and computed through a temporary; std::bad_alloc where
/// there is no memory for it, A, B and C being untouched. Out of memory otherwise: fewer levels, down to the classical
/// product. Result: non-finite exactly where the classical
/// product's is (a product whose operands hold an infinity or a NaN, or could overflow on the way, is
/// computed classically); integers are exact modulo 2^w. Errors: fastmm::error where shapes do not fit, or a
/// given workspace is too small. The same schedule, shape and strides give the same bits. Reentrant.
template <schedule S, scalar T>
void multiply(const std::type_identity_t<T>& alpha, const matrix_view<const T>& A,
              const matrix_view<const T>& B, const std::type_identity_t<T>& beta, const matrix_view<T>& C,
              const options& wanted = {}) {
    static_assert(detail::schedule_is_proved<S, T>);
    using stored = detail::stored_as<T>;
    detail::multiply_stored<T>(detail::sequence_of<stored, S>(), alpha, A, B, beta, C, wanted);
}

} // namespace fastmm::inline FASTMM_ABI
