// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "search/session.hpp"

#include <fastmm/factorization/run_time_algebra.hpp>
#include <fastmm/search/fewer_additions.hpp>
#include <fastmm/search/starts.hpp>

#include <algorithm>
#include <limits>
#include <utility>

namespace fastmm_tool {

namespace {

using fastmm::factorization;
using fastmm::shape;
using fastmm::stated_ring;
using fastmm::search::random_source;

// Draws, about 20 million a second: of a step between two looks at the clock, and, by the square of the volume, of a walk among cyclic
// schemes and among rotation schemes without an improvement.
constexpr std::int64_t step = 1 << 16, cyclic_budget = 64000, rotation_budget = 12800;

// Whether a table over one ring is one over another.
bool is_over(const factorization& f, stated_ring ring) {
    if (ring == stated_ring::modulo_2)
        return can_be_walked(f, walked_ring::modulo_2);
    return f.ring != stated_ring::modulo_2 && static_cast<int>(f.ring) <= static_cast<int>(ring);
}

} // namespace

search_session::search_session(search_request request,
                               std::function<double(const factorization&, const factorization&)> measure)
    : request_(std::move(request)), agenda_(request_), seed_(request_.seed), measure_(std::move(measure)),
      began_(std::chrono::steady_clock::now()) {
    began_ = std::chrono::steady_clock::now();
}

search_session::~search_session() {
    stop();
    for (std::thread& t : threads_)
        if (t.joinable())
            t.join();
}

bool search_session::is_wanted(const shape& sorted) const {
    return agenda_.find(sorted) != nullptr;
}

std::optional<found_scheme> search_session::adapted(found_scheme scheme) const {
    if (!is_wanted(scheme.table.dimensions))
        return std::nullopt;
    if (is_over(scheme.table, request_.ring))
        return scheme;
    if (scheme.table.ring != stated_ring::modulo_2)
        return std::nullopt;
    const std::optional<factorization> table = lifted(scheme.table, request_.ring, lifting_effort::much);
    if (!table)
        return std::nullopt;
    found_scheme result = scheme_of_table(*table);
    result.start = "a lift of " + scheme.file;
    return result;
}

void search_session::add(std::vector<found_scheme> schemes) {
    for (found_scheme& scheme : schemes) {
        if (!is_wanted(scheme.table.dimensions) || !is_over(scheme.table, request_.ring))
            continue;
        shape_state& state = agenda_.states()[agenda_.index_of(scheme.table.dimensions)];
        if (request_.inequivalent && state.is_target) {
            scheme.invariant = equivalence_invariant(scheme.table);
            if (state.pool.holds_equivalent(scheme.invariant))
                continue;
        }
        // What is read changes what a seed leads to: the walks that led there are not made again.
        seed_ = random_source(seed_ ^ scheme.digest)();
        const bool is_in_no_file = scheme.file.empty();
        if (state.pool.offer(std::move(scheme), request_.goal) != offered::refused && is_in_no_file)
            state.has_changed = true;
    }
    check_goal();
}

void search_session::start() {
    began_ = std::chrono::steady_clock::now();
    random_source seeds(seed_);
    running_ = request_.threads;
    for (int i = 0; i < request_.threads; ++i)
        threads_.emplace_back([this, seed = seeds()] { work(seed); });
}

void search_session::stop() {
    is_stopped_ = true;
}

bool search_session::wait(std::chrono::milliseconds most) {
    std::unique_lock lock(mutex_);
    ended_.wait_for(lock, most, [this] { return running_ == 0; });
    if (running_ != 0)
        return false;
    lock.unlock();
    for (std::thread& t : threads_)
        if (t.joinable())
            t.join();
    if (problem_)
        std::rethrow_exception(std::exchange(problem_, nullptr));
    return true;
}

bool search_session::is_reached() const {
    const std::lock_guard lock(mutex_);
    return is_reached_;
}

double search_session::seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
}

std::int64_t search_session::flips() const {
    const std::lock_guard lock(mutex_);
    std::int64_t sum = 0;
    for (const shape_state& s : agenda_.states())
        sum += s.flips;
    return sum;
}

bool search_session::looks_for_additions() const {
    const std::lock_guard lock(mutex_);
    return looking_for_additions_ > 0;
}

