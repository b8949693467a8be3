// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Annealing keeps the tensor and returns nothing worse than its start; sharing finds sums whose programs compute the table.

#include "support/catch.hpp"

#include <fastmm/factorization/run_time_algebra.hpp>
#include <fastmm/factorization/tables/f3x3x4_29.hpp>
#include <fastmm/factorization/tables/f4x4x4_47.hpp>
#include <fastmm/factorization/tables/strassen.hpp>
#include <fastmm/factorization/tables/winograd.hpp>
#include <fastmm/io/write.hpp>
#include <fastmm/search/fewer_additions.hpp>

#include <map>
#include <set>
#include <tuple>

using namespace fastmm;
using namespace fastmm::search;

namespace {

template <class Ring>
std::set<std::tuple<int, int, int>> pairs_of(const scheme<Ring>& s) {
    std::set<std::tuple<int, int, int>> pairs;
    for (int factor = 0; factor < 3; ++factor)
        for (int i = 0; i < s.rank(); ++i)
            for (int j = 0; j < i; ++j)
                if (s.factor_of(factor, i) == s.factor_of(factor, j))
                    pairs.insert({factor, i, j});
    return pairs;
}

template <class Ring>
void check_whole(const scheme<Ring>& s) {
    const residual_summary left = residual_of(s);
    INFO(to_string(left.first));
    CHECK(left.is_zero());
    std::set<std::tuple<int, int, int>> listed;
    for (int place = 0; place < s.pairs().size(); ++place)
        listed.insert({s.pairs()[place].factor, s.pairs()[place].first, s.pairs()[place].second});
    CHECK(listed == pairs_of(s));
}

// All transvections of a table, one after another, each followed by its inverse after a while.
template <class Ring>
void check_transvections(const factorization& f) {
    scheme<Ring> s = scheme_of<Ring>(f, 0);
    const std::vector<term<Ring>> before = s.terms();
    const std::array<int, 3> sizes{f.dimensions.m, f.dimensions.k, f.dimensions.n};
    const auto apply = [&](const transvection& change) {
        std::array<std::vector<typename Ring::form>, 2> images;
        for (std::size_t side = 0; side < 2; ++side)
            for (int r = 0; r < s.rank(); ++r) {
                images[side].emplace_back();
                if (!image_of<Ring>(change.sides[side], s.factor_of(change.sides[side].factor, r),
                                    images[side].back()))
                    return false;
            }
        s.change_factor(change.sides[0].factor, images[0]);
        s.change_factor(change.sides[1].factor, images[1]);
        return true;
    };
    int applied = 0;
    for (int dimension = 0; dimension < 3; ++dimension)
        for (int from = 0; from < sizes[static_cast<std::size_t>(dimension)]; ++from)
            for (int to = 0; to < sizes[static_cast<std::size_t>(dimension)]; ++to)
                for (const bool minus : {false, true}) {
                    if (from == to || (minus && !Ring::has_signs))
                        continue;
                    INFO("dimension " << dimension << ", from " << from << " to " << to << ", minus "
                                      << minus);
                    if (!apply(transvection_along(f.dimensions, dimension, from, to, minus)))
                        continue;
                    ++applied;
                    check_whole(s);
                    CHECK(s.terms() != before);
                    CHECK(apply(
                        transvection_along(f.dimensions, dimension, from, to, minus != Ring::has_signs)));
                    CHECK(s.terms() == before);
                }
    CHECK(applied > 5);
}

template <class Ring, class Objective>
void check_annealing(const factorization& start, annealing_settings settings, const Objective& objective) {
    INFO("shape " << to_string(start.dimensions) << ", ring " << to_string(Ring::ring) << ", seed "
                  << settings.seed);
    annealing<Ring, Objective> work(start, settings, objective);
    const int first = work.best_cost();
    const auto cost = [&](const scheme<Ring>& s) {
        Objective anew = objective;
        return anew(0, s) + anew(1, s) + anew(2, s);
    };
    CHECK(work.cost() == cost(scheme_of<Ring>(start, 0)));
    int best = first;
    for (int i = 0; i < 20; ++i) {
        work.advance(1 + settings.moves / 16);
        check_whole(work.current());
        CHECK(work.best_cost() <= best);
        best = work.best_cost();
        CHECK(residual(work.best(), Ring::characteristic).is_zero());
        CHECK(work.best().rank <= start.rank);
    }
    CHECK(cost(scheme_of<Ring>(work.best(), 0)) == best);
    const annealing_statistics done = work.statistics();
    CHECK(done.moves == 20 * (1 + settings.moves / 16));
    CHECK(done.accepted > 0);
    CHECK(done.accepted + done.refused <= done.moves);
    CHECK(done.rounds == 2);
    annealing<Ring, Objective> again(start, settings, objective);
    again.advance(done.moves);
    CHECK(again.current().terms() == work.current().terms());
    CHECK(to_text(again.best()) == to_text(work.best()));
}

// Forms as their inputs and signs, from the sums and what they leave: a second way to read a list of sums.
int additions_by_hand(const dynamic_columns& columns, int rank, int blocks) {
    const bool by_product = columns.sums_of_products;
    std::vector<std::map<int, int>> forms(static_cast<std::size_t>(by_product ? blocks : rank));
    for (int r = 0; r < rank; ++r)
        for (const entry& e : columns[r])
            forms[static_cast<std::size_t>(by_product ? e.index : r)][by_product ? r : e.index] =
                e.value.numerator;
    int made = by_product ? rank : blocks, additions = 0;
    for (const shared_sum& sum : columns.sums) {
        int held = 0;
        for (auto& form : forms) {
            const auto left = form.find(sum.left), right = form.find(sum.right);
            if (left == form.end() || right == form.end() ||
                right->second != (sum.is_difference ? -left->second : left->second))
                continue;
            const int sign = left->second;
            form.erase(sum.left);
            form.erase(sum.right);
            form[made] = sign;
            ++held;
        }
        CHECK(held > 1);
        ++made;
        ++additions;
    }
    for (const auto& form : forms)
        additions += static_cast<int>(form.size()) - 1;
    return additions;
}

void check_sharing(const factorization& f, const factorization& shared) {
    INFO("shape " << to_string(f.dimensions) << ", rank " << f.rank);
    CHECK(shared.u.entries == f.u.entries);
    CHECK(shared.v.entries == f.v.entries);
    CHECK(shared.w.entries == f.w.entries);
    const dynamic_additions programs = share_additions(shared),
                            before = share_additions(f); // Proved, term by term.
    CHECK(programs.u.steps.size() <= before.u.steps.size());
    CHECK(programs.v.steps.size() <= before.v.steps.size());
    CHECK(programs.w.steps.size() <= before.w.steps.size());
    const auto [m, k, n] = f.dimensions;
    const auto check = [&](const dynamic_columns& columns, const dynamic_program& program, int blocks,
                           bool is_result) {
        if (columns.sums.empty())
            return;
        // The transposed program takes an addition more for every output that it has more.
        const int turned = columns.sums_of_products == is_result ? 0
                           : is_result                           ? f.rank - blocks
                                                                 : blocks - f.rank;
        CHECK(static_cast<int>(program.steps.size()) == additions_by_hand(columns, f.rank, blocks) + turned);
    };
    check(shared.u, programs.u, m * k, false);
    check(shared.v, programs.v, k * n, false);
    check(shared.w, programs.w, m * n, true);
    CHECK(shared_additions_of(parse(to_text(shared))) == programs.step_count());
}

// A table whose sums the caller's search found for every factor matrix, in one of the readings.
factorization with_sums(factorization f, fastmm::detail::reading how) {
    const auto [m, k, n] = f.dimensions;
    const auto search = [&](dynamic_columns& columns, int blocks) {
        columns.sums =
            fastmm::detail::search_sums(columns, f.rank, blocks, how, {.restarts = 10, .repairs = 20}).sums;
        columns.sums_of_products = how == fastmm::detail::reading::rows;
    };
    search(f.u, m * k);
    search(f.v, k * n);
    search(f.w, m * n);
    f.name = "shared";
    return f;
}

} // namespace

