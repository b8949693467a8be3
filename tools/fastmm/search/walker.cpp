// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "search/walker.hpp"

#include <cstdlib>
#include <utility>

namespace fastmm_tool {

namespace {

using fastmm::search::modulo_2;
using fastmm::search::ternary;
using fastmm::search::wide_mask;

template <class Walk>
class typed_walker final : public walker {
public:
    typed_walker(const fastmm::factorization& start, const fastmm::search::walk_settings& settings)
        : walk_(start, settings) {}

    void advance(std::int64_t draws, const std::function<bool()>& accepts) override {
        walk_.advance(draws, [&](const Walk&) { return accepts(); });
    }
    int best_rank() const override { return walk_.best_rank(); }
    int current_rank() const override { return walk_.current().rank(); }
    fastmm::factorization best() const override { return walk_.best(); }
    fastmm::factorization current() const override { return to_factorization(walk_.current()); }
    const fastmm::search::walk_statistics& statistics() const override { return walk_.statistics(); }

private:
    Walk walk_;
};

template <template <class> class Ring>
std::unique_ptr<walker> with_masks(const fastmm::factorization& start,
                                   const fastmm::search::walk_settings& settings) {
    const auto made = [&]<class Mask>(Mask) -> std::unique_ptr<walker> {
        return std::make_unique<typed_walker<fastmm::search::walk<Ring<Mask>>>>(start, settings);
    };
    if (fastmm::search::holds<Ring<std::uint32_t>>(start.dimensions))
        return made(std::uint32_t());
    if (fastmm::search::holds<Ring<std::uint64_t>>(start.dimensions))
        return made(std::uint64_t());
    return made(wide_mask<4>());
}

} // namespace

std::unique_ptr<walker> make_walker(const fastmm::factorization& start, walked_ring ring,
                                    const fastmm::search::walk_settings& settings) {
    return ring == walked_ring::modulo_2 ? with_masks<modulo_2>(start, settings)
                                         : with_masks<ternary>(start, settings);
}

bool can_be_walked(const fastmm::factorization& f, walked_ring ring) {
    for (const fastmm::dynamic_columns* columns : {&f.u, &f.v, &f.w})
        for (const fastmm::entry& e : columns->entries)
            if (ring == walked_ring::modulo_2 ? e.value.denominator % 2 == 0
                                              : e.value.denominator != 1 || std::abs(e.value.numerator) != 1)
                return false;
    return ring == walked_ring::modulo_2 || f.ring != fastmm::stated_ring::modulo_2;
}

fastmm::search::walk_settings draw_settings(fastmm::search::random_source& random) {
    fastmm::search::walk_settings settings;
    settings.shortest = 7 + random.below(8);
    settings.longest = settings.shortest + random.below(7);
    settings.spare = 1 + random.below(4);
    settings.patience = 1 << (20 + random.below(5));
    settings.kept = 1 << random.below(7);
    settings.fresh = random.below(5);
    settings.seed = random();
    return settings;
}

} // namespace fastmm_tool
