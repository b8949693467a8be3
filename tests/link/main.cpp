// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Several translation units that include everything, in one program: they link, and each computes with its
// own code.

#include "units.hpp"

#include <fastmm/matmul.hpp>

#include <cstdio>
#include <vector>

namespace {

int failures = 0;

void check(bool condition, const char* what) {
    if (condition)
        return;
    std::printf("failed: %s\n", what);
    ++failures;
}

// Small integers: every sum and product is exact.
std::vector<double> numbers(std::ptrdiff_t count, unsigned state) {
    std::vector<double> result(static_cast<std::size_t>(count));
    for (double& x : result) {
        state = state * 1664525u + 1013904223u;
        x = static_cast<double>(state >> 28u) - 8.0;
    }
    return result;
}

} // namespace

int main() {
    constexpr std::ptrdiff_t n = 131;
    const std::vector<double> a = numbers(n * n, 1), b = numbers(n * n, 2);
    std::vector<double> c(static_cast<std::size_t>(n * n)), expected(c);
    for (std::ptrdiff_t j = 0; j < n; ++j)
        for (std::ptrdiff_t l = 0; l < n; ++l)
            for (std::ptrdiff_t i = 0; i < n; ++i)
                expected[static_cast<std::size_t>(i + j * n)] +=
                    a[static_cast<std::size_t>(i + l * n)] * b[static_cast<std::size_t>(l + j * n)];

    const auto is_right = [&](auto multiply) {
        c.assign(c.size(), -1.0);
        multiply(n, a.data(), b.data(), c.data());
        return c == expected;
    };
    check(is_right(multiply_in_first_unit), "the product in the first unit");
    check(is_right(multiply_in_second_unit), "the product in the second unit");
    check(is_right(multiply_in_unit_of_other_instruction_set),
          "the product in the unit of another instruction set");
    check(is_right(multiply_in_unit_without_exceptions), "the product in the unit without exceptions");

    const std::string own = instruction_set_of_first_unit(), other = instruction_set_of_other_unit();
    std::printf("instruction sets: %s, %s\n", own.c_str(), other.c_str());
#if defined(TWO_INSTRUCTION_SETS)
    check(own != other, "units of two instruction sets have namespaces of their own");
#endif
    check(fail_of_first_unit() == fail_of_second_unit(), "equal units share their code");
    check(fail_of_first_unit() != fail_of_unit_without_exceptions(),
          "units with and without exceptions have a function of their own for errors");
    check(workspace_of_first_unit() == workspace_of_second_unit(),
          "equal units share the workspace of a thread");
    check(first_unit_throws(), "a unit with exceptions throws, though another has none");
    std::printf("%s\n", failures == 0 ? "all passed" : "FAILED");
    return failures == 0 ? 0 : 1;
}