std::vector<shape_progress> search_session::progress() const {
    const std::lock_guard lock(mutex_);
    std::vector<shape_progress> result;
    for (const shape_state& s : agenda_.states()) {
        shape_progress p{s.dimensions, s.is_target, std::nullopt, s.pool.schemes().size(),
                         s.flips,      s.improved};
        if (!s.pool.empty())
            p.best = s.pool.best();
        result.push_back(std::move(p));
    }
    return result;
}

std::vector<std::pair<shape, scheme_pool>> search_session::changed_pools() {
    const std::lock_guard lock(mutex_);
    std::vector<std::pair<shape, scheme_pool>> result;
    for (shape_state& s : agenda_.states())
        if (std::exchange(s.has_changed, false))
            result.emplace_back(s.dimensions, s.pool);
    return result;
}

std::vector<std::pair<shape, scheme_pool>> search_session::target_pools() const {
    const std::lock_guard lock(mutex_);
    std::vector<std::pair<shape, scheme_pool>> result;
    for (const shape_state& s : agenda_.states())
        if (s.is_target)
            result.emplace_back(s.dimensions, s.pool);
    return result;
}

void search_session::work(std::uint64_t seed) {
    try {
        worker own{random_source(seed), {}, {}, {}, 0, 0};
        while (!is_stopped_)
            if (const std::optional<episode> next = next_episode(own))
                run(own, *next);
    } catch (...) {
        const std::lock_guard lock(mutex_);
        if (!problem_)
            problem_ = std::current_exception();
        is_stopped_ = true;
    }
    const std::lock_guard lock(mutex_);
    if (--running_ == 0)
        ended_.notify_all();
}

// Symmetric walks get further modulo 2: of 38 cyclic paths to 5x5x5 from three fixed terms, 15 million draws each, none came below 114 with
// ternary coefficients; of 93 modulo 2, 4 ended at 93.
walked_ring search_session::draw_ring(walked_symmetry symmetry, int ternary_percent,
                                      random_source& random) const {
    const bool is_ternary = request_.ring == stated_ring::ternary && symmetry == walked_symmetry::none &&
                            random.below(100) < ternary_percent;
    return is_ternary ? walked_ring::ternary : walked_ring::modulo_2;
}

std::optional<search_session::episode> search_session::next_episode(worker& own) {
    constexpr int from_pool_percent = 25, when_rank_will_do_percent = 90, share_of_grown = 9,
                  ternary_percent = 50;
    random_source& random = own.random;
    const std::lock_guard lock(mutex_);
    episode e;
    e.state = agenda_.next();
    shape_state& s = agenda_.states()[e.state];
    const auto ranks = [&](const shape& wanted) -> std::optional<int> {
        const shape_state* const part = agenda_.find(wanted);
        if (part == nullptr || part->pool.empty())
            return std::nullopt;
        return part->pool.best().figures.rank;
    };
    const auto schemes = [&](const shape& wanted) {
        return fastmm::search::one_of(agenda_.find(wanted)->pool.schemes(), random).table;
    };
    const std::int64_t size = volume(s.dimensions);
    e.symmetry = request_.symmetry;
    if (e.symmetry == walked_symmetry::cyclic) {
        e.settings = draw_cyclic_settings(size, random);
        e.budget = cyclic_budget * size * size;
    } else if (e.symmetry == walked_symmetry::rotation) {
        e.settings = draw_rotation_settings(size, random);
        e.budget = rotation_budget * size * size;
    } else {
        e.settings = draw_settings(random);
        e.budget = std::int64_t(1) << (25 + random.below(4));
        if (s.draws < agenda::first_draws_of_target)
            e.budget = std::min(e.budget, agenda::first_slice);
    }
    e.ring = draw_ring(e.symmetry, ternary_percent, random);
    const bool rank_will_do = agenda_.prefers_additions(s);
    // By draws, not by walks: those of a population are short.
    e.is_grown = agenda_.grows(s) && !agenda_.is_satisfied(s) && !rank_will_do &&
                 own.grown_draws <= share_of_grown * own.other_draws;
    if (e.is_grown)
        return e;
    e.is_from_pool =
        !s.pool.empty() && random.below(100) < (rank_will_do ? when_rank_will_do_percent : from_pool_percent);
    if (e.is_from_pool) {
        e.start = schemes(s.dimensions);
        e.described = "a scheme of rank " + std::to_string(e.start.rank);
        e.for_additions = rank_will_do && random.below(4) != 0 &&
                          (e.start.ring == stated_ring::ternary || e.start.ring == stated_ring::modulo_2);
    } else if (e.symmetry == walked_symmetry::cyclic) {
        const int fixed = draw_fixed_terms(s.dimensions.n, request_.rank, random);
        std::optional<factorization> made = cyclic_start(s.dimensions.n, fixed, e.ring, random);
        if (!made)
            return std::nullopt;
        e.start = std::move(*made);
        e.described = "a cyclic start of rank " + std::to_string(e.start.rank);
    } else if (e.symmetry == walked_symmetry::rotation) {
        const bool is_first = own.lowest.empty() || random.below(2) == 0;
        e.start = is_first ? fastmm::definition_of(s.dimensions) : own.lowest.draw(random);
        e.described = is_first ? "the definition, rotation"
                               : "a rotation scheme of rank " + std::to_string(e.start.rank);
    } else {
        auto recipes = fastmm::search::start_recipes(s.dimensions, ranks);
        const fastmm::search::start_recipe& recipe = fastmm::search::draw_recipe(recipes, random);
        e.start = fastmm::search::make_start(recipe, ranks, schemes, random, e.ring == walked_ring::modulo_2);
        e.described = fastmm::search::to_string(recipe) + ", rank " + std::to_string(e.start.rank);
    }
    if (!can_be_walked(e.start, e.ring)) {
        s.draws += step; // It came from a file; another draw finds another start.
        return std::nullopt;
    }
    return e;
}

