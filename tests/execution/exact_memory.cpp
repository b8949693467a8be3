// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The bytes that a product asks for are those that it takes: not one lease more.

#include "execution/every_way.hpp"
#include "execution/executor_check.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

using namespace fastmm;
using namespace fastmm_test;

namespace {

struct size {
    std::ptrdiff_t m, k, n;
};
constexpr size some_sizes[] = {{61, 67, 83},   {129, 130, 64}, {40, 200, 41}, {96, 96, 96},
                               {300, 17, 301}, {9, 300, 9},    {3, 40, 2},    {5, 5, 5}};

// The most bytes out at a time over products of finite numbers and of others, in either storage order.
template <schedule S, class T>
std::size_t most_taken(const size& s, const detail::execution_settings& settings, bool overwrite) {
    std::size_t most = 0;
    for (const auto& [finite, c_layout] :
         {std::pair{true, layout::strided}, std::pair{true, layout::padded_rows},
          std::pair{false, layout::strided}}) {
        // Strides that no product takes without packing.
        guarded_matrix<T> A(s.m, s.k, layout::strided), B(s.k, s.n, layout::strided), C(s.m, s.n, c_layout);
        A.fill([] { return T(1); });
        B.fill([] { return T(1); });
        C.fill([] { return T(0); });
        if constexpr (rounded_scalar<T>)
            if (!finite)
                A.view()(0, 0) = T(std::numeric_limits<detail::real_of<T>>::infinity());
        guarded_workspace memory(
            detail::workspace_bytes_with<T>(detail::sequence_of<T, S>(), s.m, s.k, s.n, settings, overwrite));
        detail::arena leases({memory.data(), memory.size()});
        detail::run_guarded<T>(detail::sequence_of<T, S>(), T(1), A.read(), B.read(), T(overwrite ? 0 : 1),
                               C.view(), leases, settings);
        most = std::max(most, leases.most_taken());
    }
    return most;
}

template <class T>
void check_exact() {
    for_each_way([]<class S>(S, const char* name) {
        for (const size& s : some_sizes)
            for (const int threads : {1, 2, 3})
                for (const bool overwrite : {true, false})
                    for (const auto& settings :
                         {tiny_settings<T>(1, threads), detail::machine_settings<T>(threads)}) {
                        INFO(name << ", " << s.m << " x " << s.k << " x " << s.n << ", " << threads
                                  << " threads, " << (overwrite ? "overwritten" : "added"));
                        const std::size_t asked = detail::workspace_bytes_with<T>(
                            detail::sequence_of<T, S>(), s.m, s.k, s.n, settings, overwrite);
                        const std::size_t taken = most_taken<S, T>(s, settings, overwrite);
                        REQUIRE(asked == (taken == 0 ? 0 : taken + detail::lease_alignment));
                    }
    });
}

} // namespace

TEST_CASE("a product takes all the bytes that it asks for") {
    check_exact<double>();
    check_exact<int>();
}

TEST_CASE("the bytes of a product that overwrites C are no more than those of one that adds, and enough") {
    const std::ptrdiff_t m = 61, k = 67, n = 83;
    guarded_matrix<double> A(m, k, layout::row_major), B(k, n, layout::row_major), C(m, n, layout::row_major);
    A.fill([] { return 1.0; });
    B.fill([] { return 1.0; });
    for_each_way([&]<class S>(S, const char* name) {
        options wanted;
        wanted.threads = 1;
        const std::size_t added = workspace_bytes<S, double>(m, k, n, wanted),
                          overwritten = workspace_bytes<S, double>(m, k, n, wanted, true);
        INFO(name);
        CHECK(added == workspace_bytes<S, double>(m, k, n, 1));
        CHECK(overwritten <= added);
        for (const bool overwrite : {true, false}) {
            std::vector<std::byte> memory(overwrite ? overwritten : added);
            const double beta = overwrite ? 0 : 1;
            C.fill([] { return 2.0; });
            wanted.workspace = memory;
            multiply<S, double>(1, A.read(), B.read(), beta, C.view(), wanted);
            CHECK(C.view()(60, 82) == 67 + 2 * beta);
            wanted.workspace = wanted.workspace.first(memory.size() - 1);
            CHECK_THROWS_AS((multiply<S, double>(1, A.read(), B.read(), beta, C.view(), wanted)), error);
        }
    });
    // One level of Strassen's algorithm keeps three of its seven products in C.
    using one_level = levels<by_products<tables::strassen>>;
    CHECK(workspace_bytes<one_level, double>(640, 640, 640, {.threads = 1}, true) <
          workspace_bytes<one_level, double>(640, 640, 640, {.threads = 1}));
}
