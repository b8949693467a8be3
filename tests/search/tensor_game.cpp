// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// TensorGame: its arithmetic, its bases, and what is won with it.

#include "support/catch.hpp"

#include <fastmm/io/write.hpp>
#include <fastmm/search/basis_change.hpp>
#include <fastmm/search/demonstration.hpp>
#include <fastmm/search/replay.hpp>
#include <fastmm/search/slice_policy.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <utility>
#include <vector>

using namespace fastmm;
using namespace fastmm::search;

namespace {

using modulo_two = integers_modulo<2>;
using extents = std::array<int, 3>;

template <class Ring>
rank_one_term random_term(const extents& sizes, int largest, random_source& random) {
    rank_one_term term;
    for (std::size_t mode = 0; mode < 3; ++mode) {
        for (int i = 0; i < sizes[mode]; ++i)
            term.factors[mode].push_back(in_ring<Ring>(random.below(2 * largest + 1) - largest));
        if (std::all_of(term.factors[mode].begin(), term.factors[mode].end(), [](int x) { return x == 0; }))
            term.factors[mode].back() = 1;
    }
    return term;
}

// Entry by entry, by the definition.
template <class Ring>
bool is_sum(const residual_tensor<Ring>& tensor, const std::vector<rank_one_term>& terms) {
    for (int a = 0; a < tensor.extent(0); ++a)
        for (int b = 0; b < tensor.extent(1); ++b)
            for (int c = 0; c < tensor.extent(2); ++c) {
                int sum = 0;
                for (const rank_one_term& t : terms)
                    sum += t.factors[0][static_cast<std::size_t>(a)] *
                           t.factors[1][static_cast<std::size_t>(b)] *
                           t.factors[2][static_cast<std::size_t>(c)];
                if (std::is_same_v<Ring, modulo_two> ? (sum - tensor(a, b, c)) % 2 != 0
                                                     : sum != tensor(a, b, c))
                    return false;
            }
    return true;
}

template <class Ring>
residual_tensor<Ring> sum_of(const extents& sizes, const std::vector<rank_one_term>& terms) {
    residual_tensor<Ring> sum(sizes);
    for (const rank_one_term& t : terms)
        sum.add(t, 1);
    return sum;
}

// The rank by elimination in long double with complete pivoting, exact enough for small integers; or modulo 2.
int slow_rank(const std::vector<int>& values, int rows, int cols, bool modulo) {
    // Modulo 2 the matrix holds 0 and 1 all along, so that quotients are 1.
    std::vector<long double> x(values.begin(), values.end());
    const auto at = [&](int i, int j) -> long double& { return x[static_cast<std::size_t>(i * cols + j)]; };
    int rank = 0;
    for (; rank < std::min(rows, cols); ++rank) {
        int row = rank, col = rank;
        for (int i = rank; i < rows; ++i)
            for (int j = rank; j < cols; ++j)
                if (std::abs(at(i, j)) > std::abs(at(row, col))) {
                    row = i;
                    col = j;
                }
        if (std::abs(at(row, col)) < 1e-9L)
            return rank;
        for (int j = 0; j < cols; ++j)
            std::swap(at(rank, j), at(row, j));
        for (int i = 0; i < rows; ++i)
            std::swap(at(i, rank), at(i, col));
        for (int i = rank + 1; i < rows; ++i) {
            const long double factor = at(i, rank) / at(rank, rank);
            for (int j = rank; j < cols; ++j) {
                at(i, j) -= factor * at(rank, j);
                if (modulo)
                    at(i, j) = at(i, j) == 0 || at(i, j) == 2 || at(i, j) == -2 ? 0 : 1;
            }
        }
    }
    return rank;
}

template <class Ring>
factorization strassen_by_play(std::uint64_t seed, int games, int& played) {
    slice_policy<Ring> policy(seed);
    search_settings settings;
    settings.target = -7;
    for (played = 1; played <= games; ++played) {
        const tensor_game<Ring> game =
            play(tensor_game<Ring>(shape{2, 2, 2}, game_rules{-1, 1}), policy, settings);
        if (game.is_won() && game.steps() == 7)
            return won_factorization(game, {2, 2, 2});
    }
    return {};
}

// A game whose best score is known: three binary digits, and the number that they are.
struct digits {
    using action_type = int;
    std::vector<int> chosen;