TEST_CASE("A change of basis keeps the tensor and the pairs of terms") {
    check_transvections<ternary<std::uint32_t>>(parse(tables::strassen::text));
    check_transvections<ternary<std::uint64_t>>(parse(tables::f3x3x4_29::text));
    check_transvections<modulo_2<std::uint32_t>>(definition_of({2, 1, 3}));
    check_transvections<modulo_2<std::uint64_t>>(definition_of({3, 2, 8}));
    check_transvections<ternary<std::uint64_t>>(definition_of({8, 8, 1}));
}

TEST_CASE("Annealing keeps the tensor, is never worse than its start, and repeats a seed") {
    const factorization winograd = parse(tables::winograd::text), table = parse(tables::f3x3x4_29::text);
    for (const std::uint64_t seed : {1U, 2U}) {
        const annealing_settings settings{.seed = seed, .moves = 4000, .basis_percent = 30};
        check_annealing<ternary<std::uint32_t>>(table, settings, count_nonzeros());
        check_annealing<modulo_2<std::uint64_t>>(table, settings, count_nonzeros());
        check_annealing<ternary<std::uint32_t>>(winograd, settings, count_shared_additions<1>());
        check_annealing<modulo_2<std::uint32_t>>(winograd, settings, count_shared_additions<1>());
    }
}

TEST_CASE("Annealing makes a dense table sparse") {
    // Strassen's has the fewest nonzeros, 36; Winograd's form has 42.
    const auto sparse =
        anneal(parse(tables::winograd::text), {.moves = 20000}, count_nonzeros(),
               [](const auto& work) { return work.best_cost() <= 36 || work.statistics().rounds > 20; });
    CHECK(naive_additions_of(sparse) == 18);
    CHECK(sparse.name == "winograd");
    const auto shared = anneal(sparse, {.moves = 20000}, count_shared_additions<1>(), [](const auto& work) {
        return work.best_cost() <= 15 || work.statistics().rounds > 20;
    });
    CHECK(shared_additions_of(shared) == 15);
    CHECK_NOTHROW(require_exact<integers>(shared));
}

