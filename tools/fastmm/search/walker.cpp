// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "search/walker.hpp"

#include <fastmm/search/half_turn_walk.hpp>
#include <fastmm/search/rotation_walk.hpp>

#include <algorithm>
#include <bit>
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

template <class Ring>
std::unique_ptr<walker> walk_over(const fastmm::factorization& start,
                                  const fastmm::search::walk_settings& settings, walked_symmetry symmetry) {
    if (symmetry == walked_symmetry::cyclic)
        return std::make_unique<typed_walker<fastmm::search::cyclic_walk<Ring>>>(start, settings);
    if (symmetry == walked_symmetry::half_turn)
        return std::make_unique<typed_walker<fastmm::search::half_turn_walk<Ring>>>(start, settings);
    if (symmetry == walked_symmetry::rotation) {
        if constexpr (Ring::characteristic == 2)
            return std::make_unique<typed_walker<fastmm::search::rotation_walk<Ring>>>(start, settings);
        else
            fastmm::fail("walks among rotation schemes are modulo 2");
    }
    return std::make_unique<typed_walker<fastmm::search::walk<Ring>>>(start, settings);
}

// Calls with the ring policy of the narrowest masks.
template <class Call>
auto with_ring(const fastmm::shape& s, walked_ring ring, Call call) {
    const auto over = [&]<class Mask>(Mask) {
        return ring == walked_ring::modulo_2 ? call(modulo_2<Mask>()) : call(ternary<Mask>());
    };
    if (fastmm::search::holds<modulo_2<std::uint32_t>>(s))
        return over(std::uint32_t());
    if (fastmm::search::holds<modulo_2<std::uint64_t>>(s))
        return over(std::uint64_t());
    return over(wide_mask<4>());
}

} // namespace

std::unique_ptr<walker> make_walker(const fastmm::factorization& start, walked_ring ring,
                                    const fastmm::search::walk_settings& settings, walked_symmetry symmetry) {
    return with_ring(start.dimensions, ring,
                     [&]<class Ring>(Ring) { return walk_over<Ring>(start, settings, symmetry); });
}

int draw_fixed_terms(int n, std::optional<int> rank, fastmm::search::random_source& random) {
    int result = 1 + (rank ? (*rank + 2) % 3 : random.below(3)); // rank modulo 3, or 3.
    while (result + 3 <= 2 * n && random.below(4) == 0)
        result += 3;
    return result;
}

std::optional<fastmm::factorization> cyclic_start(int n, int fixed, walked_ring ring,
                                                  fastmm::search::random_source& random) {
    return with_ring({n, n, n}, ring, [&]<class Ring>(Ring) -> std::optional<fastmm::factorization> {
        try {
            return fastmm::search::cyclic_start<Ring>(n, fixed, random);
        } catch (const fastmm::error&) { // So many were not met.
            return std::nullopt;
        }
    });
}

fastmm::factorization half_turn_start(int n, walked_ring ring) {
    return with_ring({n, n, n}, ring,
                     [&]<class Ring>(Ring) { return fastmm::search::half_turn_start<Ring>(n, 1); });
}

bool can_be_walked(const fastmm::factorization& f, walked_ring ring) {
    for (const fastmm::dynamic_columns* columns : {&f.u, &f.v, &f.w})
        for (const fastmm::entry& e : columns->entries)
            if (ring == walked_ring::modulo_2 ? e.value.denominator % 2 == 0
                                              : e.value.denominator != 1 || std::abs(e.value.numerator) != 1)
                return false;
    return ring == walked_ring::modulo_2 || f.ring != fastmm::stated_ring::modulo_2;
}

std::int64_t volume(const fastmm::shape& s) {
    return std::int64_t(s.m) * s.k * s.n;
}

fastmm::search::walk_settings draw_settings(fastmm::search::random_source& random) {
    fastmm::search::walk_settings settings;
    settings.shortest = 8 + random.below(6);
    settings.longest = settings.shortest + random.below(4);
    settings.spare = 2 + random.below(3);
    settings.patience = 1 << (22 + random.below(4));
    settings.kept = 1 << random.below(7);
    settings.fresh = random.below(4) == 0 ? 4 : 0;
    settings.seed = random();
    return settings;
}

fastmm::search::walk_settings draw_cyclic_settings(std::int64_t volume,
                                                   fastmm::search::random_source& random) {
    // From three fixed terms 5x5x5:96 or 93 modulo 2 was met about once in 1.3 * 10^9 draws with periods of 2^12 (15 times, independent seeds),
    // once in 6 * 10^9 with 2^13, and not in 2.6 * 10^9 with 2^11; with a patience of 10^7 twice in 2.7 * 10^9. More than 2 * 10^7, and the room
    // to rise, 24 to 60, made no difference that so few can show.
    constexpr std::int64_t patience = 1800, most_patience = 1 << 30;
    const std::int64_t square = volume * volume;
    fastmm::search::walk_settings settings;
    settings.patience = static_cast<int>(std::min(patience * square, most_patience));
    settings.shortest = settings.longest =
        std::max(static_cast<int>(std::bit_width(static_cast<std::uint64_t>(square))) - 2, 0);
    settings.spare = 12 * (2 + random.below(2));
    settings.fresh = 1;
    settings.seed = random();
    return settings;
}

fastmm::search::walk_settings draw_half_turn_settings(fastmm::search::random_source& random) {
    fastmm::search::walk_settings settings; // A transition raises the rank by 6.
    settings.spare = 6 * (1 + random.below(3));
    settings.seed = random();
    return settings;
}

fastmm::search::walk_settings draw_rotation_settings(std::int64_t volume,
                                                     fastmm::search::random_source& random) {
    // 4x4x4:47 was met from the definition once in some 2 * 10^7 draws of all walks, as often with periods of 2^8 as of 2^12, and with room for 6
    // terms as for 15. From there and a slice, 4x4x5:60 was met by walks with periods up to 2^10, mostly, and room for 9 to 30 terms; from
    // that and a slice, 4x5x5:74 by walks with periods of 2^13.
    constexpr std::int64_t volume_of_4x4x5 = 80, volume_of_4x4x4 = 64;
    fastmm::search::walk_settings settings;
    settings.shortest = settings.longest =
        volume <= volume_of_4x4x5 ? 8 + random.below(4) : 12 + random.below(3);
    settings.spare = 3 * (2 + random.below(volume <= volume_of_4x4x4 ? 4 : 12));
    settings.fresh = 0;
    settings.seed = random();
    return settings;
}

fastmm::search::walk_settings draw_growth_settings(fastmm::search::random_source& random) {
    fastmm::search::walk_settings settings;
    // Of walks from 4x4x5:60 and a slice to 4x5x5, modulo 2, more fell to 76 and to 73 the further they could rise: 1 of 14 up to 2 terms, 5 of 36
    // up to 7. From 5x5x5:97 less an index to 4x5x5 in 10^8 draws: to 79.4 at periods of 2^9 to 2^13, up to 6 terms and with a patience of
    // 2^20, to 78.5 at 2^12 and more, up to 8 and 10^7.
    settings.shortest = settings.longest = 10 + random.below(4);
    settings.spare = 6 + random.below(9);
    settings.patience = 1 << (21 + random.below(5));
    settings.fresh = 0;
    settings.seed = random();
    return settings;
}

} // namespace fastmm_tool