    void apply(int digit) { chosen.push_back(digit); }
    void undo() { chosen.pop_back(); }
    bool is_over() const { return chosen.size() == 3; }
    int score() const { return chosen[0] * 4 + chosen[1] * 2 + chosen[2]; }
    std::uint64_t hash() const {
        std::uint64_t result = 1;
        for (const int digit : chosen)
            result = result * 2 + static_cast<std::uint64_t>(digit);
        return result;
    }
};

struct no_idea {
    int calls = 0;
    evaluation<int> operator()(const digits&) {
        ++calls;
        return {{{0, 1}, {1, 1}}, 0};
    }
};

} // namespace

TEMPLATE_TEST_CASE("a game adds up to its start, and back", "", integers, modulo_two) {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        random_source random(seed);
        const extents sizes{1 + random.below(5), 1 + random.below(5), 1 + random.below(5)};
        INFO("seed " << seed << ", extents " << sizes[0] << ' ' << sizes[1] << ' ' << sizes[2]);
        residual_tensor<TestType> start(sizes);
        for (int a = 0; a < sizes[0]; ++a)
            for (int b = 0; b < sizes[1]; ++b)
                for (int c = 0; c < sizes[2]; ++c)
                    start.set(a, b, c, random.below(7) - 3);
        tensor_game<TestType> game(start, {-2, 2, 12});
        std::vector<rank_one_term> terms;
        std::vector<residual_tensor<TestType>> seen;
        while (!game.is_over()) {
            seen.push_back(game.residual());
            const rank_one_term term = random_term<TestType>(sizes, 2, random);
            REQUIRE(game.allows(term));
            terms.push_back(term);
            game.apply(term);
            // start = terms + residual.
            residual_tensor<TestType> taken = start;
            for (const rank_one_term& t : terms)
                taken.add(t, -1);
            CHECK(taken == game.residual());
            CHECK(is_sum(sum_of<TestType>(sizes, terms), terms));
        }
        CHECK(game.steps() == static_cast<int>(seen.size()));
        if (!game.is_won())
            CHECK(game.score() == -game.steps() - slice_rank_bound(game.residual()));
        for (; !seen.empty(); seen.pop_back()) {
            const std::uint64_t hash = game.hash();
            game.undo();
            CHECK(game.residual() == seen.back());
            CHECK(game.hash() != hash);
        }
        CHECK_THROWS_AS(game.undo(), error);
    }
}

TEST_CASE("the rules are kept") {
    CHECK_THROWS_AS(tensor_game<integers>(shape{2, 2, 2}, {1, 2}), error);
    CHECK_THROWS_AS(tensor_game<integers>(shape{2, 2, 2}, {-51, 2}), error);
    CHECK_THROWS_AS(tensor_game<integers>(shape{2, 2, 2}, {-1, 1, 1001}), error);
    CHECK_THROWS_AS(tensor_game<integers>(shape{8, 8, 8}), error);
    tensor_game<integers> game(shape{1, 1, 1}, {-1, 1, 2});
    CHECK_THROWS_AS(game.apply({{{{0}, {1}, {1}}}}), error);
    CHECK_THROWS_AS(game.apply({{{{2}, {1}, {1}}}}), error);
    CHECK_THROWS_AS(game.apply({{{{1, 0}, {1}, {1}}}}), error);
    CHECK_THROWS_AS(won_factorization(game, {1, 1, 1}), error);
    game.apply({{{{-1}, {1}, {-1}}}});
    CHECK(game.is_won());
    CHECK(game.score() == -1);
    CHECK_THROWS_AS(game.apply({{{{1}, {1}, {1}}}}), error);
    CHECK(won_factorization(game, {1, 1, 1}).rank == 1);
    tensor_game<integers> lost(shape{1, 1, 1}, {-1, 1, 1});
    lost.apply({{{{1}, {1}, {-1}}}});
    CHECK(lost.is_over());
    CHECK(!lost.is_won());
    CHECK(lost.score() == -2);
    CHECK(tensor_game<modulo_two>(shape{1, 1, 1}).allows({{{{1}, {1}, {1}}}}));
    CHECK(!tensor_game<modulo_two>(shape{1, 1, 1}).allows({{{{-1}, {1}, {1}}}}));
}