// What a walk holds, over the ring of the search.
std::optional<factorization> search_session::usable(const factorization& table, lifting_effort effort) const {
    if (table.ring != stated_ring::modulo_2 || request_.ring == stated_ring::modulo_2)
        return table;
    return lifted(table, request_.ring, effort);
}

// A population of a target, of the best that there is of the parts.
population search_session::founded_on_pools(const shape& target, random_source& random) const {
    constexpr int most_of_part = 4;
    population result(target);
    const std::lock_guard lock(mutex_);
    for (std::size_t part = 0; part < result.parts(); ++part) {
        if (part == result.target())
            continue;
        const std::vector<found_scheme>& all = agenda_.find(result.dimensions(part))->pool.schemes();
        for (int i = 0; i < most_of_part && !all.empty(); ++i)
            result.take(part, fastmm::search::one_of(all, random).table, random);
    }
    return result;
}

// A walk in a population of the target, or on a ladder to it.
void search_session::grow(worker& own, std::size_t target) {
    // The first population has what a search begins with. Most others begin with nothing, so that they end elsewhere.
    constexpr int one_on_pools_in = 4, share_of_ladder = 3;
    random_source& random = own.random;
    const shape dimensions = agenda_.states()[target].dimensions;
    auto place = own.grown.find(target);
    if (place == own.grown.end() || place->second.is_stale()) {
        const bool is_on_pools = place == own.grown.end() || random.below(one_on_pools_in) == 0;
        place = own.grown
                    .insert_or_assign(target, is_on_pools ? founded_on_pools(dimensions, random)
                                                          : population(dimensions))
                    .first;
    }
    population& grown = place->second;
    // Whoever collects schemes wants others than symmetric ones, too.
    climbing* climbed = nullptr;
    if (request_.ring == stated_ring::modulo_2 && request_.count == 0 &&
        rotation_ladder::leads_to(dimensions)) {
        climbed = &own.ladders.try_emplace(target, climbing{rotation_ladder(dimensions)}).first->second;
        if (climbed->draws <= share_of_ladder * climbed->population_draws)
            return climb(own, *climbed, grown);
    }
    population::task task = grown.next(random);
    const std::size_t part = task.part;
    walked result = walk_grown(own, grown.dimensions(part), std::move(task));
    if (climbed != nullptr)
        climbed->population_draws += result.draws;
    grown.spend(part, std::max(result.draws, step));
    if (result.best)
        grown.take(part, std::move(*result.best), random);
}

// A walk on a ladder; what it finds is of use to the population as well.
void search_session::climb(worker& own, climbing& target, population& grown) {
    rotation_ladder& ladder = target.ladder;
    rotation_ladder::task task = ladder.next(own.random);
    const std::size_t at = task.step;
    const shape dimensions = ladder.dimensions(at);
    walked result = walk_grown(own, dimensions, std::move(task));
    target.draws += result.draws;
    ladder.spend(at, std::max(result.draws, step));
    if (!result.best)
        return;
    ladder.take(at, *result.best, own.random);
    for (std::size_t part = 0; part < grown.parts(); ++part)
        if (grown.dimensions(part) == dimensions)
            return grown.take(part, std::move(*result.best), own.random);
}

