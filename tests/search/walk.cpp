// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Walks find what is known to be there, and are the same again for a seed.

#include "support/catch.hpp"

#include <fastmm/factorization/run_time_algebra.hpp>
#include <fastmm/io/write.hpp>
#include <fastmm/search/walk.hpp>

using namespace fastmm;
using namespace fastmm::search;

namespace {

std::string text_of(factorization f) {
    f.name = "found";
    return to_text(f);
}

template <class Ring>
factorization find(const shape& dimensions, int rank, std::int64_t most_flips, std::uint64_t seed) {
    walk<Ring> w(definition_of(dimensions), {.seed = seed});
    w.run([&](const walk<Ring>& at) { return at.best_rank() <= rank || at.statistics().flips > most_flips; });
    INFO("shape " << to_string(dimensions) << ", seed " << seed << ", flips " << w.statistics().flips);
    CHECK(w.best_rank() == rank);
    return w.best();
}

template <class Ring>
std::string walked(std::uint64_t seed) {
    walk<Ring> w(definition_of({3, 3, 4}), {.seed = seed, .shortest = 6, .longest = 9, .patience = 1 << 14});
    w.advance(300000);
    CHECK(w.statistics().transitions > 0);
    CHECK(w.statistics().paths > 1);
    return text_of(w.best()) + text_of(to_factorization(w.current()));
}

} // namespace

TEST_CASE("Short walks find Strassen's and Laderman's ranks from nothing") {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        CHECK_NOTHROW(
            require_exact<integers_modulo<2>>(find<modulo_2<std::uint32_t>>({2, 2, 2}, 7, 100000, seed)));
        CHECK_NOTHROW(
            require_exact<integers_modulo<2>>(find<modulo_2<std::uint32_t>>({3, 3, 3}, 23, 20000000, seed)));
        CHECK_NOTHROW(require_exact<integers>(find<ternary<std::uint32_t>>({2, 2, 2}, 7, 100000, seed)));
        CHECK_NOTHROW(require_exact<integers>(find<ternary<std::uint32_t>>({3, 3, 3}, 23, 20000000, seed)));
    }
}

TEST_CASE("A seed is a walk, whatever the masks") {
    CHECK(walked<modulo_2<std::uint32_t>>(5) == walked<modulo_2<std::uint32_t>>(5));
    CHECK(walked<modulo_2<std::uint32_t>>(5) == walked<modulo_2<std::uint64_t>>(5));
    CHECK(walked<modulo_2<std::uint32_t>>(5) == walked<modulo_2<wide_mask<3>>>(5));
    CHECK(walked<modulo_2<std::uint32_t>>(5) != walked<modulo_2<std::uint32_t>>(6));
    CHECK(walked<ternary<std::uint32_t>>(5) == walked<ternary<std::uint32_t>>(5));
    CHECK(walked<ternary<std::uint32_t>>(5) == walked<ternary<std::uint64_t>>(5));
    CHECK(walked<ternary<std::uint32_t>>(5) == walked<ternary<wide_mask<2>>>(5));
}

TEST_CASE("What the caller refuses is no improvement") {
    using ring = modulo_2<std::uint32_t>;
    walk<ring> w(definition_of({2, 2, 2}), {.seed = 1, .shortest = 4, .longest = 6});
    int asked = 0;
    w.run([&](const walk<ring>&) { return asked > 2; },
          [&](const walk<ring>& at) {
              ++asked;
              CHECK(at.current().rank() < at.best_rank());
              return false;
          });
    CHECK(w.best_rank() == 8);
    CHECK(w.statistics().improvements == 0);
}

TEST_CASE("A walk goes on from parts that were joined") {
    const factorization part = find<modulo_2<std::uint32_t>>({2, 2, 2}, 7, 100000, 1);
    const factorization whole = join(join(part, part, along::k), join(part, part, along::k), along::n);
    walk<modulo_2<std::uint32_t>> w(whole, {});
    CHECK(w.best_rank() <= 28);
    w.advance(200000);
    CHECK(residual_of(w.current()).is_zero());
}