TEMPLATE_TEST_CASE("ranks are those of a slow elimination", "", integers, modulo_two) {
    constexpr bool modulo = std::is_same_v<TestType, modulo_two>;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        random_source random(seed);
        const int rows = 1 + random.below(9), cols = 1 + random.below(9), rank = random.below(6);
        INFO("seed " << seed << ", " << rows << " x " << cols);
        std::vector<int> values(static_cast<std::size_t>(rows * cols));
        for (int r = 0; r < rank; ++r) {
            const rank_one_term term = random_term<TestType>({1, rows, cols}, 2, random);
            for (int i = 0; i < rows; ++i)
                for (int j = 0; j < cols; ++j) {
                    int& value = values[static_cast<std::size_t>(i * cols + j)];
                    value = in_ring<TestType>(value + term.factors[1][static_cast<std::size_t>(i)] *
                                                          term.factors[2][static_cast<std::size_t>(j)]);
                }
        }
        CHECK(matrix_rank<TestType>(values, rows, cols) == slow_rank(values, rows, cols, modulo));
    }
    CHECK(slice_rank_bound(matrix_product_tensor<TestType>({2, 2, 2})) == 8);
    CHECK(slice_rank_bound(matrix_product_tensor<TestType>({2, 3, 4})) == 24);
    CHECK(slice_rank_bound(residual_tensor<TestType>({3, 4, 5})) == 0);
    // The best mode counts: one slice of rank 1 in mode v, two in the others.
    residual_tensor<TestType> tensor({2, 1, 2});
    tensor.set(0, 0, 0, 1);
    tensor.set(1, 0, 0, 1);
    tensor.set(0, 0, 1, 1);
    tensor.set(1, 0, 1, 1);
    CHECK(slice_rank_bound(tensor) == 1);
}