search_session::walked search_session::walk_grown(worker& own, const shape& dimensions, walk_task task) {
    constexpr int ternary_percent = 20;
    episode e;
    e.state = agenda_.index_of(dimensions);
    e.is_grown = true;
    e.symmetry = task.symmetry;
    e.settings = task.settings;
    e.start = std::move(task.start);
    e.ring = draw_ring(e.symmetry, ternary_percent, own.random);
    if (!can_be_walked(e.start, e.ring))
        e.ring = walked_ring::modulo_2;
    e.described = std::move(task.described);
    e.budget = task.budget;
    walked result;
    if (can_be_walked(e.start, e.ring))
        result = walk(e);
    own.grown_draws += result.draws;
    return result;
}

void search_session::run(worker& own, const episode& e) {
    if (e.for_additions)
        return look_for_fewer_additions(e);
    if (e.is_grown)
        return grow(own, e.state);
    try {
        walked result = walk(e);
        own.other_draws += result.draws;
        if (e.symmetry == walked_symmetry::rotation && result.best)
            own.lowest.offer(std::move(*result.best), own.random);
    } catch (const fastmm::error&) {
        if (e.symmetry == walked_symmetry::none)
            throw;
        // A scheme of a file, or a lift in another basis, that has not the symmetry.
        const std::lock_guard lock(mutex_);
        agenda_.states()[e.state].draws += step;
    }
}

// Annealing at the rank of the start. Its steps of 1024 moves take as long as so many draws of a walk take, about.
void search_session::look_for_fewer_additions(const episode& e) {
    constexpr std::int64_t draws_of_step = 1 << 17;
    fastmm::search::fewer_additions_settings settings;
    settings.seed = e.settings.seed;
    std::int64_t left = e.budget;
    const auto count = [&](int threads) {
        const std::lock_guard lock(mutex_);
        looking_for_additions_ += threads;
    };
    const auto is_stopped = [&] {
        left -= draws_of_step;
        const std::lock_guard lock(mutex_);
        agenda_.states()[e.state].draws += draws_of_step;
        return left < 0 || is_stopped_;
    };
    count(1);
    fastmm::search::find_fewer_additions(e.start, settings, is_stopped, [&](const factorization& found, int) {
        deposit(e, found, lifting_effort::little);
        left = e.budget;
    });
    count(-1);
}

