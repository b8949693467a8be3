// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A schedule run by its executor, with settings that the test chooses, in a workspace of exactly the bytes that the
// executor asks for.

#pragma once

#include "support/product_check.hpp"
#include "support/tiny_blocks.hpp"

#include <fastmm/execution/execute.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace fastmm_test {

// Settings under which every loop meets its edges; `variant` as in tiny_blocks().
template <class T>
fastmm::detail::execution_settings tiny_settings(int variant, int threads = 1) {
    if constexpr (!fastmm::blocked_scalar<T>) {
        return {{}, threads, 1};
    } else {
        const fastmm::cache_blocks blocks = tiny_blocks<T>(variant);
        constexpr fastmm::register_tile tile = fastmm::tile_for<T>;
        // One sliver, or two and a bit.
        constexpr std::ptrdiff_t width = tile.swapped ? tile.mr : tile.nr;
        return {blocks, threads, variant % 2 == 0 ? width : 2 * width + 1};
    }
}

// Runs an executor in memory that begins at `memory`, aligned to a lease.
template <fastmm::schedule S, class T>
void run_executor(const T& alpha, const fastmm::matrix_view<const T>& A,
                  const fastmm::matrix_view<const T>& B, const T& beta, const fastmm::matrix_view<T>& C,
                  const fastmm::detail::execution_settings& settings, std::byte* memory, std::size_t bytes,
                  fastmm::detail::magnitude_record<T>* record = nullptr) {
    fastmm::detail::arena leases({memory, bytes});
    fastmm::detail::executor<T, S>::run(alpha, A, B, beta, C, leases, settings, record);
}

// A workspace that is aligned to a lease and not larger than it must be, with sentinels behind it.
class guarded_workspace {
public:
    explicit guarded_workspace(std::size_t bytes)
        : memory_(bytes + 2 * fastmm::detail::lease_alignment, mark), bytes_(bytes) {
        const auto address = reinterpret_cast<std::uintptr_t>(memory_.data());
        begin_ = (fastmm::detail::lease_alignment - address % fastmm::detail::lease_alignment) %
                 fastmm::detail::lease_alignment;
    }

    std::byte* data() { return memory_.data() + begin_; }
    std::size_t size() const { return bytes_; }
    bool is_intact() const {
        return std::all_of(memory_.begin() + static_cast<std::ptrdiff_t>(begin_ + bytes_), memory_.end(),
                           [](std::byte byte) { return byte == mark; });
    }

private:
    static constexpr std::byte mark{0x5a};
    std::vector<std::byte> memory_;
    std::size_t bytes_, begin_ = 0;
};

// One random product under given settings; empty where it is right, else what replays it beside them.
template <fastmm::schedule S, class T>
std::string check_executor(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, std::uint64_t seed,
                           const fastmm::detail::execution_settings& settings) {
    guarded_workspace memory(fastmm::detail::executor<T, S>::workspace_bytes(m, k, n, settings));
    std::string failure = check_product_in<T>(
        [](char, std::ptrdiff_t rows, std::ptrdiff_t cols, layout l) {
            return guarded_matrix<T>(rows, cols, l);
        },
        executor_scales, m, k, n, seed,
        [&](const T& alpha, const fastmm::matrix_view<const T>& A, const fastmm::matrix_view<const T>& B,
            const T& beta, const fastmm::matrix_view<T>& C) {
            run_executor<S, T>(alpha, A, B, beta, C, settings, memory.data(), memory.size());
        });
    if (!memory.is_intact())
        failure += " memory behind the workspace was written: m=" + std::to_string(m) +
                   " k=" + std::to_string(k) + " n=" + std::to_string(n) + " seed=" + std::to_string(seed);
    return failure;
}

// The same under tiny settings.
template <fastmm::schedule S, class T>
std::string check_executor(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, std::uint64_t seed,
                           int variant, int threads = 1) {
    std::string failure = check_executor<S, T>(m, k, n, seed, tiny_settings<T>(variant, threads));
    if (!failure.empty())
        failure += " tiny settings " + std::to_string(variant) + " threads=" + std::to_string(threads);
    return failure;
}

} // namespace fastmm_test
