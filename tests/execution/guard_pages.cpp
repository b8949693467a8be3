// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Schedules on memory that ends at a page that cannot be touched: A, B, C and the workspace.

#include "support/guard_pages.hpp"
#include "execution/executor_check.hpp"
#include "support/catch.hpp"

#include <fastmm/factorization/tables/f2x2x3_11.hpp>
#include <fastmm/factorization/tables/strassen.hpp>

#include <complex>
#include <cstdint>
#include <string>

using namespace fastmm;
using namespace fastmm_test;

#if FASTMM_TEST_HAS_GUARD_PAGES

namespace {

constexpr std::size_t most_bytes = 1 << 20;

struct all_pages {
    guard_pages a{most_bytes}, b{most_bytes}, c{most_bytes}, workspace{32 * most_bytes};
};

template <schedule S, class T>
void check_between_guards(const all_pages& pages) {
    for (std::uint64_t seed = 0; seed < 240; ++seed) {
        random_source random(1000 + seed);
        const auto any_side = [&] {
            return random.between(0, 1) == 0 ? guard_side::front : guard_side::back;
        };
        const guard_side a_side = any_side(), b_side = any_side(), c_side = any_side(),
                         workspace_side = any_side();
        const std::ptrdiff_t m = random.between(1, 40), k = random.between(1, 40), n = random.between(1, 40);
        const auto variant = static_cast<int>(random.between(0, tiny_variants - 1));
        const detail::execution_settings settings =
            random.between(0, 1) == 0 ? tiny_settings<T>(variant) : detail::machine_settings<T>(1);
        const std::size_t bytes = detail::executor<T, S>::workspace_bytes(m, k, n, settings);
        const std::string failure = check_product_in<T>(
            [&](char operand, std::ptrdiff_t rows, std::ptrdiff_t cols, layout l) {
                const bool is_a = operand == 'A', is_b = operand == 'B';
                return page_matrix<T>(is_a   ? pages.a
                                      : is_b ? pages.b
                                             : pages.c,
                                      is_a   ? a_side
                                      : is_b ? b_side
                                             : c_side,
                                      rows, cols, l);
            },
            executor_scales, m, k, n, seed,
            [&](const T& alpha, const matrix_view<const T>& A, const matrix_view<const T>& B, const T& beta,
                const matrix_view<T>& C) {
                detail::magnitude_record<T>* no_record = nullptr;
                run_executor<S, T>(alpha, A, B, beta, C, settings,
                                   pages.workspace.place(bytes, workspace_side), bytes, no_record);
                if constexpr (rounded_scalar<T>) {
                    detail::magnitude_record<T> record;
                    if (beta == T(0))
                        run_executor<S, T>(alpha, A, B, beta, C, settings,
                                           pages.workspace.place(bytes, workspace_side), bytes, &record);
                }
            });
        if (!failure.empty())
            FAIL(failure << ", sides from seed " << 1000 + seed);
    }
}

} // namespace

TEMPLATE_TEST_CASE("schedules touch nothing but their operands and their workspace", "", float, double,
                   std::complex<double>) {
    const all_pages pages;
    using tables::strassen;
    check_between_guards<levels<>, TestType>(pages);
    check_between_guards<levels<by_packing<strassen>>, TestType>(pages);
    check_between_guards<levels<by_products<strassen>>, TestType>(pages);
    check_between_guards<levels<by_panels<strassen>>, TestType>(pages);
    check_between_guards<levels<by_passes<strassen>>, TestType>(pages);
    check_between_guards<levels<by_passes<tables::f2x2x3_11>, by_panels<strassen>>, TestType>(pages);
}

#endif