TEST_CASE("Terms that annealing can merge are merged") {
    scheme<ternary<std::uint32_t>> split_up =
        scheme_of<ternary<std::uint32_t>>(parse(tables::strassen::text), 1);
    int other = 1;
    while (other < 7 && !split(split_up, 1, 0, other))
        ++other;
    REQUIRE(split_up.rank() == 8);
    const auto merged = anneal(to_factorization(split_up), {.moves = 1000}, count_nonzeros(),
                               [](const auto& work) { return work.statistics().moves >= 20000; });
    CHECK(merged.rank == 7);
    CHECK_NOTHROW(require_exact<integers>(merged));
}

TEST_CASE("What annealing cannot do is refused") {
    const factorization strassen = parse(tables::strassen::text);
    const auto refused = [&](const annealing_settings& settings) {
        CHECK_THROWS_AS(anneal(strassen, settings, count_nonzeros(), [](const auto&) { return true; }),
                        error);
    };
    refused({.moves = 0});
    refused({.coldest = 0});
    refused({.hottest = 0.1, .coldest = 0.2});
    refused({.basis_percent = 101});
    factorization rational = strassen;
    rational.ring = stated_ring::rational;
    CHECK_THROWS_AS(anneal(rational, {}, count_nonzeros(), [](const auto&) { return true; }), error);
    CHECK_THROWS_AS(anneal(definition_of({1, 5, 13}), {}, count_nonzeros(), [](const auto&) { return true; }),
                    error);
}

TEST_CASE("Sums that are found compute the table, in either reading") {
    for (const std::string_view text :
         {tables::winograd::text, tables::f3x3x4_29::text, tables::f4x4x4_47::text}) {
        const factorization f = parse(text);
        for (const auto how : {fastmm::detail::reading::columns, fastmm::detail::reading::rows}) {
            const factorization found = with_sums(f, how);
            const dynamic_additions programs = share_additions(found);
            const auto [m, k, n] = f.dimensions;
            const int more =
                how == fastmm::detail::reading::rows ? m * k + k * n - 2 * f.rank : f.rank - m * n;
            CHECK(programs.step_count() == additions_by_hand(found.u, f.rank, m * k) +
                                               additions_by_hand(found.v, f.rank, k * n) +
                                               additions_by_hand(found.w, f.rank, m * n) + more);
        }
        const sharing_settings settings{.seed = 3, .restarts = 9, .repairs = 40};
        factorization shared = share_offline(f, settings);
        shared.name = "shared";
        check_sharing(f, shared);
        factorization again = share_offline(f, settings);
        again.name = "shared";
        CHECK(to_text(again) == to_text(shared));
        // From sums that are there already, and from some that make no sense.
        const int before = shared_additions_of(shared);
        CHECK(shared_additions_of(share_offline(shared, {.restarts = 0, .repairs = 0})) == before);
        shared.v.sums.insert(shared.v.sums.begin(), {{-1, 0, true}, {3, 3, false}, {0, 1000, false}});
        CHECK(shared_additions_of(share_offline(shared, settings)) <= before);
    }
}

TEST_CASE("The quick count is what its sums take") {
    const factorization f = parse(tables::f3x3x4_29::text);
    const auto s = scheme_of<ternary<std::uint32_t>>(f, 0);
    count_shared_additions<1> count(4);
    const int quick = count(0, s) + count(1, s) + count(2, s);
    CHECK(quick <= naive_additions_of(f));
    CHECK(quick >= shared_additions_of(share_offline(f, {.restarts = 30, .repairs = 100})));
    count_shared_additions<2> wider(4);
    CHECK(quick == wider(0, s) + wider(1, s) + wider(2, s));
    CHECK(quick == count(0, s) + count(1, s) + count(2, s)); // as it is remembered
}

TEST_CASE("The search for fewer additions ends with the best that it reported") {
    fewer_additions_settings settings;
    settings.sparse.moves = settings.shared.moves = 8192;
    settings.offline = {.restarts = 6, .repairs = 20};
    const factorization start = parse(tables::strassen::text);
    int asked = 0, fewest = 0, reports = 0;
    const auto best = find_fewer_additions(
        start, settings, [&] { return fewest == 15 || ++asked > 2000; },
        [&](const factorization& f, int additions) {
            CHECK((reports == 0 || additions < fewest));
            CHECK(shared_additions_of(f) == additions);
            CHECK_NOTHROW(require_exact<integers>(f));
            fewest = additions;
            ++reports;
        });
    CHECK(reports > 1);
    CHECK(fewest == 15);
    CHECK(shared_additions_of(best) == 15);
}