search_session::walked search_session::walk(const episode& e) {
    const std::unique_ptr<walker> walk = make_walker(e.start, e.ring, e.settings, e.symmetry);
    const auto shared_state = [&]() -> shape_state& { return agenda_.states()[e.state]; };
    bool is_collecting = false, prefers_sparse = false;
    {
        const std::lock_guard lock(mutex_);
        is_collecting = agenda_.collects(shared_state());
        prefers_sparse = shared_state().is_target && request_.goal.goes_beyond_rank();
    }
    // Walks modulo 2 for another ring go on from what lifts only. Those among rotation schemes may go through what does not, above the rank
    // that is asked for, or else while it is no better than what there is: 4x4x5:62 that lifts was met from 63 that does not.
    const bool lifts = e.ring == walked_ring::modulo_2 && request_.ring != stated_ring::modulo_2;
    const auto may_be_no_lift = [&](int rank) {
        if (e.symmetry != walked_symmetry::rotation)
            return false;
        if (request_.rank)
            return rank > *request_.rank;
        const std::lock_guard lock(mutex_);
        const shape_state& s = shared_state();
        return !s.pool.empty() && rank >= s.pool.best().figures.rank;
    };
    if (lifts && walk->best_rank() != e.start.rank && !can_be_lifted(walk->best())) {
        const std::lock_guard lock(mutex_);
        shared_state().draws += step;
        return {std::nullopt, step};
    }
    const auto accepts = [&] {
        if (is_collecting && walk->current_rank() < *request_.rank)
            return false;
        return !lifts || may_be_no_lift(walk->current_rank()) || can_be_lifted(walk->current());
    };
    const std::int64_t sampling = is_collecting ? step : prefers_sparse ? 1 << 20 : 1 << 23;
    int told = std::numeric_limits<int>::max();
    // Half of all starts lead nowhere, and most that lead somewhere do so soon.
    std::int64_t left = e.is_grown ? e.budget : e.budget / 4, since_sample = 0, flips = 0, draws = 0;
    while (left > 0 && !is_stopped_) {
        if (walk->best_rank() < told) {
            if (walk->statistics().improvements > 0)
                left = e.budget;
            told = walk->best_rank();
            deposit(e, walk->best(), lifting_effort::much);
        }
        {
            std::shared_lock<std::shared_mutex> quiet;
            if (measure_)
                quiet = std::shared_lock(quiet_);
            walk->advance(step, accepts);
        }
        left -= step;
        draws += step;
        since_sample += step;
        bool is_worth_a_sample = false;
        {
            const std::lock_guard lock(mutex_);
            shape_state& s = shared_state();
            s.draws += step;
            s.stale += step;
            s.flips += walk->statistics().flips - flips;
            flips = walk->statistics().flips;
            is_worth_a_sample = since_sample >= sampling && !s.pool.empty() &&
                                walk->current_rank() == s.pool.best().figures.rank;
            if (!e.is_grown && e.symmetry != walked_symmetry::rotation && !s.pool.empty() &&
                s.pool.best().figures.rank < walk->best_rank() - 1)
                left = std::min(
                    left,
                    e.budget / 4); // Others are further on; what a rotation walk goes through is in no pool.
            if (agenda_.is_satisfied(s) && !e.is_from_pool && walk->best_rank() <= s.pool.best().figures.rank)
                left = 0;
        }
        if (is_worth_a_sample) {
            since_sample = 0;
            deposit(e, walk->current(), lifting_effort::little);
        }
    }
    factorization best = walk->best();
    if (walk->best_rank() < told && !is_stopped_)
        deposit(e, best, lifting_effort::much);
    return {std::move(best), draws};
}

// Offers what was walked to the pool, over the ring of the search.
void search_session::deposit(const episode& e, const factorization& found, lifting_effort effort) {
    {
        const std::lock_guard lock(mutex_);
        const shape_state& s = agenda_.states()[e.state];
        if (found.rank > volume(s.dimensions) || !s.pool.wants(found.rank))
            return; // A cyclic start can have more terms than the definition.
    }
    const std::optional<factorization> table = usable(found, effort);
    if (!table)
        return;
    found_scheme scheme = scheme_of_table(*table);
    scheme.seconds = seconds();
    scheme.start = e.described;
    if (request_.inequivalent)
        scheme.invariant = equivalence_invariant(*table);
    if (measure_) {
        std::optional<found_scheme> incumbent;
        {
            const std::lock_guard lock(mutex_);
            const shape_state& s = agenda_.states()[e.state];
            if (!s.is_target || s.pool.holds(scheme.digest))
                incumbent = std::nullopt;
            else if (!s.pool.empty())
                incumbent = s.pool.best();
        }
        scheme.figures.time = measured_time(scheme, incumbent);
    }
    const std::lock_guard lock(mutex_);
    shape_state& s = agenda_.states()[e.state];
    if (request_.inequivalent && s.is_target && s.pool.holds_equivalent(scheme.invariant) &&
        scheme.figures.rank >= s.pool.best().figures.rank)
        return;
    const offered what = s.pool.offer(std::move(scheme), request_.goal);
    if (what == offered::refused)
        return;
    s.has_changed = true;
    if (what == offered::improved) {
        s.stale = 0;
        s.improved = seconds();
    }
    check_goal();
}

// In units of the first scheme of its rank. Products are timed while no walk runs.
double search_session::measured_time(const found_scheme& scheme,
                                     const std::optional<found_scheme>& incumbent) {
    constexpr double most_additions = 1.1;
    if (!incumbent || incumbent->figures.rank != scheme.figures.rank || incumbent->figures.time == 0)
        return 1;
    if (scheme.figures.additions > most_additions * incumbent->figures.additions)
        return 0;
    const std::unique_lock quiet(quiet_);
    return incumbent->figures.time * measure_(scheme.table, incumbent->table);
}

// Requires: the lock, or no threads.
void search_session::check_goal() {
    if (!agenda_.is_reached())
        return;
    is_reached_ = true;
    is_stopped_ = true;
}

} // namespace fastmm_tool
