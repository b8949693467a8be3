// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// How a mistake is reported.

#include "support/catch.hpp"

#include <fastmm/error.hpp>

#include <concepts>
#include <stdexcept>
#include <string>

static_assert(std::derived_from<fastmm::error, std::invalid_argument>);

#if FASTMM_HAS_EXCEPTIONS
TEST_CASE("fail throws fastmm::error with one line that names the library") {
    try {
        fastmm::fail("A is 2 x 3, B is 4 x 5");
        FAIL("nothing was thrown");
    } catch (const fastmm::error& e) {
        CHECK(std::string(e.what()) == "fastmm: A is 2 x 3, B is 4 x 5");
    }
}
#endif
