// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Where walks begin: at the definition, or at a scheme that is made of schemes of other shapes. Large shapes never leave the
// definition; what is joined of the best smaller schemes is near the best to begin with.

#pragma once

#include <fastmm/error.hpp>
#include <fastmm/factorization/run_time_algebra.hpp>
#include <fastmm/search/projection.hpp>
#include <fastmm/search/random.hpp>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace fastmm::inline FASTMM_ABI::search {

/// How a start is made.
enum class start_kind {
    definition, ///< m k n products
    merge, ///< Two schemes side by side along a dimension; where one is a single slice, the other is extended by it.
    projection, ///< A scheme that is larger by one along a dimension, without one index.
    product,    ///< A scheme of blocks that are multiplied by another one.
};

/// A start that can be made, of which shapes.
struct start_recipe {
    start_kind how = start_kind::definition;
    shape dimensions;
    int rank =
        0; ///< At most; for a projection, what the larger scheme has for each index, times the indices that stay.
    along dimension = along::m; ///< merge, projection
    shape first,
        second; ///< merge: side by side; product: outer and inner; projection: first is the larger one.
};

/// The least rank of a shape, in the orientation that is asked for; none where no scheme of it is at hand.
template <class T>
concept rank_lookup = requires(T ranks, shape s) {
    { ranks(s) } -> std::convertible_to<std::optional<int>>;
};

/// A scheme of a shape, in some orientation of it. Is asked only for shapes that the rank_lookup knows.
template <class T>
concept scheme_lookup = requires(T schemes, shape s) {
    { schemes(s) } -> std::convertible_to<factorization>;
};

} // namespace fastmm::inline FASTMM_ABI::search

namespace fastmm::inline FASTMM_ABI::detail {

constexpr int definition_rank(const shape& s) {
    return s.m * s.k * s.n;
}

constexpr std::array<along, 3> all_dimensions{along::m, along::k, along::n};

template <class Ranks>
void append_merges(std::vector<search::start_recipe>& recipes, const shape& wanted, const Ranks& rank_of) {
    for (const along dimension : all_dimensions)
        for (int cut = 1; 2 * cut <= length(wanted, dimension); ++cut) {
            const shape first = with_length(wanted, dimension, length(wanted, dimension) - cut),
                        second = with_length(wanted, dimension, cut);
            recipes.push_back({search::start_kind::merge, wanted, rank_of(first) + rank_of(second), dimension,
                               first, second});
        }
}

template <class Ranks>
void append_products(std::vector<search::start_recipe>& recipes, const shape& wanted, const Ranks& rank_of) {
    for (int m = 1; m <= wanted.m; ++m)
        for (int k = 1; k <= wanted.k; ++k)
            for (int n = 1; n <= wanted.n; ++n) {
                if (wanted.m % m != 0 || wanted.k % k != 0 || wanted.n % n != 0)
                    continue;
                const shape outer{m, k, n}, inner{wanted.m / m, wanted.k / k, wanted.n / n};
                if (definition_rank(outer) > 1 && definition_rank(inner) > 1)
                    recipes.push_back({search::start_kind::product, wanted, rank_of(outer) * rank_of(inner),
                                       along::m, outer, inner});
            }
}

} // namespace fastmm::inline FASTMM_ABI::detail

namespace fastmm::inline FASTMM_ABI::search {

/// All starts of a shape, those of least rank first. Parts that the lookup does not know are made by their definition; what is
/// of the definition's rank anyhow stands there once, as the definition.
template <rank_lookup Ranks>
std::vector<start_recipe> start_recipes(const shape& wanted, Ranks&& ranks) {
    const auto rank_of = [&](const shape& s) {
        const std::optional<int> known = ranks(s);
        return known ? *known : detail::definition_rank(s);
    };
    std::vector<start_recipe> recipes;
    detail::append_merges(recipes, wanted, rank_of);
    detail::append_products(recipes, wanted, rank_of);
    for (const along dimension : detail::all_dimensions) {
        const int size = detail::length(wanted, dimension);
        const shape larger = detail::with_length(wanted, dimension, size + 1);
        if (const std::optional<int> known = ranks(larger))
            recipes.push_back(
                {start_kind::projection, wanted, (*known * size + size) / (size + 1), dimension, larger, {}});
    }
    const int by_definition = detail::definition_rank(wanted);
    std::erase_if(recipes, [&](const start_recipe& r) { return r.rank >= by_definition; });
    recipes.push_back({start_kind::definition, wanted, by_definition, along::m, {}, {}});
    std::stable_sort(recipes.begin(), recipes.end(),
                     [](const start_recipe& x, const start_recipe& y) { return x.rank < y.rank; });
    return recipes;
}

/// One of the recipes; one more product makes it half as likely. Requires: there are some, those of least rank first.
inline const start_recipe& draw_recipe(const std::vector<start_recipe>& recipes, random_source& random) {
    constexpr int most = 24;
    const auto weight = [&](const start_recipe& r) {
        return (1 << most) >> std::min(r.rank - recipes.front().rank, most);
    };
    std::int64_t sum = 0;
    for (const start_recipe& r : recipes)
        sum += weight(r);
    auto left = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(sum));
    for (const start_recipe& r : recipes)
        if ((left -= weight(r)) < 0)
            return r;
    return recipes.front();
}