TEMPLATE_TEST_CASE("a basis of slices is the tensor, and tells what a term does to a rank", "", integers,
                   modulo_two) {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        INFO("seed " << seed);
        random_source random(seed);
        const extents sizes{3 + random.below(3), 3 + random.below(3), 3 + random.below(3)};
        std::vector<rank_one_term> terms;
        for (int r = 0; r < 4; ++r)
            terms.push_back(random_term<TestType>(sizes, 1, random));
        const residual_tensor<TestType> tensor = sum_of<TestType>(sizes, terms);
        for (int mode = 0; mode < 3; ++mode) {
            slice_basis<TestType> basis(tensor, mode);
            const int before = basis.rank_sum();
            basis.shake(6, random);
            basis.wander(20, random);
            const int shaken = basis.rank_sum();
            basis.reduce();
            CHECK(basis.rank_sum() <= shaken);
            CHECK(before >= 1);
            // T = sum over i of x_i (x) M_i.
            residual_tensor<TestType> sum({basis.size(), basis.rows(), basis.cols()});
            const rank_one_term probe =
                random_term<TestType>({basis.size(), basis.rows(), basis.cols()}, 1, random);
            CHECK(basis.vector_of(basis.coordinates_of(probe.factors[0])) == probe.factors[0]);
            for (int i = 0; i < basis.size(); ++i) {
                std::vector<int> unit(static_cast<std::size_t>(basis.size()));
                unit[static_cast<std::size_t>(i)] = 1;
                const std::vector<int> x = basis.vector_of(unit);
                for (int a = 0; a < basis.size(); ++a)
                    for (int b = 0; b < basis.rows(); ++b)
                        for (int c = 0; c < basis.cols(); ++c)
                            sum.set(a, b, c,
                                    sum(a, b, c) +
                                        x[static_cast<std::size_t>(a)] *
                                            basis.slice(i)[static_cast<std::size_t>(b * basis.cols() + c)]);
                std::vector<int> slice(basis.slice(i).begin(), basis.slice(i).end());
                CHECK(basis.rank(i) == matrix_rank<TestType>(slice, basis.rows(), basis.cols()));
                // Factors of a term of the tensor, or of none.
                const auto next = static_cast<std::size_t>((mode + 1) % 3),
                           last = static_cast<std::size_t>((mode + 2) % 3);
                const bool own = random.below(3) > 0;
                const std::vector<int>&y = own ? terms[0].factors[next] : probe.factors[1],
                      &z = own ? terms[0].factors[last] : probe.factors[2];
                const rank_effect told = basis.effect(i, y, z);
                for (int multiple = -3; multiple <= 3; ++multiple) {
                    if (in_ring<TestType>(multiple) == 0)
                        continue;
                    std::vector<int> changed = slice;
                    for (int b = 0; b < basis.rows(); ++b)
                        for (int c = 0; c < basis.cols(); ++c)
                            changed[static_cast<std::size_t>(b * basis.cols() + c)] -=
                                multiple * y[static_cast<std::size_t>(b)] * z[static_cast<std::size_t>(c)];
                    const int change =
                        matrix_rank<TestType>(changed, basis.rows(), basis.cols()) - basis.rank(i);
                    const bool lowers =
                        told.what == rank_effect::lowers && in_ring<TestType>(multiple) == told.multiple;
                    CHECK(change == (told.what == rank_effect::raises ? 1 : lowers ? -1 : 0));
                }
            }
            CHECK(sum == tensor.rotated(mode));
        }
    }
}

TEMPLATE_TEST_CASE("a change of basis keeps sums of terms", "", integers, modulo_two) {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        INFO("seed " << seed);
        random_source random(seed);
        const extents sizes{1 + random.below(5), 1 + random.below(5), 1 + random.below(5)};
        const auto change = random_basis_change<TestType>(sizes, 20, random);
        std::vector<rank_one_term> terms, changed;
        for (int r = 0; r < 3; ++r) {
            terms.push_back(random_term<TestType>(sizes, 2, random));
            changed.push_back(change.forward(terms.back()));
            CHECK(change.backward(changed.back()) == terms.back());
        }
        const residual_tensor<TestType> tensor = sum_of<TestType>(sizes, terms),
                                        there = change.forward(tensor);
        CHECK(there == sum_of<TestType>(sizes, changed));
        CHECK(change.backward(there) == tensor);
    }
    CHECK_THROWS_AS(basis_change<TestType>({2, 2, 2}).add_coordinate(0, 1, 1, 1), error);
    CHECK_THROWS_AS(basis_change<TestType>({2, 2, 2}).forward(residual_tensor<TestType>({2, 2, 3})), error);
}

TEMPLATE_TEST_CASE("a game that is won in another basis is won", "", integers, modulo_two) {
    const shape s{2, 1, 2};
    random_source random(5);
    const auto start = matrix_product_tensor<TestType>(s);
    const auto change = random_basis_change<TestType>(start.extents(), 4, random);
    REQUIRE(change.forward(start) != start);
    slice_policy<TestType> policy(1);
    search_settings settings;
    settings.target = -4;
    const tensor_game<TestType> game = play(tensor_game<TestType>(change.forward(start)), policy, settings);
    REQUIRE(game.is_won());
    std::vector<rank_one_term> terms;
    for (const rank_one_term& term : game.actions())
        terms.push_back(change.backward(term));
    const factorization found = factorization_from_terms<TestType>(s, terms);
    CHECK(found.rank == 4);
    CHECK_THROWS_AS(factorization_from_terms<TestType>(s, game.actions()), error);
}

