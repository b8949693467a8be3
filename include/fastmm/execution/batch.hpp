// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Many products of one shape: small ones side by side, each by one thread, large ones one after another, each by the team.

#pragma once

#include <fastmm/execution/batch_check.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Products that run at a time, and how each of them runs.
struct batch_split {
    int side_by_side = 1;
    execution_settings each;
};

template <class T>
batch_split split_batch(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, std::ptrdiff_t count,
                        const execution_settings& settings) {
    const auto most = static_cast<int>(std::min<std::ptrdiff_t>(settings.threads, count));
    const double products = static_cast<double>(m) * static_cast<double>(k) * static_cast<double>(n);
    // Only blocked products have a use for a team.
    if (most > 1 && most >= useful_threads<T>(settings, m, k, n) &&
        (products < products_of_small_blocks || !blocked_scalar<T>))
        return {most, settings.alone()};
    return {1, settings};
}

// Bytes of `side_by_side` products that need `bytes` each, alignment included.
inline std::size_t bytes_side_by_side(std::size_t bytes, int side_by_side) {
    return bytes == 0 ? 0
                      : static_cast<std::size_t>(side_by_side) * (bytes - lease_alignment) + lease_alignment;
}

template <class T>
std::size_t batch_workspace_bytes_with(level_sequence<T> levels, std::ptrdiff_t m, std::ptrdiff_t k,
                                       std::ptrdiff_t n, std::ptrdiff_t count,
                                       const execution_settings& settings, bool overwrite) {
    if (count == 0)
        return 0;
    const batch_split split = split_batch<T>(m, k, n, count, settings);
    return bytes_side_by_side(workspace_bytes_with<T>(levels, m, k, n, split.each, overwrite),
                              split.side_by_side);
}

// Calls run(index, product) for every product of a batch; `index` is that of the member which runs it.
template <class Run>
void for_each_product(std::ptrdiff_t count, int side_by_side, const parallel_for_hook& parallel, Run run) {
    run_team(parallel, side_by_side, [&](const team_member& member) {
        const auto [begin, end] = member.share(count, 1);
        for (std::ptrdiff_t i = begin; i < end; ++i)
            run(member.index, i);
    });
}

// Runs a schedule, or as much of its lower end as there is memory for; fewer products side by side before that.
template <class T>
void run_batch(level_sequence<stored_as<T>> levels, const T& alpha, const batch_view<const T>& A,
               const batch_view<const T>& B, const T& beta, const batch_view<T>& C, const options& wanted,
               const execution_settings& settings) {
    const std::ptrdiff_t m = C[0].rows, k = A[0].cols, n = C[0].cols, count = C.count();
    const batch_split split = split_batch<T>(m, k, n, count, settings);
    // As for one product: a fast level takes beta 0 or 1.
    const bool scaled = !levels.empty() && beta != T(0) && beta != T(1);
    const T& below = scaled ? T(1) : beta;
    const auto prepare = [&](std::ptrdiff_t i) {
        if (scaled)
            scale<T>(beta, C[i]);
    };
    for (;; levels = levels.subspan(1)) {
        const std::size_t bytes =
            workspace_bytes_with<stored_as<T>>(levels, m, k, n, split.each, beta == T(0));
        const std::size_t own = bytes == 0 ? 0 : bytes - lease_alignment;
        for (int at_once = split.side_by_side; at_once > 0; at_once /= 2) {
            const std::size_t all = bytes_side_by_side(bytes, at_once);
            if (all > wanted.max_workspace ||
                (wanted.workspace.data() != nullptr && all > wanted.workspace.size()))
                continue;
            workspace_for_call memory;
            if (!memory.acquire(all, wanted.workspace))
                continue;
            arena whole(memory.bytes());
            std::byte* const leases = whole.take(static_cast<std::size_t>(at_once) * own);
            return for_each_product(count, at_once, settings.parallel, [&](int index, std::ptrdiff_t i) {
                arena lease({leases + static_cast<std::size_t>(index) * own, own});
                prepare(i);
                using stored = stored_as<T>;
                run_guarded<stored>(levels, static_cast<const stored&>(alpha), stored_view(A[i]),
                                    stored_view(B[i]), static_cast<const stored&>(below), stored_view(C[i]),
                                    lease, split.each);
            });
        }
        if (levels.empty())
            return for_each_product(count, split.side_by_side, settings.parallel, [&](int, std::ptrdiff_t i) {
                prepare(i);
                naive<T>(alpha, A[i], B[i], below, C[i]);
            });
    }
}

