// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The textbook product, which the other tests trust, against products that were formed by hand.

#include "kernel/scalars.hpp"
#include "support/catch.hpp"

#include <fastmm/kernel/naive.hpp>

#include <complex>
#include <vector>

using namespace fastmm;
using fastmm_test::heap_matrix;

namespace {

TEST_CASE("a product by hand") {
    const int a[] = {1, 2, 3, 4, 5, 6};    // 2 x 3 by rows
    const int b[] = {7, 9, 11, 8, 10, 12}; // 3 x 2 by columns
    int c[] = {1, -1, -2, 2};              // 2 x 2 by rows
    const matrix_view<const int> A{a, 2, 3, 3, 1}, B{b, 3, 2, 1, 3};
    const matrix_view<int> C{c, 2, 2, 2, 1};
    SECTION("C = A B") {
        naive<int>(1, A, B, 0, C);
        CHECK(std::vector<int>(c, c + 4) == std::vector<int>{58, 64, 139, 154});
    }
    SECTION("C = A B + C") {
        naive<int>(1, A, B, 1, C);
        CHECK(std::vector<int>(c, c + 4) == std::vector<int>{59, 63, 137, 156});
    }
    SECTION("C = -2 A B + 3 C") {
        naive<int>(-2, A, B, 3, C);
        CHECK(std::vector<int>(c, c + 4) == std::vector<int>{-113, -131, -284, -302});
    }
    SECTION("an inner dimension of zero leaves beta C") {
        naive<int>(1, A.block(0, 0, 2, 0), B.block(0, 0, 0, 2), 3, C);
        CHECK(std::vector<int>(c, c + 4) == std::vector<int>{3, -3, -6, 6});
        naive<int>(1, A.block(0, 0, 2, 0), B.block(0, 0, 0, 2), 0, C);
        CHECK(std::vector<int>(c, c + 4) == std::vector<int>{0, 0, 0, 0});
    }
    SECTION("a C of no columns is left alone") {
        naive<int>(1, A, B.block(0, 0, 3, 0), 0, C.block(0, 0, 2, 0));
        CHECK(std::vector<int>(c, c + 4) == std::vector<int>{1, -1, -2, 2});
    }
}

TEST_CASE("complex numbers are multiplied, not their conjugates") {
    using complex = std::complex<double>;
    const complex a[] = {{1, 2}, {3, -1}}, b[] = {{0, 1}, {2, 2}};
    complex c[] = {{5, 5}};
    // (1 + 2i) i + (3 - i)(2 + 2i) = (-2 + i) + (8 + 4i)
    naive<complex>(1, {a, 1, 2, 2, 1}, {b, 2, 1, 1, 2}, 0, {c, 1, 1, 1, 1});
    CHECK(c[0] == complex(6, 5));
    naive<complex>(complex(0, 1), {a, 1, 2, 2, 1}, {b, 2, 1, 1, 2}, complex(0, 2), {c, 1, 1, 1, 1});
    CHECK(c[0] == complex(-5, 6) + complex(-10, 12));
}

TEST_CASE("factors keep their order where they do not commute") {
    const heap_matrix x(0, 1, 0, 0), y(0, 0, 1, 0);
    heap_matrix c(5);
    naive<heap_matrix>(heap_matrix(1), {&x, 1, 1, 1, 1}, {&y, 1, 1, 1, 1}, heap_matrix(0), {&c, 1, 1, 1, 1});
    CHECK(c == heap_matrix(1, 0, 0, 0));
    naive<heap_matrix>(y, {&x, 1, 1, 1, 1}, {&y, 1, 1, 1, 1}, heap_matrix(0), {&c, 1, 1, 1, 1});
    CHECK(c == heap_matrix(0, 0, 1, 0));
}

TEST_CASE("beta of zero does not read C") {
    const double one = 1;
    double c = fastmm_test::poison<double>();
    naive<double>(1, {&one, 1, 1, 1, 1}, {&one, 1, 1, 1, 1}, 0, {&c, 1, 1, 1, 1});
    CHECK(c == 1);
    c = fastmm_test::poison<double>();
    scale<double>(0, {&c, 1, 1, 1, 1});
    CHECK(c == 0);
}

} // namespace