TEMPLATE_TEST_CASE("demonstrations are won games", "", integers, modulo_two) {
    random_source random(1);
    const auto shown = random_demonstration<TestType>({4, 6, 5}, 9, {-2, 2, 9}, 0.5, random);
    CHECK(shown.actions.size() == 9);
    CHECK(is_sum(shown.start, shown.actions));
    tensor_game<TestType> game(shown.start, {-2, 2, 9});
    for (const rank_one_term& term : shown.actions)
        game.apply(term);
    CHECK(game.is_won());
    CHECK_THROWS_AS(random_demonstration<TestType>({2, 2, 2}, 2, {}, 1, random), error);
}

TEST_CASE("the tree search finds the best end of a small game, and keeps to its limits") {
    no_idea policy;
    search_settings settings;
    settings.simulations = 40;
    settings.exploration = 8;
    const digits end = play(digits{}, policy, settings);
    CHECK(end.chosen == std::vector<int>{1, 1, 1});
    CHECK(policy.calls <= 7);

    settings.node_limit = 4;
    tree_search<digits, no_idea> small(digits{}, policy, settings);
    for (int i = 0; i < 50; ++i)
        small.simulate();
    CHECK(small.node_count() == 4);
    CHECK(small.visits() == 50);
    CHECK(small.game().chosen.empty());
    CHECK(small.advance());
    CHECK(small.game().chosen.size() == 1);

    settings.node_limit = 100;
    settings.depth_limit = 1;
    tree_search<digits, no_idea> shallow(digits{}, policy, settings);
    for (int i = 0; i < 50; ++i)
        shallow.simulate();
    CHECK(shallow.node_count() == 3);
    CHECK(!shallow.best());
}

TEMPLATE_TEST_CASE("Strassen's rank is found by play, the same for the same seed", "", integers, modulo_two) {
    constexpr std::uint64_t seed = 1;
    constexpr int games = 200;
    int played = 0, again = 0;
    const factorization found = strassen_by_play<TestType>(seed, games, played);
    INFO("seed " << seed << ", games " << played);
    REQUIRE(found.rank == 7);
    CHECK_NOTHROW(require_exact<TestType>(found));
    CHECK(to_text(strassen_by_play<TestType>(seed, games, again)) == to_text(found));
    CHECK(again == played);
}

TEMPLATE_TEST_CASE("replays keep the sum and get shorter", "", integers, modulo_two) {
    const shape s{2, 2, 2};
    slice_policy<TestType> policy(1, quick_slice_policy());
    random_source random(1);
    const game_rules rules{-1, 1};
    // By definition.
    std::vector<rank_one_term> terms;
    for (int i = 0; i < 8; ++i) {
        rank_one_term term{{std::vector<int>(4), std::vector<int>(4), std::vector<int>(4)}};
        const std::size_t row = i / 4 & 1, inner = i / 2 & 1, col = i & 1;
        term.factors[0][row * 2 + inner] = term.factors[1][inner * 2 + col] = term.factors[2][row * 2 + col] =
            1;
        terms.push_back(std::move(term));
    }
    const auto start = matrix_product_tensor<TestType>(s);
    REQUIRE(sum_of<TestType>(start.extents(), terms) == start);
    for (int i = 0; i < 20000 && terms.size() > 7; ++i) {
        const std::size_t before = terms.size();
        const bool shorter = replay<TestType>(terms, rules, policy, random);
        REQUIRE(shorter == (terms.size() < before));
        REQUIRE(sum_of<TestType>(start.extents(), terms) == start);
    }
    CHECK(factorization_from_terms<TestType>(s, terms).rank == 7);
    CHECK_THROWS_AS(replay<TestType>(terms, game_rules{-1, 1}, policy, random, {3, 2}), error);
    terms[0].factors[0][0] = 5;
    CHECK_THROWS_AS(replay<TestType>(terms, rules, policy, random, {7, 7}), error);
}
