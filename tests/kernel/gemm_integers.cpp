// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The classical product on both sides of every block edge, in every layout: integers, whose signed types are
// multiplied as the unsigned ones, and a ring on the heap.

#include "kernel/gemm_check.hpp"

#include <cstdint>

using namespace fastmm;
using namespace fastmm_test;

TEMPLATE_TEST_CASE("sizes at the edges of the machine's blocks", "", std::uint32_t) {
    check_machine_edges<TestType>();
}

TEMPLATE_TEST_CASE("random sizes of integers in tiny blocks", "", std::uint8_t, std::uint16_t, std::uint32_t,
                   std::uint64_t, std::int32_t) {
    check_tiny_blocks<TestType>();
}

TEMPLATE_TEST_CASE("every layout of A, B and C", "", std::uint8_t, std::uint32_t) {
    check_every_layout<TestType>();
}

TEMPLATE_TEST_CASE("every alpha and beta for integers, packed or not", "", std::uint8_t, std::uint16_t,
                   std::uint32_t, std::uint64_t, std::int32_t, heap_matrix) {
    check_every_scale<TestType>();
}

TEMPLATE_TEST_CASE("sizes of zero and one", "", std::uint16_t, heap_matrix) {
    check_sizes_of_zero_and_one<TestType>();
}

TEMPLATE_TEST_CASE("sums of one to six blocks go to one to four targets", "", std::uint8_t, std::uint16_t,
                   std::uint32_t, std::uint64_t, std::int32_t) {
    for (std::uint64_t seed = 0; seed < 800; ++seed)
        check_packed_gemm<TestType>(seed);
}