// multiply_batch() under levels that are proved.
template <class T>
void multiply_batch_by(level_sequence<stored_as<T>> levels, const T& alpha, const batch_view<const T>& A,
                       const batch_view<const T>& B, const T& beta, const batch_view<T>& C,
                       const options& wanted) {
    const execution_settings settings = settings_for<stored_as<T>>(wanted);
    check_batch_shapes<T>(A, B, C);
    const std::ptrdiff_t count = C.count();
    if (count == 0 || C[0].empty())
        return;
    check_not_null(C, "C");
    const bool has_workspace = wanted.workspace.data() != nullptr;
    batch_targets<T> targets(C, !has_workspace);
    targets.check_themselves();
    const std::ptrdiff_t m = C[0].rows, k = A[0].cols, n = C[0].cols;
    if (k == 0 || alpha == T(0)) {
        const batch_split split = split_batch<T>(m, 1, n, count, settings);
        return for_each_product(count, split.side_by_side, settings.parallel,
                                [&](int, std::ptrdiff_t i) { scale<T>(beta, C[i]); });
    }
    check_not_null(A, "A");
    check_not_null(B, "B");
    targets.check_operands(A, "A");
    targets.check_operands(B, "B");
    check_given_workspace(wanted, false, "one product of the batch", [&] {
        return workspace_bytes_with<stored_as<T>>(
            levels, m, k, n, split_batch<T>(m, k, n, count, settings).each, beta == T(0));
    });
    run_batch<T>(levels, alpha, A, B, beta, C, wanted, settings);
}

} // namespace detail

/// The bytes that gemm_batch<S> needs beside A, B and C for `count` products, so that all threads have work: see
/// workspace_bytes<S, T>. Those of one product are enough; then fewer of them run side by side.
template <schedule S, scalar T>
std::size_t batch_workspace_bytes(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, std::ptrdiff_t count,
                                  const options& wanted = {}, bool overwrite = false) {
    using stored = detail::stored_as<T>;
    return detail::batch_workspace_bytes_with<stored>(detail::sequence_of<stored, S>(), m, k, n, count,
                                                      detail::settings_for<stored>(wanted), overwrite);
}

/// C[i] = alpha * A[i] * B[i] + beta * C[i] for every i under the schedule S, each with the contracts and the bits of
/// multiply<S>. Small products run side by side, each on one thread; large ones one after another, each on all.
///
/// Shapes: all A m x k, all B k x n, all C m x n; strides may differ. Several A, and several B, may be the same matrix.
/// A C that shares an element with another C, or with any A or B, is refused: fastmm::error names the products, as it
/// does where shapes do not fit or a pointer is null. Then nothing was written. The check takes constant time a product
/// where the matrices C are evenly spaced or ascend in memory apart from A and B, else it sorts them, and with a given
/// workspace, where nothing is allocated, compares them by turns.
template <schedule S, scalar T>
void multiply_batch(const std::type_identity_t<T>& alpha, const std::type_identity_t<batch_view<const T>>& A,
                    const std::type_identity_t<batch_view<const T>>& B, const std::type_identity_t<T>& beta,
                    const batch_view<T>& C, const options& wanted = {}) {
    static_assert(detail::schedule_is_proved<S, T>);
    detail::multiply_batch_by<T>(detail::sequence_of<detail::stored_as<T>, S>(), alpha, A, B, beta, C,
                                 wanted);
}

} // namespace fastmm::inline FASTMM_ABI
