// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// One tile of C, against the textbook product of the same slivers.

#include "kernel/scalars.hpp"
#include "support/catch.hpp"

#include <fastmm/kernel/micro_kernel.hpp>
#include <fastmm/kernel/naive.hpp>

#include <complex>
#include <cstdint>
#include <vector>

using namespace fastmm;
using namespace fastmm_test;

namespace {

TEMPLATE_TEST_CASE("a tile of C is alpha A B + beta C", "", float, double, long double, std::complex<float>,
                   std::complex<double>, std::int8_t, std::int16_t, std::int32_t, std::int64_t, std::uint8_t,
                   std::uint16_t, std::uint32_t, std::uint64_t) {
    using T = TestType;
    constexpr std::ptrdiff_t mr = blocking_for<T>.mr, nr = blocking_for<T>.nr;
    std::uint64_t seed = 0;
    for (std::ptrdiff_t depth = 0; depth <= 9; ++depth)
        for (const int alpha : {1, 0, -1, 2})
            for (const int beta : {0, 1, -1, 3})
                for (const layout c_layout : {layout::column_major, layout::padded_columns}) {
                    random_source random(++seed);
                    INFO("depth=" << depth << " alpha=" << alpha << " beta=" << beta << " seed=" << seed
                                  << " C " << to_string(c_layout));
                    // A sliver of A is mr x depth by columns, a sliver of B depth x nr by rows.
                    guarded_matrix<T> A(mr, depth, layout::column_major), B(depth, nr, layout::row_major),
                        C(mr, nr, c_layout), expected(mr, nr, layout::column_major);
                    A.fill([&] { return exact_value<T>(random); });
                    B.fill([&] { return exact_value<T>(random); });
                    C.fill([&] { return beta == 0 ? poison<T>() : exact_value<T>(random); });
                    for (std::ptrdiff_t j = 0; j < nr; ++j)
                        for (std::ptrdiff_t i = 0; i < mr; ++i)
                            expected.view()(i, j) = C.view()(i, j);
                    const T a = from_int<T>(alpha), b = from_int<T>(beta);
                    naive<T>(a, A.read(), B.read(), b, expected.view());
                    micro_kernel<T>(depth, A.view().data, B.view().data, a, b, C.view().data,
                                    C.view().col_stride);
                    std::ptrdiff_t wrong = 0;
                    for (std::ptrdiff_t j = 0; j < nr; ++j)
                        for (std::ptrdiff_t i = 0; i < mr; ++i)
                            wrong += C.view()(i, j) == expected.view()(i, j) ? 0 : 1;
                    REQUIRE(wrong == 0);
                    REQUIRE(C.is_intact());
                }
}

} // namespace