/// A scheme in the orientation of a shape: by rotations and transpositions, a random one of those that lead there. Throws
/// fastmm::error where none does.
inline factorization turned_to(const factorization& f, const shape& wanted, random_source& random) {
    std::vector<factorization> ways;
    factorization turned = f;
    for (int way = 0; way < 6; ++way) {
        if (turned.dimensions == wanted)
            ways.push_back(turned);
        turned = way == 2 ? transpose(f) : rotate(turned);
    }
    if (ways.empty())
        fail("no rotation or transposition makes " + to_string(wanted) + " of " + to_string(f.dimensions));
    return one_of(ways, random);
}

/// The dimensions along which a shape, turned where that is needed, is smaller than another by a single slice.
inline std::vector<along> extended_dimensions(const shape& smaller, const shape& wanted) {
    const auto sizes = [](const shape& s) {
        std::array<int, 3> result{s.m, s.k, s.n};
        std::sort(result.begin(), result.end());
        return result;
    };
    std::vector<along> result;
    for (const along dimension : detail::all_dimensions)
        if (const int size = detail::length(wanted, dimension);
            size > 1 && sizes(detail::with_length(wanted, dimension, size - 1)) == sizes(smaller))
            result.push_back(dimension);
    return result;
}

/// A scheme, and the definition of a slice that makes it a larger shape beside it along a dimension.
struct slice_extension {
    factorization scheme, slice;
    along dimension;
};

/// Along which dimension a scheme is extended to a shape, and how it is turned for that, is drawn. Throws fastmm::error where it is not smaller by
/// a slice.
inline slice_extension draw_extension(const factorization& f, const shape& wanted, random_source& random) {
    const std::vector<along> dimensions = extended_dimensions(f.dimensions, wanted);
    if (dimensions.empty())
        fail(to_string(f.dimensions) + " and a slice are no " + to_string(wanted));
    const along dimension = one_of(dimensions, random);
    const int size = detail::length(wanted, dimension);
    return {turned_to(f, detail::with_length(wanted, dimension, size - 1), random),
            definition_of(detail::with_length(wanted, dimension, 1)), dimension};
}

/// A scheme and the definition of one slice more, before it or behind it; how it is turned is drawn. Exact where the scheme is. Throws as
/// draw_extension().
inline factorization extend(const factorization& f, const shape& wanted, random_source& random) {
    const slice_extension parts = draw_extension(f, wanted, random);
    return random.below(2) == 0 ? join(parts.scheme, parts.slice, parts.dimension)
                                : join(parts.slice, parts.scheme, parts.dimension);
}

/// A scheme modulo 2 that is smaller by an index, see project_modulo_2; along which dimension is drawn, and how the result is turned. Throws
/// fastmm::error where none makes it the shape that is wanted.
inline factorization shorten(const factorization& f, const shape& wanted, random_source& random) {
    const std::vector<along> dimensions = extended_dimensions(wanted, f.dimensions);
    if (dimensions.empty())
        fail(to_string(f.dimensions) + " less an index is no " + to_string(wanted));
    const along dimension = one_of(dimensions, random);
    return turned_to(project_modulo_2(f, dimension, random), wanted, random);
}

/// Makes a start. Parts are turned at random among the ways that fit, and the index that a projection drops is drawn, so that
/// starts by one recipe differ. The result is exact where the parts are, over their rings; or over Z2 if that will do, `modulo_2`, where
/// projections may choose their basis. Throws as turned_to().
template <rank_lookup Ranks, scheme_lookup Schemes>
factorization make_start(const start_recipe& recipe, Ranks&& ranks, Schemes&& schemes, random_source& random,
                         bool modulo_2 = false) {
    const auto part = [&](const shape& s) {
        return std::optional<int>(ranks(s)) ? turned_to(schemes(s), s, random) : definition_of(s);
    };
    switch (recipe.how) {
    case start_kind::merge: {
        const bool swapped = random.below(2) == 0;
        const factorization first = part(swapped ? recipe.second : recipe.first),
                            second = part(swapped ? recipe.first : recipe.second);
        return join(first, second, recipe.dimension);
    }
    case start_kind::projection: {
        const factorization larger = part(recipe.first);
        factorization smaller = modulo_2 ? project_modulo_2(larger, recipe.dimension, random)
                                         : drop(larger, recipe.dimension,
                                                random.below(detail::length(recipe.first, recipe.dimension)));
        // Few terms may have gone.
        return smaller.rank < detail::definition_rank(recipe.dimensions) ? smaller
                                                                         : definition_of(recipe.dimensions);
    }
    case start_kind::product: {
        const factorization outer = part(recipe.first);
        return compose(outer, part(recipe.second));
    }
    default:
        return definition_of(recipe.dimensions);
    }
}

/// "4x4x5 and 4x1x5 side by side along k".
inline std::string to_string(const start_recipe& recipe) {
    constexpr std::array<const char*, 3> letters{"m", "k", "n"};
    const std::string letter = letters[static_cast<std::size_t>(recipe.dimension)];
    switch (recipe.how) {
    case start_kind::merge:
        return to_string(recipe.first) + " and " + to_string(recipe.second) + " side by side along " + letter;
    case start_kind::projection:
        return to_string(recipe.first) + " less an index along " + letter;
    case start_kind::product:
        return to_string(recipe.first) + " of " + to_string(recipe.second);
    default:
        return "the definition";
    }
}

} // namespace fastmm::inline FASTMM_ABI::search
