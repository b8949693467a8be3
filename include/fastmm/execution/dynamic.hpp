// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Products under factorizations that are read at run time. The loops are those of a schedule that the compiler made, and
// so are the bits of the result.

#pragma once

#include <fastmm/execution/dynamic_level.hpp>
#include <fastmm/execution/execute.hpp>
#include <fastmm/factorization/run_time_proof.hpp>

#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>
#include <vector>

namespace fastmm::inline FASTMM_ABI {

template <scalar T>
class dynamic_schedule;

namespace detail {

template <class T>
level_sequence<stored_as<T>> levels_of(const dynamic_schedule<T>& schedule);

// A level whose code is read, to be executed in its way; it lives as long as the code.
template <class T>
scheduled_level<T> schedule_dynamic_level(const dynamic_level_code& code) {
    if constexpr (blocked_scalar<T>)
        if (code.execution() == way::products)
            return schedule_level<T, way::products>(code.view(), code.growth());
    return schedule_level<T, way::passes>(code.view(), code.growth());
}

} // namespace detail

/// A schedule whose factorizations are read at run time, for scalars T: what levels<F1, F2, ...> is at compile time. Each
/// level is executed in the way that measurements favour, as one of levels<> for which no way is named.
///
/// A product under it costs what it costs under the compiled schedule, and gives the same bits, up to tables whose
/// additions the compiler does not search: those are shared here. Copies share their code. Reentrant.
template <scalar T>
class dynamic_schedule {
public:
    /// The classical product.
    dynamic_schedule() = default;

    /// The levels of the recursion, outermost first. Each is proved exact over the ring of T; throws fastmm::error where
    /// one is malformed or is not, and names the first wrong entry of its residual. The factorizations are not needed
    /// afterwards. Cost: the residual, and the additions as in share_additions().
    explicit dynamic_schedule(std::span<const factorization> levels) {
        for (std::size_t i = 0; i < levels.size(); ++i) {
            const factorization& f = levels[i];
            require_well_formed(f);
            require_exact<ring_of<T>>(f);
            const detail::way execution = detail::automatic_way<stored>(i + 1 == levels.size());
            code_.push_back(std::make_shared<const detail::dynamic_level_code>(f, execution));
            levels_.push_back(detail::schedule_dynamic_level<stored>(*code_.back()));
        }
    }

    /// The number of levels.
    std::size_t depth() const { return levels_.size(); }

private:
    using stored = detail::stored_as<T>;
    friend detail::level_sequence<stored> detail::levels_of<T>(const dynamic_schedule<T>&);

    std::vector<std::shared_ptr<const detail::dynamic_level_code>> code_;
    std::vector<detail::scheduled_level<stored>> levels_; // views of the code
};

namespace detail {

template <class T>
level_sequence<stored_as<T>> levels_of(const dynamic_schedule<T>& schedule) {
    return schedule.levels_;
}

} // namespace detail

/// The bytes that multiply() needs beside A, B and C under a schedule: see workspace_bytes<S, T>.
template <scalar T>
std::size_t workspace_bytes(const dynamic_schedule<T>& schedule, std::ptrdiff_t m, std::ptrdiff_t k,
                            std::ptrdiff_t n, const options& wanted, bool overwrite = false) {
    using stored = detail::stored_as<T>;
    return detail::workspace_bytes_with<stored>(detail::levels_of<T>(schedule), m, k, n,
                                                detail::settings_for<stored>(wanted), overwrite);
}

/// The same with that many threads of OpenMP's.
template <scalar T>
std::size_t workspace_bytes(const dynamic_schedule<T>& schedule, std::ptrdiff_t m, std::ptrdiff_t k,
                            std::ptrdiff_t n, int threads = 0) {
    options wanted;
    wanted.threads = threads;
    return workspace_bytes(schedule, m, k, n, wanted);
}

/// C = alpha * A * B + beta * C under a schedule that is made at run time, with the contracts of multiply<S>: shapes,
/// overlap, alpha and beta, infinities, workspace, threads and errors.
template <scalar T>
void multiply(const dynamic_schedule<T>& schedule, const std::type_identity_t<T>& alpha,
              const std::type_identity_t<matrix_view<const T>>& A,
              const std::type_identity_t<matrix_view<const T>>& B, const std::type_identity_t<T>& beta,
              const matrix_view<T>& C, const options& wanted = {}) {
    detail::multiply_stored<T>(detail::levels_of<T>(schedule), alpha, A, B, beta, C, wanted);
}

} // namespace fastmm::inline FASTMM_ABI
